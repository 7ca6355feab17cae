"""Changing a register's file only where it must change.

page ─ edits         lines and places of a text; the changes to it, put in all at once
align                which entry of a list became which
values ─ lists       a field, a list: in block style and in brackets
cells                a cell's content: paragraphs, items, items below
rows                 the measures of a file as plain data
measures             all of it: the file's text so that its measures are the wanted ones
"""
