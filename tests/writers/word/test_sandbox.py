"""A hostile template runs no code and fills neither memory nor time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ikz_report.errors import TemplateError
from ikz_report.model import Category, Section
from ikz_report.writers.word import sandbox
from tests.samples import UMWELT, sample_report
from tests.writers.word.files import build, edited

HOSTILE = [
    "{{ titel.__class__.__mro__ }}",
    "{{ ''.__class__.__base__.__subclasses__() }}",
    "{{ kategorien.append(1) }}",
    "{{ titel.format(titel) }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ self.__init__ }}",
    "{{ titel|attr('__class__') }}",
    "{{ lipsum() }}",
    "{{ 'a' * 10**10 }}",
    "{{ 9**9**9**9 }}",
    "{{ '%999999999d' % 1 }}",
    "{{ range(10**9)|length }}",
    "{% for x in range(10**9) %}{% endfor %}",
    "{% for x in [1, 2] %}{% endfor %}",
    "{% for x in 'aaaa' %}{% endfor %}",
    "{% set x = 1 %}",
    "{% macro m() %}{% endmacro %}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% extends 'x' %}",
    "{% autoescape false %}{% endautoescape %}",
    "{% filter upper %}{% endfilter %}",
    "{{ titel|safe }}",
    "{{ titel|center(999999999) }}",
    "{{ " + "(" * 5000 + "titel" + ")" * 5000 + " }}",
    "{{ " + "9" * 5000 + " }}",
]


@pytest.mark.parametrize("tag", HOSTILE)
def test_a_hostile_tag_is_an_error(tmp_path: Path, tag: str) -> None:
    with pytest.raises(TemplateError, match=r"vorlage\.docx: Absatz 44: "):
        build(template=edited(tmp_path, ("{{ titel }}", tag)))


@pytest.mark.parametrize("place", ["w:rsidRDefault", "w:val"])
def test_a_hostile_tag_outside_the_text_is_an_error_too(tmp_path: Path, place: str) -> None:
    hostile = f'<w:bookmarkStart w:id="9" w:name="x" {place}="{{{{ titel.__class__ }}}}"/><w:bookmarkEnd w:id="9"/>'
    with pytest.raises(TemplateError, match="Das Feld „__class__“ gibt es nicht"):
        build(template=edited(tmp_path, ("<w:sectPr>", f"{hostile}<w:sectPr>")))


def test_a_tag_in_a_field_code_can_do_no_more(tmp_path: Path) -> None:
    code = "<w:p><w:r><w:instrText>{{ titel.__class__ }}</w:instrText></w:r></w:p>"
    with pytest.raises(TemplateError, match="Das Feld „__class__“ gibt es nicht"):
        build(template=edited(tmp_path, ("<w:sectPr>", f"{code}<w:sectPr>")))


def test_loops_in_loops_come_to_an_end(tmp_path: Path) -> None:
    categories = tuple(Category("I", "K", sections=(Section(UMWELT),)) for _ in range(200))
    loops = "".join(f"{{% for {name} in kategorien %}}" for name in "abcdef") + "{% endfor %}" * 6
    with pytest.raises(TemplateError, match="zu viele Schleifen ineinander"):
        build(
            replace(sample_report(), categories=categories),
            edited(tmp_path, ("{{ titel }}", "{{ titel }}" + loops)),
        )


def test_output_without_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MAX_CHARACTERS", 1000)
    with pytest.raises(TemplateError, match="Das Ergebnis wird zu groß"):
        build(template=edited(tmp_path))


def test_more_loops_than_python_can_nest_are_an_error(tmp_path: Path) -> None:
    loops = "".join(f"{{% for x{number} in kategorien %}}" for number in range(30)) + "{% endfor %}" * 30
    with pytest.raises(TemplateError, match="Der Platzhalter ist nicht zu verstehen"):
        build(template=edited(tmp_path, ("{{ titel }}", "{{ titel }}" + loops)))


def test_a_condition_that_cannot_be_decided_names_its_paragraph(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="Absatz 45"):
        build(template=edited(tmp_path, ("{%p if beispiel %}", "{%p if titel > jahr %}")))
