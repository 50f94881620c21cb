"""Coreference: whom titles, pronouns, groups and descriptions mean. Imports linking and what lies below it."""
