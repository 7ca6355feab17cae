"""``build`` as a clerk calls it."""

from __future__ import annotations

import io
import json
import shutil
from hashlib import sha512
from pathlib import Path

import pypdfium2
import pytest

from ikz_report.register import load_report
from ikz_report.writers import libreoffice
from tests.commands.conftest import Call


def listing(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_it_writes_word_pdf_and_the_oparl_paper(folder: Path, call: Call) -> None:
    code, out, err = call("build", "2014")
    output = folder / "output" / "2014"
    assert (code, err) == (0, "")
    assert "IKZ_2014.docx geschrieben." in out
    assert listing(output) == [".ikz-report.json", "IKZ_2014.docx", "IKZ_2014.pdf", "paper.json"]
    pdf = (output / "IKZ_2014.pdf").read_bytes()
    paper = json.loads((output / "paper.json").read_bytes())
    main = paper["mainFile"]
    assert (main["size"], main["sha512Checksum"]) == (len(pdf), sha512(pdf).hexdigest())
    assert (output / main["accessUrl"]).samefile(output / "IKZ_2014.pdf")
    before = load_report(folder / "data", 2013)
    assert paper["ikz:beispiel"].endswith(f"; 2013: {before.example}")


def test_two_builds_in_two_folders_give_the_same_bytes(folder: Path, call: Call) -> None:
    call("build", "2014")
    call("--output", "anders", "build", "2014")
    for name in listing(folder / "output" / "2014"):
        assert (folder / "output" / "2014" / name).read_bytes() == (folder / "anders" / "2014" / name).read_bytes()


def test_only_what_is_asked_for_is_written(folder: Path, call: Call) -> None:
    assert call("build", "2014", "--format", "docx")[0] == 0
    assert listing(folder / "output" / "2014") == [".ikz-report.json", "IKZ_2014.docx", "paper.json"]


def test_a_word_file_changed_by_hand_is_never_overwritten(folder: Path, call: Call) -> None:
    call("build", "2014", "--format", "docx")
    target = folder / "output" / "2014" / "IKZ_2014.docx"
    target.write_bytes(b"edited in Word")
    code, _, err = call("build", "2014")
    assert code == 2
    assert "von Hand geändert" in err
    assert target.read_bytes() == b"edited in Word"
    assert "IKZ_2014.pdf" not in listing(folder / "output" / "2014")


def test_mistakes_in_the_register_come_with_their_place_and_nothing_is_written(folder: Path, call: Call) -> None:
    path = folder / "data" / "2014" / "massnahmen" / "umweltamt.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("arbeitsstand:", "arbeitstand:", 1), encoding="utf-8")
    code, _, err = call("build", "2014")
    assert code == 2
    assert "umweltamt.yaml:" in err
    assert "Gemeint ist wohl „arbeitsstand“." in err
    assert not (folder / "output").exists()


def test_a_template_that_would_lose_a_column_is_refused(folder: Path, call: Call) -> None:
    own = folder / "eigene"
    shutil.copytree(folder / "templates", own)
    template = own / "bericht.typ"
    source = template.read_text(encoding="utf-8")
    assert "principles" not in source
    broken = source.replace("leitsaetze", "einleitung")
    assert broken != source
    template.write_text(broken, encoding="utf-8")
    code, _, err = call("build", "2014", "--format", "pdf", "--templates", "eigene")
    assert code == 2
    assert "Die PDF-Datei wäre unvollständig, es wurde nichts geschrieben." in err
    assert "Leitsätze" in err
    assert err.endswith("docs/vorlage-pdf.md nennt ihre Felder.\n")
    assert "eigene/bericht.typ" in err
    assert not (folder / "output").exists()


def test_a_folder_without_templates_is_named(folder: Path, call: Call) -> None:
    code, _, err = call("build", "2014", "--templates", "nirgends")
    assert code == 2
    assert "informationsvorlage.docx: diese Vorlage gibt es nicht" in err or "bericht.typ: diese Vorlage" in err


def test_a_year_that_is_not_there_is_named_with_those_that_are(folder: Path, call: Call) -> None:
    code, _, err = call("build", "2019")
    assert code == 2
    assert "2019" in err
    assert "2013, 2014" in err


def test_without_a_year_before_check_and_build_say_the_same_of_cover_and_charts(folder: Path, call: Call) -> None:
    shutil.rmtree(folder / "data" / "2013")
    code, out, _ = call("check", "2014")
    *told, count = out.splitlines()
    assert (code, count) == (1, f"2014: {len(told)} Fehler.")
    assert any("„[[neu]]“: diese Zahl gibt es nur" in line for line in told)
    assert any("Das Diagramm „Maßnahmen 2013 und 2014 nach Art“: für das Jahr 2013 gibt es" in line for line in told)
    assert all(line.startswith("data/2014/bericht.yaml:") for line in told)
    code, _, err = call("build", "2014")
    assert code == 2
    assert err == "Fehler: " + "".join(f"{line}\n" for line in told)
    assert not (folder / "output").exists()


def test_a_chart_that_may_lack_figures_is_left_out_and_said(folder: Path, call: Call) -> None:
    shutil.rmtree(folder / "data" / "2013")
    bericht = folder / "data" / "2014" / "bericht.yaml"
    text = bericht.read_text(encoding="utf-8")
    start, end = text.index("vorlage:"), text.index("diagramme:")
    bericht.write_text(text[:start] + text[end:].replace("]}", "], freiwillig: ja}"), encoding="utf-8")
    assert call("check", "2014")[0] == 0
    code, _, err = call("build", "2014")
    assert code == 0
    assert (
        "Entfallen (freiwillig): Diagramm „Maßnahmen der Interkommunalen Zusammenarbeit 2013“; es fehlen Zahlen" in err
    )


def test_without_libreoffice_pdf_from_word_says_so(folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "find_office", lambda: None)
    code, _, err = call("build", "2014", "--pdf-from-word")
    assert code == 2
    assert "LibreOffice ist auf diesem Rechner nicht installiert" in err
    assert not (folder / "output").exists()


@pytest.mark.skipif(libreoffice.find_office() is None, reason="LibreOffice is not installed")
def test_libreoffice_makes_a_tagged_pdf_of_the_word_file(folder: Path, call: Call) -> None:
    code, _, err = call("build", "2014", "--pdf-from-word")
    assert (code, err) == (0, "")
    pdf = (folder / "output" / "2014" / "IKZ_2014.pdf").read_bytes()
    assert b"/StructTreeRoot" in pdf


@pytest.mark.skipif(libreoffice.find_office() is None, reason="LibreOffice is not installed")
def test_of_a_pdf_from_word_only_the_pdf_is_written_where_only_that_is_asked_for(folder: Path, call: Call) -> None:
    code, out, _ = call("build", "2014", "--pdf-from-word", "--format", "pdf", "--json")
    assert code == 0
    assert listing(folder / "output" / "2014") == [".ikz-report.json", "IKZ_2014.pdf", "paper.json"]
    assert json.loads(out)["dateien"] == ["output/2014/IKZ_2014.pdf"]
    paper = json.loads((folder / "output" / "2014" / "paper.json").read_bytes())
    assert (paper["mainFile"]["fileName"], paper.get("auxiliaryFile")) == ("IKZ_2014.pdf", None)


def test_a_pdf_from_word_without_a_pdf_is_a_contradiction(folder: Path, call: Call) -> None:
    code, _, err = call("build", "2014", "--pdf-from-word", "--format", "docx")
    assert code == 2
    assert "Fehler: --pdf-from-word macht eine PDF, --format docx will keine. Bitte --pdf-from-word weglassen" in err
    assert not (folder / "output").exists()


def test_a_pdf_from_word_that_lacks_a_page_is_refused(
    folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_the_third_page(word: bytes) -> bytes:
        document = pypdfium2.PdfDocument(to_pdf(word))
        document.del_page(2)
        result = io.BytesIO()
        document.save(result)
        return result.getvalue()

    to_pdf = libreoffice.to_pdf
    if libreoffice.find_office() is None:
        pytest.skip("LibreOffice is not installed")
    monkeypatch.setattr(libreoffice, "to_pdf", without_the_third_page)
    code, _, err = call("build", "2014", "--pdf-from-word")
    assert code == 2
    assert "wäre unvollständig" in err
    assert err.endswith("Ohne --pdf-from-word entsteht die PDF ohne LibreOffice.\n")
    assert not (folder / "output").exists()


def test_an_epoch_that_is_no_number_is_named(folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "gestern")
    code, _, err = call("build", "2014")
    assert code == 2
    assert "SOURCE_DATE_EPOCH=gestern: muss eine Zahl von Sekunden seit 1970 sein." in err
