"""``proofread`` and ``explain`` as a clerk calls them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from docx import Document

from tests.commands.conftest import Call
from tests.proofread.languagetool.server import answering, remark, serving
from tests.proofread.spelling.dictionaries import german

MUSEEN = Path("data/2014/massnahmen/museen.yaml")
SAFE, UNSAFE = "für 4-6 Jahre", "entsprechend des Planes"


@pytest.fixture
def flawed(folder: Path) -> Path:
    """The clerk's folder with two mistakes at the end of the museums' file."""
    measure = (
        f"  - id: neu  # bleibt\n    kategorie: III\n    art: [interkommunal]\n    thema: Ausstellung {SAFE} {UNSAFE}\n"
    )
    path = folder / MUSEEN
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + "\n" + measure, encoding="utf-8")
    return path


def answer(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_the_committed_register_has_no_error_and_no_warning(folder: Path, call: Call) -> None:
    code, out, _ = call("proofread", "2014")
    assert code == 0
    assert " 0 Fehler, 0 Warnungen, " in out


def test_mistakes_are_shown_with_their_place_and_the_exit_code_is_1(flawed: Path, call: Call) -> None:
    code, out, _ = call("proofread", "2014", "--department", "museen", "--level", "warnung")
    assert code == 1
    assert "Warnung TYP003: " in out
    assert "Ausstellung für »4-6« Jahre" in out
    lines = flawed.read_text(encoding="utf-8").split("\n")
    number = next(number for number, line in enumerate(lines, 1) if SAFE in line)
    assert f"{MUSEEN.as_posix()}:{number}:{lines[number - 1].index('4-6') + 1}\n" in out


def test_rules_and_levels_can_be_chosen(flawed: Path, call: Call) -> None:
    for arguments, expected in (
        (("--select", "TYP,RSC104"), {"TYP003", "RSC104"}),
        (("--select", "TYP", "--select", "RSC"), {"TYP003", "RSC104"}),
        (("--ignore", "TYP,STI,DAT"), {"RSC104"}),
        (("--level", "fehler"), {"RSC104"}),
    ):
        _, out, _ = call("proofread", "2014", "--department", "museen", "--format", "json", "--to", "-", *arguments)
        assert {each["code"] for each in json.loads(out)["befunde"]} == expected


def test_statistics_count_the_rules(flawed: Path, call: Call) -> None:
    code, out, _ = call("proofread", "2014", "--select", "TYP", "--statistics")
    assert code == 1
    assert out.startswith("    1  TYP003  Warnung ")
    assert out.endswith("1 Befund: 0 Fehler, 1 Warnung, 0 Hinweise.\n")


def test_all_formats_are_written_beside_the_paper(flawed: Path, call: Call) -> None:
    code, out, _ = call("proofread", "2014", "--format", "json,sarif,html,docx,pdf")
    assert code == 1
    for form in ("json", "sarif", "html", "docx", "pdf"):
        path = Path("output/2014") / f"korrektur.{form}"
        assert f"{path} geschrieben." in out
        assert path.stat().st_size > 1000
    assert "Befunde: " in out
    assert "»4-6«" not in out
    log = json.loads(Path("output/2014/korrektur.sarif").read_text(encoding="utf-8"))
    uris = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in log["runs"][0]["results"]
    }
    assert MUSEEN.as_posix() in uris


def test_text_goes_to_a_file_too_and_never_over_somebody_elses(folder: Path, call: Call) -> None:
    assert call("proofread", "2014", "--to", "liste.txt")[0] == 0
    assert "Befunde: " in Path("liste.txt").read_text(encoding="utf-8")
    code, _, err = call("proofread", "2014", "--to", "liste.txt")
    assert code == 2
    assert "liste.txt: gibt es schon" in err


def test_a_commented_file_that_somebody_answered_in_is_not_overwritten(folder: Path, call: Call) -> None:
    call("proofread", "2014", "--format", "docx")
    path = Path("output/2014/korrektur.docx")
    path.write_bytes(path.read_bytes() + b"\0")
    code, _, err = call("proofread", "2014", "--format", "docx")
    assert code == 2
    assert "von Hand geändert" in err


def test_old_findings_are_put_aside_and_new_ones_shown(flawed: Path, call: Call) -> None:
    code, _, err = call("proofread", "2014", "--baseline", "alt.json", "--write-baseline")
    assert code == 0
    assert "in alt.json aufgenommen." in err
    flawed.write_text(flawed.read_text(encoding="utf-8").replace(SAFE, f"{SAFE} und 7-8 Monate"), encoding="utf-8")
    code, out, err = call("proofread", "2014", "--baseline", "alt.json", "--level", "warnung")
    assert code == 1
    assert "»7-8«" in out
    assert "1 Befund: " in out
    assert "frühere Befunde aus alt.json nicht gezeigt." in err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "die Datei gibt es nicht"),
        (b"[]", "ist keine Liste früherer Befunde"),
        (b"\xff", "ist keine Liste früherer Befunde"),
        (b"", "ist keine Liste früherer Befunde"),
    ],
)
def test_a_wrong_list_of_old_findings_is_told(folder: Path, call: Call, content: bytes | None, message: str) -> None:
    if content is not None:
        Path("alt.json").write_bytes(content)
    code, _, err = call("proofread", "2014", "--baseline", "alt.json")
    assert code == 2
    assert f"alt.json: {message}" in err


def test_a_list_is_never_written_over_another_file(folder: Path, call: Call) -> None:
    before = MUSEEN.read_bytes()
    code, _, err = call("proofread", "2014", "--baseline", str(MUSEEN), "--write-baseline")
    assert code == 2
    assert "ist keine Liste früherer Befunde" in err
    assert MUSEEN.read_bytes() == before
    Path("gross.json").write_bytes(b"{" + b" " * 2**25)
    assert "ist zu groß" in call("proofread", "2014", "--baseline", "gross.json")[2]
    assert "kann nicht gelesen werden" in call("proofread", "2014", "--baseline", "data")[2]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--format", "html,docx", "--to", "x.html"), "--to nennt eine Datei, --format mehrere"),
        (("--write-baseline",), "--write-baseline braucht --baseline DATEI"),
        (("--write-baseline", "--baseline", "x", "--select", "TYP"), "nimmt alle Befunde auf, keine Auswahl"),
        (("--unsafe",), "gibt es nur mit --fix"),
        (("--select", "REG"), "Bitte die Word-Datei des Entwurfs angeben"),
        (("--statistics", "--format", "html"), "--statistics zählt nur"),
        (("--statistics", "--to", "x.txt"), "--statistics zählt nur"),
        (("--pages", "--ignore", "DOK"), "--pages prüft mit den Regeln DOK"),
        (("--pages",), "In output/2014 ist noch keine. Zuerst: ikz-report build 2014"),
        (("--department", "Musen"), "Meinten Sie „Museen“?"),
        (("--select", "ABC"), "Eine Regel „ABC“ gibt es nicht"),
        (("--level", "schlimm"), "„schlimm“ gibt es hier nicht; möglich: fehler, warnung, hinweis"),
        (("--format", "odt"), "möglich: text, json, sarif, html, docx, pdf"),
    ],
)
def test_a_wrong_call_is_told_in_german(folder: Path, call: Call, arguments: tuple[str, ...], message: str) -> None:
    code, _, err = call("proofread", "2014", *arguments)
    assert code == 2
    assert message in err


def test_fix_makes_safe_corrections_and_keeps_every_other_byte(flawed: Path, call: Call) -> None:
    before = flawed.read_bytes()
    others = {path: path.read_bytes() for path in Path("data").rglob("*.yaml") if path != MUSEEN}
    code, out, err = call("proofread", "2014", "--fix", "--level", "warnung")
    assert code == 1
    assert "1 Maßnahme verbessert in data/2014/massnahmen/museen.yaml." in err
    assert flawed.read_bytes() == before.replace(b"4-6", "4–6".encode())
    assert {path: path.read_bytes() for path in others} == others
    assert "TYP003" not in out
    assert "RSC104" in out
    assert "Es gibt nichts zu verbessern." in call("proofread", "2014", "--fix")[2]


def test_fix_may_be_looked_at_first(flawed: Path, call: Call) -> None:
    before = flawed.read_bytes()
    _, _, err = call("proofread", "2014", "--fix", "--dry-run")
    assert "+    thema: Ausstellung für 4–6 Jahre entsprechend des Planes" in err
    assert "Es wurde nichts geändert." in err
    assert flawed.read_bytes() == before


def test_fix_keeps_to_the_departments_named(flawed: Path, call: Call) -> None:
    before = flawed.read_bytes()
    assert "Es gibt nichts zu verbessern." in call("proofread", "2014", "--fix", "--department", "Rechtsamt")[2]
    assert flawed.read_bytes() == before


def test_unsafe_corrections_are_shown_and_made_after_a_yes(
    flawed: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = flawed.read_bytes()
    answer(monkeypatch, "nein\n")
    assert "Es wurde nichts geändert." in call("proofread", "2014", "--fix", "--unsafe")[2]
    assert flawed.read_bytes() == before
    answer(monkeypatch, "vielleicht\nj\n")
    _, _, err = call("proofread", "2014", "--fix", "--unsafe")
    assert "„vielleicht“ ist keine Antwort. Bitte ja oder nein eingeben." in err
    assert "Error" not in err
    assert "-    thema: Ausstellung für 4-6 Jahre entsprechend des Planes" in err
    assert "entsprechend dem Plan" in flawed.read_text(encoding="utf-8")
    assert "# bleibt" in flawed.read_text(encoding="utf-8")


def test_without_an_answer_nothing_is_changed(flawed: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    before = flawed.read_bytes()
    answer(monkeypatch, "")
    code, _, err = call("proofread", "2014", "--fix", "--unsafe")
    assert code == 130
    assert "Es wurde nichts geändert." in err
    assert flawed.read_bytes() == before


def test_yes_makes_unsafe_corrections_without_asking(flawed: Path, call: Call) -> None:
    call("proofread", "2014", "--fix", "--unsafe", "--yes")
    assert "4–6 Jahre entsprechend dem Plan" in flawed.read_text(encoding="utf-8")


def test_explain_tells_one_rule_or_lists_all(call: Call) -> None:
    assert call("explain", "typ003")[1].startswith("TYP003 ")
    listed = call("explain")[1].splitlines()
    assert any(line.startswith("TYP003  Warnung ") for line in listed)
    assert any(line.endswith("(zunächst aus)") for line in listed)
    assert [line[:3] for line in call("explain", "typ")[1].splitlines()] == ["TYP"] * 16
    assert {"code", "titel", "stufe", "grund"} <= json.loads(call("explain", "TYP003", "--json")[1])[0].keys()
    assert len(json.loads(call("explain", "--json")[1])) == len(listed)
    code, _, err = call("explain", "TYP999")
    assert code == 2
    assert "Eine Regel „TYP999“ gibt es nicht" in err


def mistype(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(SAFE, "Vereinbrung mit Xantropolis"), encoding="utf-8")


def test_unknown_words_are_one_list_in_every_format(flawed: Path, call: Call) -> None:
    german()
    mistype(flawed)
    code, out, _ = call("proofread", "2014", "--select", "RSC100")
    assert code == 0
    assert "2 unbekannte Wörter (RSC100)" in out
    assert "Vereinbrung: vielleicht „Vereinbarung“" in out
    assert "Xantropolis\n      neu · Kategorie III (Priorität) · Thema, data/2014/massnahmen/museen.yaml:" in out
    assert "Rechtschreibung geprüft mit " in out
    assert call("proofread", "2014", "--select", "RSC100", "--format", "json,sarif,html,docx")[0] == 0
    data = json.loads(Path("output/2014/korrektur.json").read_text(encoding="utf-8"))
    assert data["befunde"] == []
    assert [each["wort"] for each in data["rechtschreibung"]["woerter"]] == ["Vereinbrung", "Xantropolis"]
    place = data["rechtschreibung"]["woerter"][1]["stellen"][0]
    line = Path(place["datei"]["pfad"]).read_text(encoding="utf-8").split("\n")[place["datei"]["zeile"] - 1]
    assert line[place["datei"]["spalte"] - 1 :].startswith("Xantropolis")
    results = json.loads(Path("output/2014/korrektur.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert [each["ruleId"] for each in results] == ["RSC100", "RSC100"]
    html = Path("output/2014/korrektur.html").read_text(encoding="utf-8")
    assert '<h2 id="woerter">2 unbekannte Wörter</h2>' in html
    assert '<a href="#neu">' in html
    comments = [each.text for each in Document("output/2014/korrektur.docx").comments]
    assert len(comments) == 1
    assert comments[0].startswith("Hinweis RSC100: 2 unbekannte Wörter\nVereinbrung: vielleicht „Vereinbarung“")


def test_unknown_words_keep_to_departments_levels_and_the_list_of_old_findings(flawed: Path, call: Call) -> None:
    german()
    mistype(flawed)
    for arguments, count in (
        (("--department", "museen"), 2),
        (("--department", "Rechtsamt"), 0),
        (("--level", "warnung"), 0),
        (("--no-spelling",), 0),
        (("--ignore", "RSC100"), 0),
    ):
        out = call("proofread", "2014", *arguments)[1]
        assert ("2 unbekannte Wörter" in out) == bool(count), arguments
    call("proofread", "2014", "--baseline", "alt.json", "--write-baseline")
    assert "unbekannte" not in call("proofread", "2014", "--baseline", "alt.json")[1]


def test_statistics_count_unknown_words(flawed: Path, call: Call) -> None:
    german()
    mistype(flawed)
    out = call("proofread", "2014", "--select", "RSC100", "--statistics")[1]
    assert out.startswith("    2  RSC100  Hinweis Unbekanntes Wort\n0 Befunde: ")


def test_a_word_is_added_once_and_known_from_then_on(flawed: Path, call: Call) -> None:
    german()
    mistype(flawed)
    before = Path("data/korrektur.yaml").read_text(encoding="utf-8")
    code, out, _ = call("proofread", "2014", "--add-word", "Xantropolis")
    assert (code, out) == (0, "In die Wortliste in data/korrektur.yaml aufgenommen: „Xantropolis“.\n")
    after = Path("data/korrektur.yaml").read_text(encoding="utf-8")
    assert [line for line in after.split("\n") if line not in before.split("\n")] == ["  - Xantropolis"]
    assert "hat das schon" in call("proofread", "2014", "--add-word", "Xantropolis")[1]
    assert Path("data/korrektur.yaml").read_text(encoding="utf-8") == after
    assert "1 unbekanntes Wort (RSC100)" in call("proofread", "2014", "--select", "RSC100")[1]


def test_nonsense_is_not_added(folder: Path, call: Call) -> None:
    before = Path("data/korrektur.yaml").read_bytes()
    code, _, err = call("proofread", "2014", "--add-word", "Doppik", "--add-word", "zwei Wörter")
    assert code == 2
    assert "„zwei Wörter“ sind mehrere Wörter. Bitte jedes mit eigenem --add-word angeben." in err
    assert Path("data/korrektur.yaml").read_bytes() == before


def test_a_missing_dictionary_is_a_sentence_and_an_error_only_where_it_was_asked_for(
    folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ikz_report.proofread.spelling.dictionary.find_dictionaries", lambda: iter(()))
    code, out, _ = call("proofread", "2014")
    assert code == 0
    assert "Die Rechtschreibung wurde nicht geprüft: " in out
    code, _, err = call("proofread", "2014", "--spelling")
    assert code == 2
    assert err.startswith("Fehler: Die Rechtschreibung wurde nicht geprüft: ")
    assert "geprüft" not in call("proofread", "2014", "--no-spelling")[1]


def test_a_wrong_dictionary_is_told_with_its_path(folder: Path, call: Call) -> None:
    german()
    code, _, err = call("proofread", "2014", "--dictionary", "nirgends.dic")
    assert code == 2
    assert "nirgends.aff: Diese Datei des Wörterbuchs gibt es nicht" in err
    assert "widersprechen sich" in call("proofread", "2014", "--dictionary", "x.dic", "--no-spelling")[2]
    settings = Path("data/korrektur.yaml")
    settings.write_text(settings.read_text(encoding="utf-8") + "woerterbuch: eigenes.dic\n", encoding="utf-8")
    code, out, _ = call("proofread", "2014")
    assert code == 0
    assert "eigenes.aff: Diese Datei des Wörterbuchs gibt es nicht" in out


def test_a_server_reads_along_and_a_missing_one_is_told(flawed: Path, call: Call) -> None:
    with serving(answering(lambda text: remark(text, "Ausstellung"))) as (address, _):
        code, out, _ = call("proofread", "2014", "--languagetool", address, "--department", "museen")
        settings = Path("data/korrektur.yaml")
        text = f"languagetool:\n  adresse: {address}\n  ohne: [REGEL]\n"
        settings.write_text(settings.read_text(encoding="utf-8") + text, encoding="utf-8")
        silenced = call("proofread", "2014", "--select", "LTL")[1]
    assert code == 1
    assert "Hinweis LTL200: Möglicher Fehler gefunden. (LanguageTool: REGEL)" in out
    assert f"Mitgelesen hat LanguageTool 6.5 unter {address}." in out
    assert silenced == f"Keine Befunde.\nMitgelesen hat LanguageTool 6.5 unter {address}.\n"
    code, _, err = call("proofread", "2014", "--format", "html")
    assert code == 2
    assert f"Der Dienst unter {address} ist nicht zu erreichen" in err
    assert not Path("output").exists()
    assert call("proofread", "2014", "--languagetool", "nein")[0] == 1
    assert "keine Adresse eines Dienstes" in call("proofread", "2014", "--languagetool", "localhost")[2]
