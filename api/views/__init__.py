"""The resources: each view reads a request, asks a query, hands over the rows."""
