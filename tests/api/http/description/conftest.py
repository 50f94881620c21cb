"""The API's description, asked for once: to write it as YAML and to read that again takes more than a second."""

import pytest
import yaml


@pytest.fixture(scope="session")
def described(seeded_app):
    response = seeded_app.test_client().get("/openapi.yaml")
    assert (response.status_code, response.mimetype) == (200, "application/yaml")
    return yaml.safe_load(response.text)
