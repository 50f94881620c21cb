"""Models of labels: what they are given and how they are fitted."""
