"""Events with their accounts, and what an article tells of events as it is stored. Imports the other models."""
