"""The words of a sentence that tell of an event, and what their clause says about whether it took place."""
