"""What goes in and out, declared once: for reading requests, for writing responses and for docs/openapi.yaml."""
