"""HTTP: requests and their parameters, responses and their formats, caching, errors, and what a server needs around them."""
