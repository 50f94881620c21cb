"""The resources: each view reads a request, runs a query, writes the response."""
