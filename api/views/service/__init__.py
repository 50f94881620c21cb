"""What the server tells of itself: whether it is well, its description, the types of its problems."""

from api.views.service import documentation, health, problems

__all__ = ["VIEWS", "documentation"]

VIEWS = (health, problems)
