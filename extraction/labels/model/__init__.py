"""The linear models that choose themes and acts from what words and rules say. Imports the rules in the folder above."""
