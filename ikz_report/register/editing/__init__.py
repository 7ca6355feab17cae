"""Changing a measures' file only where it must change.

page, edits              lines and places of a text; the changes to it, put in all at once
align, pairing           which entry of a list became which; which line of a cell, on whatever level
remarks, values, lists   a field, a list, and the remarks on them: in block style and in brackets
parts                    a cell as it is wanted, each entry with the quotes and remarks it had
cells, row_fields        a cell's content; all fields of a measure
rows, order, arrange     a file's measures as plain data; where they stand; moved, added, removed
measures                 all of it: the file's text so that its measures are the wanted ones
"""
