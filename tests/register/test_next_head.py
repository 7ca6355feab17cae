"""bericht.yaml of the next year: only the lines with years, and the cover sheet as a remark."""

from __future__ import annotations

import pytest

from ikz_report.errors import RegisterError
from ikz_report.register.next_head import next_head

HEAD = """\
# Stand
jahr: '2014'   # Jahr
titel: "IKZ 2014, 2013/2014, Beschluss 12014"
beispiel: ja
# dazu
arten: [vertikal]
vorlage:
  # Kopf
  nummer: I0099/15  # Nummer

  thema: Bericht 2014
    # Ende
vorjahr: {jahr: 2013, zahlen: {}}
diagramme:
  - titel: Von 2010 bis 2014
    nach: art
    jahre: [2010, 2014]  # zwei
"""


def test_years_move_on_where_they_stand_and_remarks_stay() -> None:
    assert next_head(HEAD, "bericht.yaml", 2014, 2015).splitlines() == [
        "# Stand",
        "jahr: '2015'   # Jahr",
        'titel: "IKZ 2015, 2014/2015, Beschluss 12014"',
        "# dazu",
        "arten: [vertikal]",
        "# Das Deckblatt von 2014, noch ohne Nummer, Datum und Sitzungstage. Sobald sie feststehen: eintragen und am",
        "# Anfang jeder dieser Zeilen das # mit dem Leerzeichen dahinter löschen. Bis dahin entsteht kein Deckblatt.",
        "# vorlage:",
        "#   # Kopf",
        "#   nummer:  # Nummer",
        "#",
        "#   thema: Bericht 2015",
        "#     # Ende",
        "diagramme:",
        "  - titel: Von 2011 bis 2015",
        "    nach: art",
        "    jahre: [2011, 2015]  # zwei",
    ]


def test_a_file_without_these_fields_keeps_all_but_the_year() -> None:
    assert next_head("jahr: 2014\ntitel: IKZ", "bericht.yaml", 2014, 2015) == "jahr: 2015\ntitel: IKZ\n"


@pytest.mark.parametrize("text", ["jahr: [2014\n", "- 2014\n"])
def test_what_is_no_report_is_refused(text: str) -> None:
    with pytest.raises(RegisterError):
        next_head(text, "bericht.yaml", 2014, 2015)
