"""One paper, one content: is every word of the register in the built files, in order?

``expected`` says what a paper must hold; ``word_file`` and ``pdf_file`` look for it, ``chart_parts`` holds the
native charts of a Word file to their figures.
"""
