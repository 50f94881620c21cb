"""Subjects of clauses: what stands before the verb and behind it, what clauses share, agents of passives."""
