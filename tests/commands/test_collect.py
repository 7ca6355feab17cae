"""``collect`` as the office uses it: merging, conflicts, questions, reports."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ikz_report.model import Paragraph, Report, plain_content
from tests.collect.registers import Register, changed, new_register, with_cell
from tests.collect.word import WordFile, element
from tests.samples import item, para

Said = pytest.CaptureFixture[str]


def returned(register: Register, *edits: Callable[[WordFile], object], key: str = "umweltamt", name: str = "a") -> Path:
    """The department's file, edited and sent back."""
    word = WordFile(register.docx(key))
    for edit in edits:
        edit(word)
    return word.save(register.folder / f"{name}.docx")


def thema(report: Report, measure: str) -> str:
    return next(plain_content(each.cell("thema")) for each in report.measures() if each.id == measure)


def saale(word: WordFile) -> None:
    word.replace("elbe", "thema", 0, "Elbe", "Saale")


def test_what_only_the_register_changed_stays(register: Register, capsys: Said) -> None:
    register.edit("umweltamt", "Partnerschaft an der Elbe", "Partnerschaft an der Havel")
    path = returned(register, lambda word: word.append("elbe", "arbeitsstand", 3, " gut"))
    assert register.collect(path) == 0
    assert thema(register.report, "elbe") == "Partnerschaft an der Havel"
    assert "läuft gut" in register.yaml("umweltamt").read_text(encoding="utf-8")
    assert "Seit der Ausgabe im Register geändert" in register.page("umweltamt")


def test_what_both_changed_alike_is_no_change(register: Register, capsys: Said) -> None:
    register.edit("umweltamt", "an der Elbe", "an der Saale")
    before = register.yaml("umweltamt").read_bytes()
    assert register.collect(returned(register, saale)) == 0
    assert register.yaml("umweltamt").read_bytes() == before
    assert "1 Änderung hatte das Register schon genauso" in register.page("umweltamt")


def test_a_conflict_shows_three_texts_and_leaves_the_register_alone_there(register: Register, capsys: Said) -> None:
    register.edit("umweltamt", "an der Elbe", "an der Havel")
    path = returned(register, saale, lambda word: word.append("elbe", "arbeitsstand", 3, " gut"))
    capsys.readouterr()
    assert register.collect(path) == 1
    out = capsys.readouterr().out
    assert "Konflikt: elbe · Thema" in out
    assert re.search(
        "ausgegeben: +Partnerschaft an der Elbe\n +Dienststelle: +Partnerschaft an der Saale\n"
        " +Register: +Partnerschaft an der Havel\n",
        out,
    )
    assert "--take department" in out
    assert thema(register.report, "elbe") == "Partnerschaft an der Havel"
    assert "läuft gut" in register.yaml("umweltamt").read_text(encoding="utf-8")
    assert register.collect(path) == 1  # and is shown until somebody decides


@pytest.mark.parametrize(("side", "river"), [("department", "Saale"), ("register", "Havel")])
def test_take_decides_a_conflict_for_good(register: Register, side: str, river: str) -> None:
    register.edit("umweltamt", "an der Elbe", "an der Havel")
    path = returned(register, saale)
    assert register.collect("--take", side, path) == 0
    assert thema(register.report, "elbe") == f"Partnerschaft an der {river}"
    assert "Entschieden: der Text" in register.page("umweltamt")
    assert register.collect(path) == 0
    assert thema(register.report, "elbe") == f"Partnerschaft an der {river}"


def test_an_edit_of_the_register_decides_a_conflict(register: Register) -> None:
    register.edit("umweltamt", "an der Elbe", "an der Havel")
    path = returned(register, saale)
    assert register.collect(path) == 1
    register.edit("umweltamt", "an der Havel", "an der Saale")
    assert register.collect(path) == 0


def test_a_missing_row_is_asked_about_and_only_removed_when_told_so(register: Register, capsys: Said) -> None:
    path = returned(register, lambda word: word.remove_row("klima"))
    before = register.report
    assert register.collect(path) == 1
    assert "Zeile fehlt: klima „Klima in der Stadt" in capsys.readouterr().out
    assert register.report == before
    assert register.collect("--remove", "klima", path) == 0
    assert [each.id for each in register.report.measures() if each.id == "klima"] == []
    assert register.collect(path) == 0


def test_an_emptied_row_is_a_missing_one(register: Register, capsys: Said) -> None:
    def clear(word: WordFile) -> None:
        for name in ("art", "thema", "arbeitsstand"):
            word.clear("klima", name)

    before = register.report
    path = returned(register, clear)
    assert register.collect(path) == 1
    assert "Zeile fehlt: klima" in capsys.readouterr().out
    assert register.report == before
    assert register.collect("--remove", "alle", path) == 0
    assert "klima" not in {each.id for each in register.report.measures()}


def test_removing_what_is_not_missing_is_refused(register: Register, capsys: Said) -> None:
    before = register.state()
    assert register.collect("--remove", "elbe", returned(register, saale)) == 2
    assert "--remove elbe: diese Maßnahme fehlt in keiner der Dateien" in capsys.readouterr().err
    assert register.state() == before


def test_a_removed_measure_that_the_register_changed_is_a_conflict(register: Register, capsys: Said) -> None:
    register.edit("umweltamt", "Zweiter Absatz", "Neuer Absatz")
    path = returned(register, lambda word: word.remove_row("klima"))
    assert register.collect("--remove", "klima", path) == 1
    assert "Konflikt: klima · Maßnahme" in capsys.readouterr().out
    assert "klima" in {each.id for each in register.report.measures()}


def test_dry_run_shows_everything_and_writes_nothing(register: Register, capsys: Said) -> None:
    before = register.state()
    assert register.collect("--dry-run", returned(register, saale)) == 0
    out = capsys.readouterr().out
    assert "elbe · Thema: geändert: Partnerschaft an der Saale" in out
    assert "Nichts geschrieben (--dry-run)." in out
    assert register.state() == before
    assert not (register.folder / "output" / "2014" / "ruecklauf").exists()


def test_json_tells_a_program_what_happened(register: Register, capsys: Said) -> None:
    register.edit("umweltamt", "ohne Punkt", "mit Punkt")
    path = returned(register, saale, lambda word: word.append("klima", "arbeitsstand", 0, "e"))
    capsys.readouterr()
    assert register.collect("--json", path) == 1
    (data,) = json.loads(capsys.readouterr().out)
    assert (data["auszug"], data["jahr"], data["offen"]) == ("umweltamt", 2014, 1)
    assert data["uebernommen"] == [
        {
            "massnahme": "elbe",
            "thema": "Partnerschaft an der Saale",
            "feld": "thema",
            "titel": "Thema",
            "was": "geändert",
            "vorher": ["Partnerschaft an der Elbe"],
            "nachher": ["Partnerschaft an der Saale"],
        }
    ]
    assert data["konflikte"][0]["dienststelle"] == ["ohne Punkte"]


def test_only_the_lines_that_change_do(register: Register) -> None:
    register.edit("umweltamt", "    thema: Partnerschaft", "    # bitte so lassen\n    thema: Partnerschaft")
    before = register.yaml("umweltamt").read_text(encoding="utf-8").splitlines()
    assert register.collect(returned(register, saale)) == 0
    after = register.yaml("umweltamt").read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == ["    thema: Partnerschaft an der Saale"]
    assert [line for line in before if line not in after] == ["    thema: Partnerschaft an der Elbe"]


def test_a_line_written_over_in_word_keeps_its_remark_and_quotes(register: Register) -> None:
    register.edit("umweltamt", "- läuft", '- "läuft" # Rückfrage Frau X')
    path = returned(register, lambda word: word.replace("elbe", "arbeitsstand", 3, "läuft", "endet"))
    assert register.collect(path) == 0
    assert '      - "endet" # Rückfrage Frau X\n' in register.yaml("umweltamt").read_text(encoding="utf-8")


def test_the_remarks_of_a_measure_whose_end_is_confirmed_are_named(register: Register, capsys: Said) -> None:
    register.edit("umweltamt", "  - id: klima\n", "  # zum Klima\n  - id: klima # Beleg im Ordner 3\n")
    path = returned(register, lambda word: word.remove_row("klima"))
    text = register.yaml("umweltamt").read_text(encoding="utf-8")
    line = text[: text.index("# Beleg")].count("\n") + 1
    capsys.readouterr()
    assert register.collect("--remove", "klima", "--dry-run", path) == 0
    told = f"Bemerkung entfällt: 2014/massnahmen/umweltamt.yaml:{line}: # Beleg im Ordner 3\n"
    assert told in capsys.readouterr().out
    assert register.collect("--remove", "klima", "--json", path) == 0
    (data,) = json.loads(capsys.readouterr().out)
    file = "2014/massnahmen/umweltamt.yaml"
    assert data["bemerkungen_entfallen"] == [{"datei": file, "zeile": line, "text": "# Beleg im Ordner 3"}]
    assert f">{file}:{line}</td>" in (page := register.page("umweltamt"))
    assert "# Beleg im Ordner 3" in page
    assert "  # zum Klima\n" in register.yaml("umweltamt").read_text(encoding="utf-8")


def test_several_files_at_once(register: Register) -> None:
    one = returned(register, saale)
    two = returned(register, lambda word: word.append("pflanzungen", "thema", 0, " 2014"), key="stadtgarten", name="b")
    assert register.collect(one, two, one) == 0
    assert (thema(register.report, "elbe"), thema(register.report, "pflanzungen")) == (
        "Partnerschaft an der Saale",
        "Pflanzungen 2014",
    )


def test_two_files_of_one_department_go_one_after_the_other(register: Register, capsys: Said) -> None:
    one = returned(register, saale)
    two = returned(register, lambda word: word.append("klima", "arbeitsstand", 0, "!"), name="b")
    before = register.state()
    assert register.collect(one, two) == 2
    assert "a.docx und " in (said := capsys.readouterr().err)
    assert "b.docx kommen beide von „Umweltamt“. Bitte nacheinander einlesen" in said
    assert register.state() == before
    assert register.collect(one) == register.collect(two) == 0
    wanted = {
        "elbe": with_cell("thema", (para("Partnerschaft an der Saale"),)),
        "klima": with_cell("arbeitsstand", (para("ohne Punkt!"),)),
    }
    assert register.report == changed(new_register(register.folder / "fresh").report, wanted)


def test_the_files_of_a_department_and_of_its_dezernat_are_told_with_what_they_share(
    register: Register, capsys: Said
) -> None:
    assert register.extract("--by", "dezernat", "I") == 0
    one, two = returned(register, saale), returned(register, key="dezernat-i-gesamt", name="b")
    before = register.state()
    assert register.collect(two, one) == 2
    assert "b.docx (Auszug „Dezernat I“) und " in (said := capsys.readouterr().err)
    assert "a.docx (Auszug „Umweltamt“) enthalten beide die Maßnahmen von „Umweltamt“. Bitte nacheinander" in said
    assert register.state() == before


def test_a_second_file_that_says_otherwise_is_a_conflict(register: Register) -> None:
    assert register.collect(returned(register, saale)) == 0
    other = returned(register, lambda word: word.replace("elbe", "thema", 0, "Elbe", "Havel"), name="b")
    assert register.collect(other) == 1
    assert thema(register.report, "elbe") == "Partnerschaft an der Saale"


def test_a_return_finds_its_issue_after_a_newer_one(register: Register) -> None:
    path = returned(register, saale)
    register.edit("umweltamt", "ohne Punkt", "mit Punkt")
    assert register.extract("umweltamt") == 0
    assert register.collect(path) == 0
    assert thema(register.report, "elbe") == "Partnerschaft an der Saale"
    assert "mit Punkt" in register.yaml("umweltamt").read_text(encoding="utf-8")


def test_the_extract_of_a_dezernat_comes_back(register: Register) -> None:
    assert register.extract("--by", "dezernat", "I") == 0
    path = returned(
        register,
        saale,
        lambda word: word.append("staedtetag", "thema", 0, "en"),
        lambda word: word.add_row("konferenz", {0: "vertikal", 1: "Solar"}),
        key="dezernat-i-gesamt",
    )
    assert register.collect(path) == 0
    report = register.report
    assert (thema(report, "elbe"), thema(report, "staedtetag")) == ("Partnerschaft an der Saale", "Sitzungen")
    solar = next(each for each in report.placements() if each.measure.id == "solar")
    assert (solar.category.key, solar.section.unit.key) == ("III", "umweltamt")


def test_comments_and_tracked_changes_are_told_with_their_place(register: Register, capsys: Said) -> None:
    word = WordFile(register.docx("umweltamt"), tracked=True)
    word.replace("elbe", "perspektive", 0, "Fragen", "Themen")
    word.comment("klima", "thema", "Stimmt das <noch>?")
    assert register.collect(word.save(register.folder / "a.docx")) == 0
    out = capsys.readouterr().out
    assert "Kommentar von Amt 31 (klima · Thema): Stimmt das <noch>?" in out
    assert "2 nachverfolgte Änderungen von Amt 31" in out
    page = register.page("umweltamt")
    assert "Stimmt das &lt;noch&gt;?" in page
    assert "20.01.2015 09:30" in page
    assert ">gelöscht<" in page
    assert "<noch>" not in page


def test_a_row_inserted_with_tracking_is_one_change_in_the_report(register: Register, capsys: Said) -> None:
    word = WordFile(register.docx("umweltamt"), tracked=True)
    word.add_row("klima", {0: "vertikal", 1: "Solar", 2: "neu\nläuft"})
    word.append("elbe", "thema", 0, " neu")
    assert register.collect(word.save(register.folder / "a.docx")) == 0
    assert "2 nachverfolgte Änderungen von Amt 31" in capsys.readouterr().out
    page = register.page("umweltamt")
    assert ">Zeile eingefügt<" in page
    assert "vertikal\nSolar\nneu\nläuft" in page
    assert "Absatzende" not in page


QUESTIONS = [
    (lambda w: w.add_row("klima", {0: "vertikal", 2: "läuft"}), "Neue Zeile ohne Thema; sie ist nicht übernommen"),
    (lambda w: w.clear("elbe", "thema"), "(elbe · Thema): Das Thema ist leer"),
    (lambda w: w.replace("elbe", "art", 0, "interkommunal", "regional"), "„regional“ ist keine Art des Berichts"),
    (lambda w: w.copy_row("elbe", w.row("klima")), "Diese Zeile steht unverändert doppelt da"),
    (lambda w: w.merge_cells("elbe", "arbeitsstand"), "Hier sind Zellen verbunden"),
    (lambda w: w.paragraph("Kategorie III (Priorität)").append(w.run(" neu")), "Text außerhalb der Tabellen"),
    (lambda w: w.paragraph("Kategorie III (Priorität)").addnext(element("p", w.run("Bitte beachten"))), "beachten“"),
]


@pytest.mark.parametrize(("edit", "sentence"), QUESTIONS)
def test_what_cannot_be_taken_in_is_asked_about(
    register: Register, capsys: Said, edit: Callable[[WordFile], object], sentence: str
) -> None:
    before = register.report
    assert register.collect(returned(register, edit)) == 1
    assert sentence in capsys.readouterr().out
    assert register.report == before


def test_text_of_a_cell_too_many_goes_to_the_left_and_is_asked_about(register: Register, capsys: Said) -> None:
    path = returned(register, lambda word: word.split_cell("elbe", "thema", "Zusatz"))
    assert register.collect(path) == 1
    assert "Diese Zeile hat mehr Zellen als die Tabelle Spalten" in capsys.readouterr().out
    assert thema(register.report, "elbe") == "Partnerschaft an der Elbe\nZusatz"


def test_a_filled_in_line_of_the_head_is_only_noted(register: Register, capsys: Said) -> None:
    def fill(word: WordFile) -> None:
        line = word.paragraph("Bearbeitet von______________________________")
        word.runs(line)[-1].find("{*}t").text = "Frau Beispiel"

    assert register.collect(returned(register, fill)) == 0
    assert "Bearbeitet von Frau Beispiel" in register.page("umweltamt")


def test_a_file_that_lost_its_properties_is_known_by_its_bookmarks(register: Register) -> None:
    path = returned(register, saale, lambda word: word.identify("ikz-report:", "anders:"))
    assert register.collect(path) == 0
    assert thema(register.report, "elbe") == "Partnerschaft an der Saale"


@pytest.mark.parametrize("key", ["umweltamt", "dezernat-i-gesamt"])
def test_a_file_without_properties_is_of_the_extract_that_it_was(register: Register, capsys: Said, key: str) -> None:
    """The measures of a department stand in the extract of its Dezernat as well, sent out on the same day."""
    assert register.extract("--by", "dezernat", "I") == 0
    path = returned(register, saale, lambda word: word.identify("ikz-report:", "anders:"), key=key)
    capsys.readouterr()
    assert register.collect("--json", path) == 0
    (data,) = json.loads(capsys.readouterr().out)
    assert (data["auszug"], data["fehlend"], len(data["uebernommen"])) == (key, [], 1)


def test_a_dezernats_file_without_properties_is_known_by_its_head_where_only_one_department_is_left(
    register: Register, capsys: Said
) -> None:
    assert register.extract("--by", "dezernat", "I") == 0
    units = {each.measure.id: each.section.unit for each in register.report.placements()}
    word = WordFile(register.docx("dezernat-i-gesamt"))
    word.identify("ikz-report:", "anders:")
    gone = [name for name, unit in units.items() if unit.dezernat == "I" and unit.key != "umweltamt"]
    for each in gone:
        word.remove_row(each)
    path = word.save(register.folder / "a.docx")
    capsys.readouterr()
    assert register.collect("--json", path) == 1
    (data,) = json.loads(capsys.readouterr().out)
    assert (data["auszug"], [each["massnahme"] for each in data["fehlend"]]) == ("dezernat-i-gesamt", gone)


def test_rows_that_lost_their_bookmarks_are_known_by_their_words(register: Register) -> None:
    path = returned(register, saale, WordFile.forget_bookmarks)
    wanted = changed(register.report, {"elbe": with_cell("thema", (para("Partnerschaft an der Saale"),))})
    assert register.collect(path) == 0
    assert register.report == wanted


def test_without_headings_nothing_moves_to_another_category(register: Register) -> None:
    def behead(word: WordFile) -> None:
        heading = word.paragraph("Kategorie III (Priorität)")
        heading.getparent().remove(heading)

    before = register.report
    assert register.collect(returned(register, behead)) == 0
    assert register.report == before


def test_without_names_of_units_nothing_moves_to_another_unit(register: Register) -> None:
    def unname(word: WordFile) -> None:
        row = word.row_named("Bereich Grünflächen")
        row.getparent().remove(row)

    before = register.report
    assert register.collect(returned(register, unname, key="stadtgarten")) == 0
    assert register.report == before


def test_the_report_of_a_return_is_not_overwritten_by_the_second_collection(register: Register) -> None:
    path = returned(register, saale)
    assert register.collect(path) == 0
    page = register.page("umweltamt")
    assert "<ins>Saale</ins>" in page
    assert register.collect(path) == 0
    assert register.page("umweltamt") == page


def test_the_report_of_a_second_file_leaves_that_of_the_first(register: Register, capsys: Said) -> None:
    first = returned(register, saale, lambda word: word.comment("klima", "thema", "Wer zahlt?"))
    assert register.collect(first) == 0
    page = register.page("umweltamt")
    second = returned(register, lambda word: word.append("klima", "arbeitsstand", 0, "!"), name="b")
    capsys.readouterr()
    assert register.collect(second) == 0
    assert capsys.readouterr().out.count("Bericht:") == 1
    assert "Wer zahlt?" not in register.page("umweltamt")
    assert register.page("umweltamt-1") == page
    state = register.output_state()
    assert register.collect(first) == register.collect(second) == 0
    assert register.output_state() == state


def test_new_comments_on_the_same_text_are_a_new_report(register: Register) -> None:
    for number, text in enumerate(("Wer zahlt?", "Bis wann?")):
        path = returned(register, lambda word, text=text: word.comment("klima", "thema", text), name=str(number))
        assert register.collect(path) == 0
        assert text in register.page("umweltamt")
    assert "Wer zahlt?" in register.page("umweltamt-1")


@pytest.mark.parametrize("side", ["department", "register"])
def test_a_decision_is_reported_and_what_was_merged_before_stays_reported(register: Register, side: str) -> None:
    register.edit("umweltamt", "an der Elbe", "an der Havel")
    path = returned(register, saale, lambda word: word.append("elbe", "arbeitsstand", 3, " gut"))
    assert register.collect(path) == 1
    assert register.collect("--take", side, path) == 0
    assert "Entschieden: der Text" in register.page("umweltamt")
    assert "läuft<ins> gut</ins>" in register.page("umweltamt-1")


def test_an_old_text_with_typed_bullets_comes_back_as_it_was(tmp_path: Path) -> None:
    register = new_register(tmp_path)
    register.edit("umweltamt", "    arbeitsstand: ohne Punkt", '    arbeitsstand: "- eins\\n- zwei"')
    assert register.extract("umweltamt") == 0
    before = register.state()
    assert isinstance(next(m for m in register.report.measures() if m.id == "klima").cell("arbeitsstand")[0], Paragraph)
    assert register.collect(returned(register)) == 0
    assert register.state() == before


def test_a_new_measure_gets_an_id_that_no_department_has(register: Register) -> None:
    register.edit("museen", "id: leihgaben", "id: solar")
    path = returned(register, lambda word: word.add_row("klima", {0: "vertikal", 1: "Solar", 2: "- a"}))
    assert register.collect(path) == 0
    new = next(each for each in register.report.measures() if each.cell("thema") == (para("Solar"),))
    assert new.id != "solar"
    assert new.cell("arbeitsstand") == (item("a"),)


def solar_row(word: WordFile) -> None:
    word.add_row("klima", {0: "vertikal", 1: "Solar", 2: "läuft"})


def test_a_second_version_of_a_file_adds_only_what_is_new_in_it(register: Register) -> None:
    def copied(word: WordFile) -> None:
        word.type_into(word.copy_row("elbe", word.row("klima")), 1, " und Havel")

    assert register.collect(returned(register, solar_row, copied)) == 0
    second = returned(
        register, lambda w: w.add_row("klima", {0: "vertikal", 1: "Solar", 2: "wächst"}), copied, saale, name="b"
    )
    before = [each.id for each in register.report.measures()]
    assert register.collect(second) == 1  # its other status of „Solar“ is for the office to decide
    assert [each.id for each in register.report.measures()] == before
    assert thema(register.report, "elbe") == "Partnerschaft an der Saale"


def test_a_department_without_measures_can_send_its_first(register: Register) -> None:
    assert register.extract("Dezernat IV") == 0

    def fill(word: WordFile) -> None:
        row = word.row_named("Dezernat IV").getnext()
        for number, words in enumerate(("vertikal", "Theatertage", "läuft")):
            word.type_into(row, number, words)

    assert register.collect(returned(register, fill, key="dezernat-iv")) == 0
    new = next(each for each in register.report.placements() if each.measure.id == "theatertage")
    assert (new.category.key, new.section.unit.key) == ("III", "dezernat-iv")


def test_a_row_typed_above_the_name_of_its_unit_is_still_that_units(register: Register) -> None:
    def above(word: WordFile) -> None:
        word.row_named("Stadtgarten und Friedhöfe").addprevious(word.add_row("pflanzungen", {1: "Beete"}))

    assert register.collect(returned(register, above, key="stadtgarten")) == 0
    new = next(each for each in register.report.placements() if each.measure.id == "beete")
    assert (new.category.key, new.section.unit.key) == ("III", "stadtgarten")


def test_what_no_register_can_hold_is_asked_about(register: Register, capsys: Said) -> None:
    def picture(word: WordFile) -> None:
        word.line("elbe", "thema", 0).append(element("r", element("drawing")))

    assert register.collect(returned(register, picture)) == 1
    assert "(elbe · Thema): Bild in der Zelle, im Register nicht darstellbar" in capsys.readouterr().out


def test_two_rows_drawn_together_are_asked_about(register: Register, capsys: Said) -> None:
    def join(word: WordFile) -> None:
        for name in ("thema", "arbeitsstand"):
            for paragraph in word.cell("klima", name).findall("{*}p"):
                word.cell("elbe", name).append(paragraph)
        row = word.row("elbe").getnext()
        row.getparent().remove(row)

    assert register.collect(returned(register, join)) == 1
    out = capsys.readouterr().out
    assert "(elbe): Diese Zeile ist mit der von „klima“ zusammengezogen" in out
    assert "Zeile fehlt: klima" in out
    assert thema(register.report, "klima").startswith("Klima in der Stadt")


def test_a_row_in_a_table_with_other_columns_stays_where_it_was(register: Register, capsys: Said) -> None:
    def move(word: WordFile) -> None:
        first = next(row for row in word.root.iter("{*}tr") if "".join(row.itertext("{*}t")) == "Amt für Statistik")
        word.move_row("staedtetag", first)

    before = register.report
    assert register.collect(returned(register, move, key="amt-fuer-statistik")) == 1
    assert "Diese Zeile steht jetzt in einer Tabelle mit anderen Spalten" in capsys.readouterr().out
    assert register.report == before


def test_a_folder_stands_for_the_word_files_in_it(register: Register, capsys: Said) -> None:
    folder = register.folder / "Rücklauf von heute"
    folder.mkdir()
    returned(register, saale, name=f"{folder.name}/a")
    (folder / "~$a.docx").write_bytes(b"open in Word")
    (folder / "Notiz.txt").write_text("Anruf", encoding="utf-8")
    assert register.collect(folder) == 0
    assert "Saale" in thema(register.report, "elbe")


def test_a_pattern_that_the_shell_leaves_alone_is_understood(register: Register, capsys: Said) -> None:
    returned(register, saale)
    assert register.collect(register.folder / "*.docx") == 0
    assert "Saale" in thema(register.report, "elbe")


@pytest.mark.parametrize(("name", "message"), [("leer", "liegt keine Word-Datei"), ("*.docx", "Keine Datei heißt so")])
def test_a_folder_or_pattern_without_word_files_is_told(
    register: Register, capsys: Said, name: str, message: str
) -> None:
    (register.folder / "leer").mkdir()
    assert register.collect(register.folder / name, register.folder / "weg.docx") == 2
    assert message in capsys.readouterr().err


def test_a_new_row_with_an_unknown_art_has_none_yet(register: Register, capsys: Said) -> None:
    def typed(word: WordFile) -> None:
        word.add_row("klima", {0: "vertikaal", 1: "Solar", 2: "läuft"})

    register.collect(returned(register, typed))
    assert "die neue Maßnahme hat noch keine Art" in capsys.readouterr().out


def test_an_extract_sent_again_without_its_last_day_leaves_the_first_as_good_as_it_was(
    register: Register, capsys: Said
) -> None:
    register.extract("--due", "31.01.2015", "--editor", "Frau Beispiel")
    path = returned(register)
    register.extract()
    assert register.collect(path) == 0
    assert "außerhalb der Tabellen" not in capsys.readouterr().out


def test_a_decision_is_not_forgotten_when_the_same_extract_is_sent_again(register: Register, capsys: Said) -> None:
    path = returned(register, saale)
    register.edit("umweltamt", "an der Elbe", "an der Havel")
    assert register.collect(path, "--take", "register") == 0
    register.edit("umweltamt", "an der Havel", "an der Elbe")
    register.extract()
    register.edit("umweltamt", "an der Elbe", "an der Havel")
    assert register.collect(path) == 0


def test_quotation_marks_within_others_are_single_ones(register: Register, capsys: Said) -> None:
    path = returned(register, lambda word: word.add_row("klima", {0: "vertikal", 1: "Reihe „Solar“", 2: "läuft"}))
    register.collect(path)
    assert "„Reihe ‚Solar‘“" in capsys.readouterr().out
