"""What is worked out of many statements at once: accounts side by side, and positions over time. Imports the other views."""

from api.views.accounts import comparisons, event_comparisons, positions

VIEWS = (positions, comparisons, event_comparisons)
