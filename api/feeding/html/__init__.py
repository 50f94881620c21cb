"""Pages and pieces of HTML into the fields of an article: main text, title, day, source, address.

Imports nothing of feeding but extras, items, dates and encodings.
"""
