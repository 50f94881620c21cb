"""What a server needs around the application: workers, log, metrics."""
