"""Single values: what a parameter takes, the bounds of inputs, the forms of ids. Of the other schemas they import `base` alone."""
