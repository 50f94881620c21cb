"""Queries: filters are resolved (selecting), planned (planning) and fetched (fetching). Knows SQL and no HTTP."""
