"""Pages that hold words of several people: posts, statements one below the other, letters and comments between what a page tells."""
