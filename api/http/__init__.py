"""What HTTP asks for: errors, parsing, cursors, links, tokens."""
