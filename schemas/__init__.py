"""What goes in and out, declared once: for reading requests, for writing answers and for docs/openapi.yaml."""
