"""One paper, one content: is every word of the register in the built files, in order, and do they look as they should?

    expected (what a paper must hold) ─┬─ word_file, chart_parts, pdf_file, pdf_charts: lost ───┐
                                       ├─ pdf_pages, word_tables: how the tables fall on pages ─┼─ built
    the file ──────────────────────────┴─ pdf_facts, word_facts: fonts, links, pictures, claims ┘

Rows stand in order; ``any_order`` has those that need not, ``pdf_cut`` those that page ends cut, and ``windows`` tells
where to look once something is lost.
``built`` checks a whole file; what it finds beyond lost texts are defects with the codes of the rules DOK.
"""
