"""Settings are checked when they are read."""

import environs
import pytest

from api.settings import read_or_exit, read_settings


def test_defaults(tmp_path, monkeypatch):
    for name in ("DATABASE_URL", "BIND", "WEB_CONCURRENCY", "SECRET_KEY", "LOG_LEVEL"):
        monkeypatch.delenv(name, raising=False)
    settings = read_settings(tmp_path)
    assert settings.bind == "127.0.0.1:8000"
    assert settings.database_url == f"sqlite:///{tmp_path}/communique.sqlite"


def test_the_secret_is_made_once_and_kept_to_oneself(tmp_path, monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    secrets = {read_settings(tmp_path / "instance").secret_key for _ in range(3)}
    assert len(secrets) == 1
    assert len(secrets.pop()) >= 32
    assert (tmp_path / "instance" / "secret_key").stat().st_mode & 0o077 == 0
    assert [path.name for path in (tmp_path / "instance").iterdir()] == ["secret_key"]


def test_every_wrong_variable_is_named(tmp_path, monkeypatch):
    for name, value in {"WEB_CONCURRENCY": "many", "PAGE_SIZE": "0", "LOG_LEVEL": "loud", "BIND": "8000"}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(environs.EnvValidationError) as error:
        read_settings(tmp_path)
    assert set(error.value.error_messages) == {"WEB_CONCURRENCY", "PAGE_SIZE", "LOG_LEVEL", "BIND"}


@pytest.mark.parametrize("address", ["nonsense", "mysql://host/name", "sqlite//x", ""])
def test_addresses_of_no_database_are_named(tmp_path, monkeypatch, address):
    monkeypatch.setenv("DATABASE_URL", address)
    with pytest.raises(environs.EnvValidationError) as error:
        read_settings(tmp_path)
    assert "DATABASE_URL" in error.value.error_messages


def test_who_starts_a_program_is_told_in_a_line_each(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "nonsense")
    monkeypatch.setenv("THREADS", "x")
    with pytest.raises(SystemExit) as end:
        read_or_exit()
    _, *lines = str(end.value).splitlines()
    assert [line.partition(":")[0] for line in lines] == ["DATABASE_URL", "THREADS"]
    assert "Not a valid integer. Not" not in str(end.value)
