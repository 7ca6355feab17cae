"""Another city with other columns: its paper, its extracts and their return, with the delivered templates."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ikz_report.cli import run
from ikz_report.writers.word.check import check_template
from tests.conftest import ROOT
from tests.samples import STANDARD, sample_report
from tests.writers.pdf.test_pages import page_texts
from tests.writers.word.files import TEMPLATE, W, build, edited, found, part, rows

Columns = dict[str, tuple[str, int | None]]  # field → title, width in millimetres
CITIES: dict[str, Columns] = {
    "three": {"thema": ("Vorhaben", None), "partner": ("Partner der Stadt", None), "stand": ("Stand", None)},
    "five": {
        "lfd": ("Nr.", 15),
        "thema": ("Gegenstand", None),
        "partner": ("Beteiligte Kommunen", None),
        "stelle": ("Federführung bei uns und beim Partner", 45),
        "ausblick": ("Ausblick", None),
    },
    "six": {
        "art": ("Form", None),
        "thema": ("Thema", None),
        "partner": ("Partner", 40),
        "recht": ("Rechtsgrundlage", 40),
        "stand": ("Sachstand", None),
        "kosten": ("Kosten", 22.5),
    },
}
HEAD = """\
jahr: 2020
titel: Bericht über die Zusammenarbeit 2020
arten: [förmlich, {name: Gremien, liste: ja}]
kategorien:
  - {nummer: A, titel: Vorhaben von A bis Z}
spalten:
"""
OWN_TABLE = """\
tabellen:
  gremien:
    kopf:
      - [{text: Gremien und Kreise, spalten: %d}, Thema]
    spalten:
      - {feld: kreis, titel: Kreis, spalten: %d}
      - {feld: thema, titel: Thema}
"""
ORGANISATION = """\
stadt: Stadt Musterau
dezernate:
  - nummer: 1
    name: Geschäftsbereich 1
    dienststellen:
      - {kennung: bauamt, name: Bauamt}
      - {kennung: rathaus, name: Rathaus}
"""


def measure(key: str, columns: Columns) -> str:
    fields = {"art": "[förmlich]"} | {name: f"Inhalt {name} von {key}" for name in columns if name != "art"}
    lines = [f"    {name}: {fields[name]}" for name in columns]
    return "\n".join([f"  - id: {key}", "    kategorie: A", *lines, ""])


def city(folder: Path, columns: Columns) -> Path:
    widths = {name: f", breite: {width}" if width else "" for name, (_, width) in columns.items()}
    listed = [f"  - {{feld: {name}, titel: {title}{widths[name]}}}\n" for name, (title, _) in columns.items()]
    below = len(columns) - 1
    measures = "massnahmen:\n" + measure("bruecke", columns) + measure("radweg", columns)
    if "art" in columns:
        measures += "  - {id: gremien, kategorie: A, art: [Gremien], thema: [Städtetag, Landkreistag]}\n"
    own = "abschnitte:\n  - {kategorie: A, tabelle: gremien}\nmassnahmen:\n"
    texts = {
        "organisation.yaml": ORGANISATION,
        "2020/bericht.yaml": HEAD + "".join(listed) + OWN_TABLE % (below, below),
        "2020/massnahmen/bauamt.yaml": "dienststelle: bauamt\n" + measures,
        "2020/massnahmen/rathaus.yaml": "dienststelle: rathaus\n"
        + own
        + "  - {id: kreis, kategorie: A, kreis: Runder Tisch, thema: Austausch}\n",
    }
    for name, content in texts.items():
        path = folder / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def call(folder: Path, *arguments: str) -> int:
    return run(["--data", str(folder / "data"), "--output", str(folder / "output"), *arguments])


@pytest.fixture(params=CITIES)
def columns(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Columns:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    return CITIES[request.param]


def test_the_paper_has_the_citys_columns_in_word_and_pdf(tmp_path: Path, columns: Columns) -> None:
    folder = city(tmp_path, columns)
    assert call(folder, "build", "2020", "--templates", str(ROOT / "templates")) == 0
    word = (folder / "output" / "2020" / "IKZ_2020.docx").read_bytes()
    table = rows(word)
    titles = [title for title, _ in columns.values()]
    inner = {"art": "förmlich"}
    head = next(part(word).iter(f"{W}tr"))
    assert ["".join(cell.itertext(f"{W}t")) for cell in head.iter(f"{W}tc")] == titles
    assert [inner.get(name, f"Inhalt {name} von radweg") for name in columns] in table
    assert ["Runder Tisch", "Austausch"] in table
    assert (["Gremien", "Städtetag|Landkreistag"] in table) == ("art" in columns)
    printed = "".join(page_texts((folder / "output" / "2020" / "IKZ_2020.pdf").read_bytes()))
    assert all(title.split()[0] in printed for title in titles)


def test_the_word_tables_columns_are_as_wide_as_the_data_say_and_fill_the_page(
    tmp_path: Path, columns: Columns
) -> None:
    folder = city(tmp_path, columns)
    assert call(folder, "build", "2020", "--format", "docx", "--templates", str(ROOT / "templates")) == 0
    document = part((folder / "output" / "2020" / "IKZ_2020.docx").read_bytes())
    table = next(document.iter(f"{W}tbl"))
    grid = [int(each.get(f"{W}w", "")) for each in table.iter(f"{W}gridCol")]
    assert len(grid) == len(columns)
    assert sum(grid) == pytest.approx(14570, abs=len(grid))
    for twips, (_, width) in zip(grid, columns.values(), strict=True):
        assert twips == pytest.approx(width * 1440 / 25.4, abs=1) if width else twips > 1440
    for row in table.iter(f"{W}tr"):
        spans = [each.find(f"{W}tcPr/{W}gridSpan") for each in row.iter(f"{W}tc")]
        assert sum(1 if span is None else int(span.get(f"{W}val", "")) for span in spans) == len(grid)


def test_an_unedited_extract_comes_back_without_a_change(
    tmp_path: Path, columns: Columns, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = city(tmp_path, columns)
    assert call(folder, "extract", "2020", "--templates", str(ROOT / "templates")) == 0
    files = sorted((folder / "output" / "2020" / "auszuege").glob("*.docx"))
    assert [path.stem for path in files] == ["bauamt", "rathaus"]
    register = {path: path.read_bytes() for path in (folder / "data").rglob("*.yaml")}
    capsys.readouterr()
    assert call(folder, "collect", *map(str, files)) == 0
    said = capsys.readouterr().out
    assert said.count("übernommen: 0 Änderungen, 0 neue Maßnahmen") == 2
    assert "Das Register ist unverändert." in said
    assert {path: path.read_bytes() for path in (folder / "data").rglob("*.yaml")} == register


def test_the_draft_and_the_finished_files_are_proofread_with_the_citys_columns(
    tmp_path: Path, columns: Columns, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = city(tmp_path, columns)
    monkeypatch.chdir(ROOT)
    assert call(folder, "build", "2020") == 0
    assert call(folder, "proofread", "2020", "--select", "DOK") == 0
    assert call(folder, "proofread", "2020", "--format", "pdf,html") in (0, 1)
    text = "".join(page_texts((folder / "output" / "2020" / "korrektur.pdf").read_bytes()))
    for title in [title for title, _ in columns.values()] + ["Anmerkungen", "Städtetag" if "art" in columns else ""]:
        assert title.split(" ")[0] in text


@pytest.mark.parametrize("template", ["informationsvorlage.docx", "auszug.docx"])
def test_the_delivered_templates_are_checked_with_the_citys_columns(
    tmp_path: Path, columns: Columns, template: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = city(tmp_path, columns)
    assert call(folder, "template", "check", str(ROOT / "templates" / template)) == 0
    titles = ", ".join(title for title, _ in columns.values())
    assert capsys.readouterr().out.endswith(f"keine Fehler, geprüft mit den Spalten von 2020: {titles}.\n")


@pytest.mark.parametrize("command", ["build", "template"])
def test_columns_wider_than_the_page_are_told(tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    columns = {name: (title, 90) for name, (title, _) in CITIES["three"].items()}
    folder = city(tmp_path, columns)
    template = str(ROOT / "templates" / "informationsvorlage.docx")
    arguments = {
        "build": ["build", "2020", "--format", "docx", "--templates", str(ROOT / "templates")],
        "template": ["template", "check", template],
    }[command]
    assert call(folder, *arguments) != 0
    said = capsys.readouterr()
    message = "„spalten“: Die Spalten wären zusammen 270 mm breit, die Tabelle der Word-Vorlage ist 257 mm breit."
    assert message in said.out + said.err


LOOP = "{%tc for s in spalten %}"
HEAD_END = (
    '<w:shd w:val="clear" w:color="auto" w:fill="D9E2EC"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="IKZTabellenkopf"/>'
)
BODY_END = '</w:tcPr><w:p><w:pPr><w:pStyle w:val="IKZZelltext"/></w:pPr><w:r><w:t xml:space="preserve">{{p s.zelle }}'
CELL = '<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>'


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (LOOP, "{%tc for s in spaltn %}", "Das Feld „spaltn“ gibt es hier nicht. Meinten Sie „spalten“?"),
        (LOOP, "{%tc for s in spalten if s.titel %}", "Durch die Spalten geht nur {%tc for s in spalten %}"),
        ("{{ s.titel }}", "{{ s.name }}", "Das Feld „name“ gibt es hier nicht."),
        (
            "{{ s.titel }}",
            "{{p s.zelle }}",
            "Zellen gibt es nur zwischen {%tr for z in k.zeilen %} und {%tr endfor %}.",
        ),
        ("{{p s.zelle }}", "{{ s.zelle }}", "Das Feld enthält ganze Absätze. Bitte {{p s.zelle }} schreiben, mit p."),
        ("{{p s.zelle }}", "{{ s.titel }}", "wird nirgends gedruckt; ihre Texte gingen verloren."),
        ("{{ titel }}", "{% for s in spalten %}{{ s.titel }}{% endfor %}", "Durch die Spalten geht nur {%tc for s"),
    ],
)
def test_a_slip_in_a_loop_through_the_columns_is_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    told = found(edited(tmp_path, (old, new), of=TEMPLATE))
    assert told
    assert message in "\n".join(told)


def test_columns_of_the_template_beside_the_loop_keep_their_width(tmp_path: Path) -> None:
    """A number before the report's columns: the loop gets what is left of the table."""
    begin = '<w:tc><w:tcPr><w:tcW w:w="1560" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="IKZZelltext"/></w:pPr>'
    begin += f'<w:r><w:t xml:space="preserve">{LOOP}'
    numbers = [CELL.format(width=1560, text=text) for text in ("Nr.", "{{ loop.index }}")]
    narrow = [(f'<w:gridSpan w:val="2"/>{end}', end) for end in (HEAD_END, BODY_END)]
    loops = [(begin, f"{cell}{begin}".replace(LOOP, "{%tc for x in spalten %}")) for cell in numbers]
    names = [("{{ s.titel }}", "{{ x.titel }}"), ("{{p s.zelle }}", "{{p x.zelle }}")]
    template = edited(tmp_path, *narrow, *loops, *names, of=TEMPLATE)
    sample = replace(sample_report(), layouts=(STANDARD,))
    sample = replace(sample, categories=sample.categories[:2])
    table = next(part(build(sample, template)).iter(f"{W}tbl"))
    widths = [int(each.get(f"{W}w", "")) for each in table.iter(f"{W}gridCol")]
    assert (len(widths), widths[0]) == (5, 1560)
    assert sum(widths) == pytest.approx(14570, abs=5)
    uneven = [str(finding) for finding in check_template(template, sample_report())]
    assert any("hat eine Zeile mit 4 Spalten, die Tabelle der Vorlage hat 5" in each for each in uneven)
