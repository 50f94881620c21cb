"""Labels of a statement: its themes, its speech acts and on whose behalf it is made. Imports grammar and what lies below it."""
