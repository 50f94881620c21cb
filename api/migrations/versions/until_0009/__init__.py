"""The first nine changes of the tables."""
