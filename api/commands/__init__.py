"""The command line, one module a group of commands. Imports everything but the application itself."""
