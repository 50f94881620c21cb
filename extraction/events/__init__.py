"""Events: what happened by an article's account, who took part, when and where. Imports coreference and what lies below it."""
