"""The step after planning: the rows of a page and how many there are on all pages, found as the plan says. Nothing is decided here."""
