"""The API's description: openapi.yaml put together from schemas and views, with examples."""
