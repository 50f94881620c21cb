"""``python -m extraction [FILE]``: print the statements of a text, as JSON or as a table for people."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from extraction import extract
from extraction.text import Extraction, Span, Statement

UNDERLINE, FAINT, PLAIN = "\x1b[4m", "\x1b[2m", "\x1b[0m"


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the text, extract, print. Returns the exit status: 2 where the text cannot be read."""
    options = _parser().parse_args(arguments)
    try:
        text = _read(options.file)
    except (OSError, UnicodeDecodeError) as error:
        print(f"extraction: {options.file or 'standard input'}: {error}", file=sys.stderr)
        return 2
    extraction = extract(text, title=options.title, published_on=options.date)
    if options.format == "json":
        print(json.dumps(as_json(extraction), ensure_ascii=False, indent=2))
    else:
        print("\n\n".join(as_table(extraction, colour=sys.stdout.isatty())))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m extraction", description="Who said what, to whom, about what.")
    parser.add_argument("file", nargs="?", type=Path, help="a UTF-8 text file; standard input without it")
    parser.add_argument("--format", choices=("json", "table"), default="json")
    parser.add_argument("--title", help="the article's title, which helps to tell who is meant")
    parser.add_argument("--date", type=date.fromisoformat, help="day of publication, YYYY-MM-DD: who held which office")
    return parser


def _read(file: Path | None) -> str:
    return file.read_text("utf-8") if file else sys.stdin.buffer.read().decode("utf-8")


def as_json(extraction: Extraction) -> dict[str, object]:
    """The statements and the entities they refer to, without the text itself."""
    return {
        "language": extraction.language,
        "statements": [asdict(statement) for statement in extraction.statements],
        "entities": {key: asdict(entity) for key, entity in extraction.entities.items()},
    }


def as_table(extraction: Extraction, *, colour: bool) -> Iterable[str]:
    """A paragraph a statement: who, how, what about, and its sentence with the content underlined."""
    names = {key: entity.name for key, entity in extraction.entities.items()}
    for number, statement in enumerate(extraction.statements, start=1):
        who = ", ".join(names[s] for s in statement.speakers)
        sides = ", ".join(names[v] for v in statement.on_behalf_of)
        cue = f" ({statement.cue.text})" if statement.cue else ""
        head = f"{number}. {who}{f' für {sides}' if sides else ''}: {statement.kind}{cue}"
        labels = " · ".join(
            filter(None, (", ".join(statement.acts), ", ".join(statement.themes), ", ".join(statement.organisations)))
        )
        yield f"{head}\n   {labels}\n   {_marked(extraction.text, statement, colour=colour)}"


def _marked(text: str, statement: Statement, *, colour: bool) -> str:
    """The sentence around a statement; its content underlined, or in ⟦⟧ where the output is no terminal."""
    opening, closing = (UNDERLINE, PLAIN) if colour else ("⟦", "⟧")
    pieces, position = [], statement.context.start
    for span in sorted(set(statement.spans)):
        start = max(span.start, position)
        pieces += [text[position:start], opening, Span(start, span.end).of(text), closing]
        position = span.end
    pieces.append(text[position : max(position, statement.context.end)])
    return "".join(pieces).replace("\n", " ")


if __name__ == "__main__":
    sys.exit(main())
