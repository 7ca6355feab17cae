"""The template's parts: found by what the text names, added to, and missing or broken ones refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from ikz_report.errors import TemplateError
from ikz_report.model import Mark
from ikz_report.writers.word.names import qn
from ikz_report.writers.word.package import Package, Relation, packed, unpacked
from ikz_report.writers.word.properties import CORE, CORE_KIND, properties
from ikz_report.writers.word.styles import DECLARED, Styles
from ikz_report.writers.word.template import open_template
from tests.samples import sample_report
from tests.writers.word.files import BODY, DAY, TEMPLATE, build, edited, read_parts, write_parts

RELS = "word/_rels/document.xml.rels"
PICTURE = "image/png"


def template() -> Package:
    return Package(TEMPLATE.read_bytes())


def test_parts_are_found_by_what_the_text_names() -> None:
    package = template()
    assert package.main == BODY
    assert list(package.related(BODY, "styles")) == ["word/styles.xml"]
    assert len(list(package.related(BODY, "footer"))) == len([name for name in package.parts if "/footer" in name])
    assert list(package.related(BODY, "nothing")) == []


def test_addresses_outside_are_no_parts_and_no_target_leaves_the_package() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="t" Target="https://example.org" TargetMode="External"/>'
        '<Relationship Id="b" Type="t" Target="../../../etc/passwd"/>'
        '<Relationship Id="c" Type="t" Target="/word/x.xml"/>'
        "</Relationships>"
    )
    package = Package(packed(template().parts | {RELS: relations.encode()}))
    assert list(package.relations(BODY)) == [Relation("b", "t", "etc/passwd"), Relation("c", "t", "word/x.xml")]


def test_an_added_part_has_a_free_name_its_type_and_an_id_of_its_own() -> None:
    package = template()
    before = {each.id for each in package.relations(BODY)}
    names = [package.add("word/media/bild%d.png", b"x", PICTURE) for _ in range(2)]
    keys = [package.relate(BODY, name, "image") for name in names]
    again = Package(package.packed({}))
    assert names == ["word/media/bild1.png", "word/media/bild2.png"]
    assert len({*keys, *before}) == len(before) + 2
    assert list(again.related(BODY, "image"))[-2:] == names
    assert again.content_type(names[0]) == PICTURE
    assert b'Target="media/bild1.png"' in again.parts[RELS]


def test_a_part_without_relations_gets_its_first() -> None:
    package = template()
    name = package.add("word/charts/chart%d.xml", b"<x/>", "text/xml")
    assert package.relate(name, "word/embeddings/a.xlsx", "package") == "rId1"
    assert [each.target for each in Package(package.packed({})).relations(name)] == ["word/embeddings/a.xlsx"]


def test_folders_in_the_zip_are_no_parts() -> None:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        archive.writestr("word/", b"")
        archive.writestr("word/a.xml", b"<a/>")
    assert unpacked(result.getvalue()) == {"word/a.xml": b"<a/>"}


def test_a_template_without_properties_gets_them(tmp_path: Path) -> None:
    parts = read_parts(TEMPLATE)
    root = etree.fromstring(parts["_rels/.rels"])
    for each in list(root):
        if each.get("Type") == CORE_KIND:
            root.remove(each)
    del parts[CORE]
    own = write_parts(tmp_path / "vorlage.docx", parts | {"_rels/.rels": etree.tostring(root)})
    package = Package(build(template=own))
    assert [each.target for each in package.relations("") if each.kind == CORE_KIND] == [CORE]
    assert package.tree(CORE).findtext(qn("dc:title")) == sample_report().title


def test_what_else_the_properties_say_is_kept() -> None:
    package = template()
    root = package.tree(CORE)
    etree.SubElement(root, qn("dc:subject")).text = "Haushalt"
    (made,) = properties(package, sample_report(), DAY, identifier="kennung").values()
    again = etree.fromstring(made)
    assert again.findtext(qn("dc:subject")) == "Haushalt"
    assert again.findtext(qn("dc:identifier")) == "kennung"
    assert again.findtext(qn("dcterms:created")) == "2015-05-12T08:30:00Z"
    assert root.findtext(qn("dc:identifier")) != "kennung"


@pytest.mark.parametrize("name", ["word/styles.xml", "word/numbering.xml", "word/settings.xml", BODY])
@pytest.mark.parametrize("content", [None, b"<kein xml"])
def test_a_missing_or_broken_part_is_refused(tmp_path: Path, name: str, content: bytes | None) -> None:
    parts = read_parts(TEMPLATE)
    if content is None:
        del parts[name]
    else:
        parts[name] = content
    with pytest.raises(TemplateError, match=r"ist kein Word-Dokument, wie Word es speichert|beschädigt"):
        open_template(write_parts(tmp_path / "vorlage.docx", parts))


def test_a_list_that_leads_nowhere_is_passed_over(tmp_path: Path) -> None:
    own = edited(tmp_path, ("</w:numbering>", '<w:num w:numId="99"/></w:numbering>'), name="word/numbering.xml")
    assert Styles(open_template(own)).next_list == Styles(template()).next_list


RUN = "<w:p {ns}><w:r><w:rPr>{properties}</w:rPr><w:t>x</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("properties", "order"),
    [
        ("", ["b", "i", "u"]),
        ('<w:color w:val="FF0000"/><w:sz w:val="20"/>', ["b", "i", "color", "sz", "u"]),
        ('<w:rStyle w:val="x"/><w:rFonts/><w:bCs/><w:highlight/><w:shd/>', None),
        ('<w:b w:val="0"/><w:i/><w:u w:val="none"/>', ["b", "i", "u"]),
    ],
)
def test_emphasis_stands_in_the_order_of_the_schema(properties: str, order: list[str] | None) -> None:
    paragraph = etree.fromstring(RUN.format(ns=DECLARED, properties=properties))
    opening = Styles(template()).form(paragraph, in_cell=True).runs[Mark.BOLD | Mark.ITALIC | Mark.UNDERLINE]
    run = etree.fromstring(opening.replace("<w:r>", f"<w:r {DECLARED}>", 1) + "</w:t></w:r>")
    names = [etree.QName(each).localname for each in run[0]]
    assert names == (order or ["rStyle", "rFonts", "b", "bCs", "i", "highlight", "u", "shd"])
    assert run[0].find(qn("w:b")).attrib == {}
    assert run[0].find(qn("w:u")).get(qn("w:val")) == "single"


def test_a_body_under_another_name_than_words_own_is_refused(tmp_path: Path) -> None:
    parts = read_parts(TEMPLATE)
    parts["word/text.xml"] = parts.pop(BODY)
    parts["word/_rels/text.xml.rels"] = parts.pop(RELS)
    for name in ("[Content_Types].xml", "_rels/.rels"):
        parts[name] = parts[name].replace(b"word/document.xml", b"word/text.xml")
    with pytest.raises(TemplateError, match="von einem anderen Programm auf ungewohnte Art gespeichert"):
        open_template(write_parts(tmp_path / "vorlage.docx", parts))
