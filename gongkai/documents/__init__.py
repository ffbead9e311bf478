"""公文版式: how an official letter or report looks on paper.

`letter.Letter` is a letter in the 信函格式 of GB/T 9704-2012, `paper.Paper` a report with headings, text and
tables. Both are plain facts; `pdf` prints them (the same letter gives the same bytes, on any machine) and
`docx` makes a document an official can go on editing. What a letter says is the business of the
capability that writes it; this package knows only how it looks.
"""
