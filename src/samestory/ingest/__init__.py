"""From files to articles: one reader a format, repair on a copy, and what is not running text.

A reader (``@reader``) turns the bytes of a file into articles as given. ``layout.blocks`` then cuts
an article into paragraphs and furniture with repaired copies; nothing here changes the article.
"""
