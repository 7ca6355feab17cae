"""Proofreading: what a careful reader would remark, found by rules on the model.

    model → texts (every paragraph with its place) → rules → engine (select, suppress, sort) → findings
                                                                     findings → fixes (model → model)

No file format and no command line is known here; ``settings_file`` alone reads YAML.
"""
