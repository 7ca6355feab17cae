"""The council's annex, whatever file it comes from: the stages that its readers share.

paper (title, categories, charts) ─ table (units, notes) ─ heads, measures ─ arten, marks
                                  └ names, dezernate, order, organisation ─ assemble → model.Report

A reader (``annex_text``, ``annex_word``) gives them rows of cells, each with the place it stands at.
"""
