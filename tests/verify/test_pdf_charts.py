"""The alternative texts of a PDF are read in both ways in which they may be written (ISO 32000-1 §7.3.4)."""

from __future__ import annotations

from dataclasses import replace

from ikz_report.verify.expected import Expected
from ikz_report.verify.pdf_charts import alternative_texts, wrong_alternatives
from ikz_report.verify.pdf_objects import Objects
from tests.writers.pdf.papers import full_data, full_pdf


def test_texts_in_hexadecimal_and_literal() -> None:
    written = (rb"<FEFF00C40031>", rb"(a \(b\) \344 \\ c)")
    content = b"".join(
        b"%d 0 obj\n<</S/Figure/Alt%b>>\nendobj\n" % (number, each) for number, each in enumerate(written)
    )
    assert list(alternative_texts(Objects(content))) == ["Ä1", "a (b) ä \\ c"]


def test_the_charts_are_held_to_them_one_by_one_and_in_order() -> None:
    _, charts, _ = full_data()
    texts = list(alternative_texts(Objects(full_pdf())))
    assert list(wrong_alternatives(["Ein Logo", *texts], charts)) == []
    what = "Alternativtext des Diagramms"
    assert list(wrong_alternatives(texts[::-1], charts)) == [Expected(charts[1].title, what)]
    assert list(wrong_alternatives(texts, (*charts, charts[0]))) == [Expected(charts[0].title, what)]
    assert list(wrong_alternatives(texts, (replace(charts[0], alt="anders"), charts[1]))) == [
        Expected(charts[0].title, what)
    ]
