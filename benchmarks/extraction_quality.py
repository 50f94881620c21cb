"""Score the extraction on a folder of the German news quotation corpus.

    python benchmarks/extraction_quality.py CORPUS.jsonl [--scorer score_quotes.py] [--output PREDICTED.jsonl] [--errors N]

CORPUS.jsonl is a split of the corpus by Petersen-Frey and Biemann (LREC-COLING 2024), one article a line. The predictions come from
the pipeline that the server uses, put into the corpus's conventions: quotation marks and "dass" belong to the quote, a
summarised act is its whole clause, neighbouring statements of one speaker are one quote.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from quotation_corpus.grouping import groups
from quotation_corpus.quoted_phrases import loose_phrases, quoted_phrases
from quotation_corpus.quotes import is_worded, write_pairs, write_phrase, write_quote

from extraction import parse
from extraction.text import Span


def predict(text: str) -> list[dict]:
    """The corpus's quotes for a text."""
    document = parse(text)
    everything = sorted([*document.attributions, *document.relayed], key=lambda a: a.content[0].start)
    phrases = [
        write_phrase(document, a, q) for a in document.attributions for q in quoted_phrases(document, a) if is_worded(a)
    ]
    quotes = [write_quote(document, group) for group in groups(document, everything)]
    quotes += [{**quote, "speaker": cited} for quote in quotes if (cited := quote.pop("cited"))]
    hearsay = [
        {**write_quote(document, group), "type": "FreeIndirect", "cited": []}
        for group in groups(document, document.hearsay)
    ]
    taken = [Span(*s) for quote in (*quotes, *phrases) if quote["type"] == "Direct" for s in quote["quote"]]
    loose = [{"quote": write_pairs([q.outer]), "type": "Direct"} for q in loose_phrases(document, taken)]
    return [*quotes, *phrases, *hearsay, *loose]


def main() -> int:
    """Write the predictions and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--scorer", type=Path, help="the corpus's scorer; default: ../tools/score_quotes.py beside it")
    parser.add_argument("--output", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    output = args.output or Path(tempfile.mkstemp(suffix=".jsonl")[1])
    with args.corpus.open(encoding="utf-8") as articles, output.open("w", encoding="utf-8") as predictions:
        for line in articles:
            article = json.loads(line)
            row = {"id": article["id"], "quotes": predict(article["text"])}
            predictions.write(json.dumps(row, ensure_ascii=False) + "\n")
    scorer = args.scorer or args.corpus.resolve().parent.parent / "tools" / "score_quotes.py"
    command = [sys.executable, str(scorer), str(args.corpus), str(output), "--errors", str(args.errors)]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
