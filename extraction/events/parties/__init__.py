"""Who is named in a sentence that may tell of an event, in which phrase, and who the people of an article are."""
