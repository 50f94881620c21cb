"""Reads the annotated articles of benchmarks/gold: their notation, their statements, and what a perfect reader would find."""
