"""Which texts say that a measure is over, and which only sound like it."""

from __future__ import annotations

import pytest

from ikz_report.model import Content, Measure
from ikz_report.years.ended import ended, is_over
from tests.samples import cells, item, para


@pytest.mark.parametrize(
    "line",
    [
        "abgeschlossen",
        "Abgeschlossen.",
        "Projekt abgeschlossen",
        "Projekt mit Erfolg beendet",
        "das Projekt ist erfolgreich abgeschlossen",
        "Die Ausstellung wurde 2014 beendet.",
        "zum 31.12.2014 ausgelaufen",
        "im Oktober 2013 eingestellt",
        "seit 2012 erledigt",
        "Maßnahme entfallen",
    ],
)
def test_these_say_it(line: str) -> None:
    assert is_over(line, 2014)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "…",
        "umgesetzt",
        "entfällt",
        "keine",
        "nicht abgeschlossen",
        "noch nicht beendet",
        "abgeschlossen bis 2018",
        "Vereinbarung abgeschlossen",
        "Kooperation abgeschlossen",
        "abgeschlossen; Tagungsband folgt",
        "wird 2015 beendet",
        "2015 beendet",
        "zum 31.12.2015 ausgelaufen",
        "Projekt",
        "im Jahr 2014",
        "Ausstellung beendet und abgebaut",
        "unabgeschlossen",
    ],
)
def test_these_do_not(line: str) -> None:
    assert not is_over(line, 2014)


OVER, GOES_ON, NOTHING = (item("abgeschlossen"),), (item("läuft weiter"),), (item("entfällt"),)


@pytest.mark.parametrize(
    ("status", "outlook", "quote"),
    [
        (OVER, OVER, "abgeschlossen / abgeschlossen"),
        (OVER, (), "abgeschlossen"),
        (OVER, NOTHING, "abgeschlossen / entfällt"),
        ((), OVER, "abgeschlossen"),
        (OVER, GOES_ON, None),
        (GOES_ON, OVER, None),
        ((item("abgeschlossen", item("Folgeprojekt geplant")),), (), None),
        ((para("beendet\n2014"),), (), "beendet 2014"),
        (NOTHING, NOTHING, None),
        ((), (), None),
    ],
)
def test_a_measure_is_over_when_no_line_says_anything_else(
    status: Content, outlook: Content, quote: str | None
) -> None:
    theme = (para("Ausstellung, noch nicht beendet"),)
    measure = Measure("m", ("vertikal",), cells(thema=theme, arbeitsstand=status, perspektive=outlook))
    assert ended(measure, 2014) == quote


def test_other_columns_that_say_something_keep_a_measure() -> None:
    measure = Measure("m", (), cells(thema=(para("x"),), austausch=(item("Gremium"),), arbeitsstand=OVER))
    assert ended(measure, 2014) is None
