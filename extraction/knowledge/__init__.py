"""What is known before an article is read: countries, organisations, people, offices, names and titles. Imports text."""
