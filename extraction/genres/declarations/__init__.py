"""Declarations, communiqués, conclusions and resolutions: where their words begin and end on a page, and who issues them."""
