"""Attribution frames: which words report, who speaks in them, and to whom. Imports grammar and what lies below it."""
