"""paper.json: OParl 1.1 Paper and File."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import UTC, date, datetime

from ikz_report.model import Consultation, Paper, Report
from ikz_report.writers.oparl import paper_object
from tests.conftest import ROOT
from tests.samples import sample_report

CREATED = datetime(2015, 5, 12, 8, 30, tzinfo=UTC)
FILES = {"IKZ_2014.docx": b"word", "IKZ_2014.pdf": b"pdf!!"}
PAPER = Paper(
    kind="Information",
    number="I0123/15",
    day=date(2015, 5, 12),
    topic="Interkommunale Zusammenarbeit 2014",
    dezernat="Der Oberbürgermeister",
    office="BOB",
    consultations=(
        Consultation("Der Oberbürgermeister", date(2015, 5, 19), public=False, role="Genehmigung OB"),
        Consultation("Stadtrat", postponed=True),
    ),
    license="https://creativecommons.org/licenses/by/4.0/",
    keywords=("Zusammenarbeit",),
    example="erfunden",
)


def with_paper() -> Report:
    return replace(sample_report(), paper=PAPER)


def test_the_paper_carries_its_head() -> None:
    node = paper_object(with_paper(), FILES, CREATED)
    assert node["type"] == "https://schema.oparl.org/1.1/Paper"
    assert (node["name"], node["reference"]) == ("Interkommunale Zusammenarbeit 2014", "I0123/15")
    assert (node["date"], node["paperType"]) == ("2015-05-12", "Information")
    assert node["keyword"] == ["Zusammenarbeit"]
    assert node["license"].startswith("https://creativecommons.org")


def test_what_is_no_fact_is_named_and_nothing_else() -> None:
    node = paper_object(with_paper(), FILES, CREATED, ("Kopf erfunden", "2013: abgeleitet"))
    assert node["ikz:beispiel"] == "Kopf erfunden; 2013: abgeleitet"
    assert "ikz:beispiel" not in paper_object(with_paper(), FILES, CREATED)


def test_each_file_has_what_oparl_wants_of_it_and_lies_beside() -> None:
    files = {"IKZ 2014 – neu.docx": b"word", "IKZ_2014.pdf": b"pdf!!"}
    node = paper_object(with_paper(), files, CREATED)
    pdf, word = node["mainFile"], node["auxiliaryFile"][0]
    assert all({"id", "type", "accessUrl"} <= each.keys() for each in (pdf, word))
    assert (pdf["accessUrl"], word["accessUrl"]) == ("IKZ_2014.pdf", "IKZ%202014%20%E2%80%93%20neu.docx")


def test_the_description_names_every_field() -> None:
    described = (ROOT / "docs" / "paper-json.md").read_text(encoding="utf-8")
    node = paper_object(with_paper(), FILES, CREATED, ("Beispieldaten",))
    groups = (node, node["mainFile"], node["auxiliaryFile"][0], node["consultation"][0], node["ikz:organizations"][0])
    assert {name for group in groups for name in group if f"`{name}`" not in described} == set()


def test_every_step_is_a_consultation() -> None:
    first, second = paper_object(with_paper(), FILES, CREATED)["consultation"]
    assert (first["role"], first["ikz:date"], first["ikz:public"]) == ("Genehmigung OB", "2015-05-19", False)
    assert second["ikz:postponed"] is True
    assert "ikz:date" not in second
    assert first["paper"] == paper_object(with_paper(), FILES, CREATED)["id"]


def test_offices_and_bodies_are_referred_to_by_id_and_named_once() -> None:
    node = paper_object(with_paper(), FILES, CREATED)
    named = {each["id"]: each["name"] for each in node["ikz:organizations"]}
    assert list(named.values()) == ["Der Oberbürgermeister", "BOB", "Stadtrat"]
    assert [named[each] for each in node["originatorOrganization"]] == ["Der Oberbürgermeister"]
    assert [named[each] for each in node["underDirectionOf"]] == ["BOB"]
    steps = [named[each] for step in node["consultation"] for each in step["organization"]]
    assert steps == ["Der Oberbürgermeister", "Stadtrat"]
    assert all(re.fullmatch(r"urn:ikz-report:2014:organization:[\w%.~-]+", each, re.ASCII) for each in named)


def test_the_pdf_is_the_main_file_and_derives_from_the_word_file() -> None:
    node = paper_object(with_paper(), FILES, CREATED)
    pdf, word = node["mainFile"], node["auxiliaryFile"][0]
    assert (pdf["fileName"], pdf["size"], pdf["mimeType"]) == ("IKZ_2014.pdf", 5, "application/pdf")
    assert pdf["sha512Checksum"] == hashlib.sha512(b"pdf!!").hexdigest()
    assert pdf["masterFile"] == word["id"]
    assert word["derivativeFile"] == [pdf["id"]]


def test_word_alone_is_the_main_file() -> None:
    node = paper_object(with_paper(), {"IKZ_2014.docx": b"word"}, CREATED)
    assert node["mainFile"]["fileName"] == "IKZ_2014.docx"
    assert "auxiliaryFile" not in node
    assert "derivativeFile" not in node["mainFile"]


def test_without_a_cover_the_title_names_the_paper() -> None:
    node = paper_object(sample_report(), FILES, CREATED)
    assert node["name"] == "Interkommunale Zusammenarbeit (IKZ) 2014"
    assert "reference" not in node
