"""Statements of two or more accounts laid side by side: which tell the same point, which one side alone tells, and why."""
