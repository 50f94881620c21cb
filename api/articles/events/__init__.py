"""Events in the tables: which accounts are of one, what it is by all of them, what is decided by hand. Imports what articles may."""
