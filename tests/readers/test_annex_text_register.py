"""What the reader makes of an annex, the register can hold."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from ikz_report.model import Organisation, Report
from ikz_report.readers.annex_text import read_annex
from ikz_report.register import dump_organisation, dump_report, load_report
from tests.readers.annexes import CHARTS, FIRST, HEAD, SECOND, TITLE, YEAR, doubts, row, unit
from tests.samples import ORGANISATION

UNITS = ("Amt", "Bereich A", "Bereich B", "Museen", "Dezernat II", "Umweltamt", "<b>Amt</b>", "Музей")
ROWS = (
    row(),
    row("y", art=""),
    row("x", "<ul> • a <ul> ○ b"),
    row("z: #", "<p>- a</p> <p>b</p>"),
    row("w", art="foo"),
    "Text im Bericht.",
)
OWN = (
    f"{unit('Statistik')}\nG\t\tP\t\n\t\tThema\tArbeitsstand\n\ta\tb\tc",
    f"{unit('Wahlen')}\nID, x\tP\t\t\n\tThema\t\tArbeitsstand\na\tb\t\tc",
)
PARTS = (
    FIRST,
    SECOND,
    SECOND.replace("Dezernat II", "Dezernat V"),
    "Kategorie III\nEinleitung\n- **Leit**satz",
)

blocks = st.builds(
    lambda name, rows: "\n".join([unit(name), *rows]), st.sampled_from(UNITS), st.lists(st.sampled_from(ROWS))
)
parts = st.builds(
    lambda heading, units: "\n".join([heading, "", HEAD, unit("Amt"), row(), *units]),
    st.sampled_from(PARTS),
    st.lists(blocks | st.sampled_from(OWN) | st.just(HEAD), max_size=5),
)
annexes = st.lists(parts, min_size=1, max_size=5).map(lambda body: "\n".join([TITLE, *body, *CHARTS, ""]).encode())


def through_the_register(report: Report) -> Report:
    with TemporaryDirectory() as folder:
        for name, text in {**dump_report(report), "organisation.yaml": dump_organisation(report.organisation)}.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        return load_report(Path(folder), report.year)


@settings(max_examples=60)
@given(annexes, st.none() | st.just(ORGANISATION))
def test_a_report_that_was_read_comes_back_from_the_register(raw: bytes, organisation: Organisation | None) -> None:
    found = read_annex(raw, "anhang.txt", YEAR, organisation, incomplete=True)
    again = through_the_register(found.report)
    if any("in der amtlichen Reihenfolge davor" in message for message in doubts(found)):
        assert sorted(m.id for m in again.measures()) == sorted(m.id for m in found.report.measures())
    else:
        assert again == found.report


def test_the_real_annex_comes_back_from_the_register(annex: Path) -> None:
    report = read_annex(annex.read_bytes(), annex.name, 2014).report
    assert through_the_register(report) == report
