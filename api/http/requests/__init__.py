"""What comes in: parameters read by their schemas, cursors, bearer tokens and limits."""
