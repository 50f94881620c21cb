"""What an installation without the sources has."""

from configparser import ConfigParser

from tests.serving import ROOT


def test_every_folder_of_modules_is_installed():
    read = ConfigParser()
    read.read(ROOT / "setup.cfg")
    named = set(read["options"]["packages"].split())
    files = [file for top in ("api", "extraction", "schemas", "seeds") for file in (ROOT / top).rglob("*.py")]
    assert named == {".".join(file.parent.relative_to(ROOT).parts) for file in files}
