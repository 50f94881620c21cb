"""The step after names are resolved: how a page, an export or groups of a selection are found is decided here, once, as a plan."""
