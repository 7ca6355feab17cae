"""korrektur.yaml is read strictly; every mistake is told with its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ikz_report.errors import RegisterError
from ikz_report.proofread.settings import Settings, Spelling, Suppression
from ikz_report.proofread.settings_file import load_settings
from tests.conftest import ROOT

FULL = """\
regeln:
  aus: [TYP0, RSC105]
  an: [KON204]
namen: [marego, "DIE UNTERNEHMERinnen AKADEMIE"]
woerter: [Doppik]
abkuerzungen: [KiFöG]
personen: [Georg Philipp Telemann]
schreibweisen:
  - {richtig: LH MD, statt: [LH-MD, LHMD], grund: so im Kopf der Vorlagen}
unterdrueckt:
  - code: TYP003
    ort: klima
    feld: thema
    zitat: 4-6
    jahr: 2014
    grund: Titel des Programms
    bis: 2015-12-31
  - {code: RSC101, ort: III/umweltamt, grund: amtlicher Name}
"""


def read(folder: Path, text: str) -> Settings:
    (folder / "korrektur.yaml").write_text(text, encoding="utf-8")
    return load_settings(folder)


def problems(folder: Path, text: str) -> list[str]:
    with pytest.raises(RegisterError) as caught:
        read(folder, text)
    return [f"{each.line}:{each.column}: {each.message}" for each in caught.value.problems]


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()


def test_every_field_arrives(tmp_path: Path) -> None:
    assert read(tmp_path, FULL) == Settings(
        names=frozenset(("marego", "DIE UNTERNEHMERinnen AKADEMIE")),
        words=frozenset(("Doppik",)),
        abbreviations=frozenset(("KiFöG",)),
        persons=frozenset(("Georg Philipp Telemann",)),
        spellings=(Spelling("LH MD", ("LH-MD", "LHMD"), "so im Kopf der Vorlagen"),),
        off=("TYP0", "RSC105"),
        on=("KON204",),
        suppressions=(
            Suppression("TYP003", "klima", "Titel des Programms", "thema", "4-6", 2014, date(2015, 12, 31)),
            Suppression("RSC101", "III/umweltamt", "amtlicher Name"),
        ),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("namn: [marego]", "1:1: Unbekanntes Feld „namn“. Gemeint ist wohl „namen“."),
        ("namen: marego", "1:8: Hier gehört eine Liste hin: je Eintrag eine Zeile mit „- “, oder [eins, zwei]."),
        ("regeln: {aus: [TPY003]}", "1:16: Eine Regel „TPY003“ gibt es nicht. Gemeint ist wohl „TYP003“."),
        (
            "unterdrueckt:\n  - {code: TPY002, ort: klima, grund: Titel}",
            "2:12: Eine Regel „TPY002“ gibt es nicht. Gemeint ist wohl „TYP002“.",
        ),
        (
            "unterdrueckt:\n  - {code: TYP003, ort: klima}",
            "2:5: In der Ausnahme fehlt das Feld „grund“. Bitte ergänzen.",
        ),
        (
            "unterdrueckt:\n  - {code: TYP003, ort: klima, grund: a}\n  - {code: TYP003, ort: klima, grund: b}",
            "3:5: Diese Ausnahme steht schon in Zeile 2. Bitte eine löschen.",
        ),
        (
            "schreibweisen:\n  - {richtig: LH MD, statt: [LH MD]}",
            "2:29: „LH MD“ steht unter „richtig“ und unter „statt“. Bitte eines löschen.",
        ),
        (
            "schreibweisen:\n  - {richtig: A, statt: [C]}\n  - {richtig: B, statt: [C]}",
            "3:25: „C“ soll auch „A“ werden. Bitte eine Zeile löschen.",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    assert problems(tmp_path, text) == [message]


def test_a_file_that_is_empty_is_told(tmp_path: Path) -> None:
    assert "leer" in problems(tmp_path, "")[0]


def test_the_projects_own_file_is_read() -> None:
    settings = load_settings(ROOT / "data")
    assert "marego" in settings.names
    assert all(each.reason for each in settings.suppressions)
