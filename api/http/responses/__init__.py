"""What goes out: pages, exports and the change feed, their media types, compression and headers."""
