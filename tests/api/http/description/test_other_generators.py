"""Clients of generators that need Java or Node, openapi-generator and openapi-typescript: where `make clients` installed them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.serving import serve

TYPESCRIPT = """
import type { paths } from "./schema";
type Body<P extends keyof paths> =
  paths[P] extends { get: { responses: { 200: { content: infer Content } } } } ? Content[keyof Content] : never;
declare const page: Body<"/statements">;
const total: number = page.meta.total;
const speakers: string[] = page.data[0].speakers.map((speaker) => speaker.id);
const csv: Body<"/statements.csv"> = "id,text";
// @ts-expect-error there is no such field
page.meta.totel;
"""
PYTHON = """
import sys
import openapi_client as made
client = made.ApiClient(made.Configuration(host=sys.argv[1]))
statements = made.StatementsApi(client)
page = statements.list_statements(speaker=["putin"], limit=1)
assert (page.meta.total, len(page.data)) == (3, 1)
assert statements.get_statement(page.data[0].id) == page.data[0]
assert statements.list_statements_as_csv(speaker=["putin"]).startswith("id,text,")
assert statements.list_statements_as_ndjson(speaker=["putin"]).count(b"\\n") == 3
assert b"<entry" in statements.list_statements_as_atom(speaker=["putin"])
assert made.StatsApi(client).count_statements(group_by=["theme"]).data[0].key.theme.id
new = made.NewArticle(text="Kanzler Olaf Scholz sagte, Deutschland werde helfen.")
assert made.ArticlesApi(client).parse_article(new).statements[0].text == "Deutschland werde helfen"
"""


def tool(name, *needs):
    """Where a tool is; the test is skipped where it is not, or what it needs."""
    folders = [Path(sys.executable).parent, Path("build/clients/node_modules/.bin").absolute()]
    found = next((str(folder / name) for folder in folders if (folder / name).exists()), None) or shutil.which(name)
    missing = [need for need in needs if shutil.which(need) is None] + ([] if found else [name])
    if missing:
        pytest.skip(
            f"{' and '.join(missing)} not installed; `make clients` installs what needs Java or Node, if these are there"
        )
    return found


@pytest.fixture
def folder(seeded, tmp_path):
    (tmp_path / "openapi.yaml").write_text(seeded.get("/openapi.yaml").text, encoding="utf-8")
    return tmp_path


def run(folder, *command):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_openapi_generator(folder, seeded_copy):
    run(folder, tool("openapi-generator-cli", "java"), "generate", "-i", "openapi.yaml", "-g", "python", "-o", ".")
    (folder / "use.py").write_text(PYTHON, encoding="utf-8")
    with serve(seeded_copy) as address:
        run(folder, sys.executable, "use.py", address)


def test_openapi_typescript(folder):
    run(folder, tool("openapi-typescript", "node"), "openapi.yaml", "-o", "schema.d.ts")
    (folder / "use.ts").write_text(TYPESCRIPT, encoding="utf-8")
    run(folder, tool("tsc", "node"), "--noEmit", "--strict", "use.ts")
