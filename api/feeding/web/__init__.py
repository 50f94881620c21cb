"""The web: pages, feeds and listings fetched within bounds, from hosts that are allowed."""
