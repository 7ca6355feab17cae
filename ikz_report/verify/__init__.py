"""One paper, one content: is every word of the register in the built files, in order, and do they look as they should?

    expected (what a paper must hold) ─┬─ word_file, chart_parts, pdf_file: what is lost ───────┐
                                       ├─ pdf_pages, word_tables: how the tables fall on pages ─┼─ built
    the file ──────────────────────────┴─ pdf_facts, word_facts: fonts, links, pictures, claims ┘

``built`` checks a whole file; what it finds beyond lost texts are defects with the codes of the rules DOK.
"""
