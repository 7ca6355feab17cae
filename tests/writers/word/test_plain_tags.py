"""Tags that only name a field are understood without Jinja's parser, and in the same way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateSyntaxError

from ikz_report.writers.word.language import PARSER, Problem, parsed

NAMES = ["x", "zeilen", "loop", "and", "else", "elif", "endif", "false", "for", "if", "in", "is", "none", "not", "or"]
NAMES += ["recursive", "true", "with", "_x", "x1", "X"]
FORMS = ["{{ %s }}", "{{%s}}", "{%% if %s %%}{%% endif %%}", "{%%if %s%%}{%% endif %%}"]
LOOPS = ["{%% for %s in %s %%}{%% endfor %%}", "{%%for %s in %s%%}{%% endfor %%}"]
fields = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3).map(".".join)


@given(
    st.builds(lambda form, field: form % field, st.sampled_from(FORMS), fields)
    | st.builds(lambda form, name, field: form % (name, field), st.sampled_from(LOOPS), st.sampled_from(NAMES), fields)
)
def test_a_tag_is_what_jinja_takes_it_for(source: str) -> None:
    try:
        found = parsed(source)
    except Problem:
        return
    assert found == PARSER.parse(source)


@pytest.mark.parametrize(
    "source", ["{{ not }}", "{{ x.in }}", "{% if and %}{% endif %}", "{% for if in x %}{% endfor %}"]
)
def test_a_word_of_the_language_names_no_field(source: str) -> None:
    try:
        expected = PARSER.parse(source)
    except TemplateSyntaxError:
        with pytest.raises(Problem, match="nicht zu verstehen"):
            parsed(source)
    else:
        assert parsed(source) == expected
