"""From a query's values to a selection: which facets, words and days they mean."""
