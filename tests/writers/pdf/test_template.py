"""The office's template: what it may do, what it may not, and how its mistakes are told."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from ikz_report.errors import InternalError, TemplateError
from ikz_report.writers.pdf.typesetter import GIGABYTE, MAX_TEMPLATE, Limits, set_pdf
from tests.writers.pdf.papers import TEMPLATE, sample_pdf
from tests.writers.pdf.tagged import read_tags

HEAD = '#set document(title: "T")\n#set text(lang: "de", font: "Source Sans Pro")\n'
SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>"
DATA = '{"titel": "T", "kategorien": []}'
LIMITS = Limits(seconds=60, memory=2 * GIGABYTE)


def write(folder: Path, body: str) -> Path:
    template = folder / "bericht.typ"
    template.write_text(HEAD + body, encoding="utf-8")
    return template


def mistake(folder: Path, body: str) -> str:
    template = write(folder, body)
    with pytest.raises(TemplateError) as error:
        set_pdf(template, DATA, 0, LIMITS)
    return str(error.value).replace(f"{folder}/", "").replace(f"{folder}\\", "")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("Text #nix", "bericht.typ:3:7: Den Namen „nix“ gibt es nicht. Bitte die Schreibweise prüfen."),
        (
            "#let kopfzeile = 1\n#kopfzeil",
            "bericht.typ:4:2: Den Namen „kopfzeil“ gibt es nicht. Meinten Sie „kopfzeile“?",
        ),
        (
            "#json(bytes(sys.inputs.daten)).kategorie",
            "bericht.typ:3:32: Das Feld „kategorie“ gibt es in den Daten nicht. Meinten Sie „kategorien“?",
        ),
        ("#text(siez: 3pt)[x]", "bericht.typ:3:7: Die Angabe „siez“ gibt es hier nicht."),
        ("#if true {", "Hier beginnt etwas, das nicht geschlossen wird"),
        ('#"abc', "Hier beginnt etwas, das nicht geschlossen wird"),
        ("#)", "bericht.typ:3:2: Diese schließende Klammer hat keine öffnende."),
        ('#set text(font: "Arial")\nText', "bericht.typ:3:17: Die Schrift „arial“ gibt es hier nicht"),
        ("$x$", "Hierfür gibt es keine Schrift; Formeln"),
        ("○", "bericht.typ:3:1: Das Zeichen „○“ hat die Schrift nicht."),
        ('#image("fehlt.png", alt: "x")', "bericht.typ:3:8: Diese Datei steht der Vorlage nicht zur Verfügung."),
        ('#image("../fehlt.png", alt: "x")', "Diese Datei steht der Vorlage nicht zur Verfügung."),
        ('#read("/etc/passwd")', "Diese Datei steht der Vorlage nicht zur Verfügung."),
        ('#import "teil.typ": x', "Diese Datei steht der Vorlage nicht zur Verfügung."),
        ('#import "@preview/a:1.0.0"', "bericht.typ:3:9: Zusatzpakete („@preview/…“) sind in Vorlagen nicht erlaubt."),
        ('#import "@local/a:1.0.0"', "Zusatzpakete („@preview/…“) sind in Vorlagen nicht erlaubt."),
        ('#eval("import \\"@preview/a:1.0.0\\"")', "Zusatzpakete („@preview/…“) sind in Vorlagen nicht erlaubt."),
        (f'#image(bytes("{SVG}"))', "Diesem Bild fehlt die Beschreibung für Blinde"),
        ("= A\n=== B", "bericht.typ:4:1: Die Ebenen der Überschriften müssen lückenlos sein"),
        ("== B", "Die Ebenen der Überschriften müssen lückenlos sein"),
        ("#set document(title: none)", "bericht.typ: Es fehlt der Titel des Dokuments"),
        ("#let f(x) = f(x)\n#f(1)", "Diese Funktion ruft sich ohne Ende selbst auf."),
        ("#while true {}", "Diese Schleife läuft ohne Ende."),
        ("#let i = 0\n#while i < 1 { i = i * 2 }", "Diese Schleife läuft ohne Ende."),
        ("@ziel", "Den Verweis „ziel“ gibt es nicht."),
        ("#counter(page).display()", "Das geht nur innerhalb von „context“."),
        ("#table(columns: 2, table.cell(colspan: 3)[x])", "Diese Zelle ist breiter als die Tabelle (colspan)."),
        ('#(1 + "a")', "„integer“ und „string“ lassen sich nicht addieren."),
        ('#text(size: "a")[x]', "Hier ist „length“ nötig, da steht „string“."),
        ('#panic("zu wenig")', "Die Vorlage hat selbst abgebrochen: zu wenig"),
        ('#assert(false, message: "zu viel")', "Die Vorlage hat selbst abgebrochen: zu viel"),
        ("#(1 / 0)", "bericht.typ:3:3: typst meldet: cannot divide by zero. Bitte die Stelle in der Vorlage prüfen."),
    ],
)
def test_a_mistake_is_told_in_german_with_line_and_column(tmp_path: Path, body: str, message: str) -> None:
    assert message in mistake(tmp_path, body)


def test_of_many_mistakes_five_are_told(tmp_path: Path) -> None:
    text = mistake(tmp_path, "\n".join(f"== {letter}\n==== {letter}" for letter in "○◦▪▫□☒⇒"))
    assert len(text.splitlines()) == 6
    assert "… und" in text


def test_a_template_that_is_missing_too_large_or_no_text_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="Die Vorlage fehlt oder ist nicht lesbar"):
        sample_pdf(template=tmp_path / "fehlt.typ")
    template = tmp_path / "bericht.typ"
    template.write_bytes(b"#let \xff")
    with pytest.raises(TemplateError, match="Die Vorlage ist kein UTF-8-Text"):
        sample_pdf(template=template)
    template.write_bytes(b" " * (MAX_TEMPLATE + 1))
    with pytest.raises(TemplateError, match="Die Vorlage ist größer als 1 MB"):
        sample_pdf(template=template)


def test_a_template_saved_by_a_windows_editor_works(tmp_path: Path) -> None:
    template = tmp_path / "bericht.typ"
    template.write_bytes(b"\xef\xbb\xbf" + TEMPLATE.read_bytes().replace(b"\n", b"\r\n"))
    assert sample_pdf(template=template) == sample_pdf()


def test_a_logo_beside_the_template_can_be_printed(tmp_path: Path) -> None:
    (tmp_path / "wappen.svg").write_text(SVG, encoding="utf-8")
    template = write(tmp_path, '#image("wappen.svg", alt: "Wappen der Stadt")')
    assert [each.alt for each in read_tags(set_pdf(template, DATA, 0)).all("Figure")] == ["Wappen der Stadt"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need special rights on Windows")
def test_a_link_beside_the_template_is_no_way_to_other_files(tmp_path: Path) -> None:
    (tmp_path / "geheim.svg").write_text(SVG, encoding="utf-8")
    folder = tmp_path / "vorlagen"
    folder.mkdir()
    (folder / "wappen.svg").symlink_to(tmp_path / "geheim.svg")
    assert "steht der Vorlage nicht zur Verfügung" in mistake(folder, '#image("wappen.svg", alt: "x")')


def test_a_template_without_end_is_stopped(tmp_path: Path) -> None:
    body = "#for i in range(9000000) { for j in range(9000000) { let x = calc.sin(i) } }"
    template = write(tmp_path, body)
    with pytest.raises(TemplateError, match=r"Das Setzen wurde nach 1 Sekunden abgebrochen"):
        set_pdf(template, DATA, 0, Limits(seconds=1, memory=2 * GIGABYTE))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process' memory reliably")
def test_a_template_that_fills_the_memory_is_stopped(tmp_path: Path) -> None:
    template = write(tmp_path, "#let x = range(1000000000)")
    with pytest.raises(TemplateError, match=r"Das Setzen braucht mehr als 2 GB Speicher"):
        set_pdf(template, DATA, 0, LIMITS)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell script")
def test_a_crash_of_the_typesetter_is_no_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\necho kaputt >&2\nexit 139\n", encoding="utf-8")
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    with pytest.raises(InternalError, match="Das Satzprogramm ist abgestürzt: kaputt"):
        set_pdf(write(tmp_path, ""), DATA, 0, LIMITS)


def test_the_template_may_be_edited_in_look_wording_and_order(tmp_path: Path) -> None:
    folder = tmp_path / "vorlagen"
    shutil.copytree(TEMPLATE.parent, folder)
    template = folder / TEMPLATE.name
    source = template.read_text(encoding="utf-8")
    assert "[Seite #counter" in source
    template.write_text(source.replace("[Seite #counter", "[Blatt #counter").replace("15pt", "18pt"), encoding="utf-8")
    assert sample_pdf(template=template) != sample_pdf()


def test_limits_grow_with_the_data() -> None:
    small, large = Limits.for_data(80_000), Limits.for_data(8_000_000)
    assert small.seconds < large.seconds
    assert small.memory < large.memory
