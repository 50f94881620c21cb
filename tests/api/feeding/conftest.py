"""The command line on an application with scripted articles."""

import pytest


@pytest.fixture
def run(app, database):
    return lambda *args, **options: app.test_cli_runner().invoke(args=[str(arg) for arg in args], **options)


@pytest.fixture
def articles(client):
    """A function that gives the articles in the order in which they were stored."""
    return lambda: client.get("/articles", query_string={"limit": 200}).json["data"][::-1]


@pytest.fixture
def files(tmp_path):
    """A function that writes files, by name, below one folder."""

    def write(**contents):
        return write_all(contents)

    def write_all(contents):
        for name, content in contents.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write_all
