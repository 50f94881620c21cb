"""Articles from files of all formats, folders, globs and standard input."""

import io
import json
from html import escape

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from api.feeding import dates, markdown, pdf

pytestmark = pytest.mark.on_sqlite

PAGE = """<!doctype html><html lang="de"><head><title>Telefonat der Minister</title>
<meta property="og:site_name" content="Bote"><meta property="article:published_time" content="2022-06-16T10:00:00Z">
<link rel="canonical" href="https://bote.example/telefonat"></head><body><nav><a href="/">Start</a><a href="/x">Politik</a></nav>
<article><h1>Telefonat der Minister</h1><p>{}</p><p>{}</p></article><footer>Impressum und Datenschutz</footer></body></html>"""
FIRST = "xi > Der Minister betonte, die Gespräche über Handel und Klima sollten im Herbst in Genf fortgesetzt werden."
SECOND = "putin > Sein Kollege antwortete, dafür brauche es zuerst eine Einigung über die Tagesordnung der Sitzung."


def test_a_folder_gives_its_files_of_known_formats_in_order(run, files, articles):
    folder = files(
        {
            "b/2.txt": "xi > zwei",
            "a.txt": "xi > eins",
            "c.md": "# Titel\n\nxi > *drei*\n",
            "picture.png": b"\x89",
            ".hidden.txt": "xi > vier",
            ".git/x.txt": "xi > fünf",
        }
    )
    result = run("articles", "add", folder)
    assert result.exit_code == 0, result.output
    assert [line.split()[-1].removeprefix(f"{folder}/") for line in result.stdout.splitlines()] == [
        "a.txt",
        "b/2.txt",
        "c.md",
    ]
    assert "3 added, 0 there already, 0 refused" in result.stderr
    assert [article["title"] for article in articles()] == [None, None, "Titel"]


def test_a_glob_is_resolved_and_one_without_files_is_refused(run, files, articles):
    folder = files({"x/1.txt": "xi > eins", "y/2.txt": "xi > zwei", "y/3.md": "xi > drei"})
    result = run("articles", "add", folder / "**" / "*.txt", folder / "*.nothing")
    assert (result.exit_code, len(articles())) == (1, 2)
    again = run("articles", "add", folder, folder / "x" / "1.txt", folder / "x" / "*")
    assert again.stdout.count("1.txt") == 1
    assert "There is no such file." in result.stderr


def test_json_and_ndjson_hold_many_articles_and_each_refusal_says_which(run, files, articles):
    good = {"text": "xi > eins", "title": "T", "published_on": "2022-06-16", "source": "S", "url": "http://x.de/"}
    lines = [json.dumps({"text": "xi > zwei"}), "", "{", json.dumps([1]), json.dumps({"text": "xi > 3", "when": 1})]
    folder = files({"a.json": json.dumps([good, {"title": "ohne Text"}]), "b.ndjson": "\n".join(lines)})
    result = run("articles", "add", folder)
    [first] = [article for article in articles() if article["title"]]
    assert len(articles()) == 2
    assert {name: first[name] for name in good if name != "text"} == {n: good[n] for n in good if n != "text"}
    refused = [line for line in result.stderr.splitlines() if line.startswith("refused")]
    assert [line.split(": ")[0].split("/")[-1] for line in refused] == [
        "a.json#2",
        "b.ndjson:3",
        "b.ndjson:4",
        "b.ndjson:5",
    ]
    assert "text: " in result.stderr
    assert "when: " in result.stderr


def test_standard_input_is_read_in_the_format_that_is_said(run, articles):
    assert run("articles", "add", "-", input="xi > eins").exit_code == 0
    assert (
        run("articles", "add", "-", "--format", "ndjson", input='{"text": "xi > zwei"}\n{"text": "xi > 3"}').exit_code
        == 0
    )
    assert len(articles()) == 3


def test_a_page_gives_its_main_text_and_metadata(run, files, client, articles):
    folder = files({"a.html": PAGE.format(escape(FIRST), escape(SECOND))})
    assert run("articles", "add", folder / "a.html").exit_code == 0
    [found] = articles()
    assert [found[name] for name in ("title", "published_on", "source", "url")] == [
        "Telefonat der Minister",
        "2022-06-16",
        "Bote",
        "https://bote.example/telefonat",
    ]
    assert client.get(f"/articles/{found['id']}").json["text"] == f"{FIRST}\n\n{SECOND}"


def test_options_outweigh_what_a_file_says(run, files, articles):
    folder = files({"a.json": json.dumps({"text": "xi > eins", "title": "alt", "source": "S"})})
    run("articles", "add", folder, "--title", "neu", "--date", "2022-06-16")
    [found] = articles()
    assert (found["title"], found["source"], found["published_on"]) == ("neu", "S", "2022-06-16")


def test_the_report_has_a_line_for_each_article(run, files, tmp_path):
    folder = files({"in/a.txt": "xi > eins", "in/b.txt": "English text", "in/c.txt": "xi >  eins"})
    run("articles", "add", folder / "in", "--report", tmp_path / "report.ndjson")
    lines = [json.loads(line) for line in (tmp_path / "report.ndjson").read_text().splitlines()]
    assert [line["fate"] for line in lines] == ["added", "refused", "there already"]
    assert lines[1]["reason"] == "unsupported-language"
    assert "English (en)" in lines[1]["detail"]
    assert lines[0]["id"] == lines[2]["id"]


def test_front_matter_gives_fields_and_marks_are_left_out():
    content = "---\ntitle: A\ndate: 2022-06-16\nother: x\n---\n# B\n\nEin [Wort](http://x) und\n**zwei**.\n\n- drei\n"
    text = "Ein Wort und zwei.\n\ndrei"
    assert markdown.read_markdown(content) == {"title": "A", "published_on": "2022-06-16", "text": text}


@pytest.mark.parametrize("content", ["---\n- a\n---\nText", "---\n\tx: {\n---\nText"])
def test_front_matter_that_is_none_is_refused(run, files, content):
    result = run("articles", "add", files({"a.md": content}))
    assert (result.exit_code, "The front matter" in result.stderr) == (1, True)


def test_lines_of_print_become_paragraphs():
    printed = "Der Minister sagte, die Verhand-\nlungen seien gut und\nliefen nach Plan.\n"
    printed += "Er reist nach\nOst-Asien und spricht.\n\nEnde."
    assert pdf.join_lines(printed).split("\n\n") == [
        "Der Minister sagte, die Verhandlungen seien gut und liefen nach Plan. Er reist nach Ost-Asien und spricht.",
        "Ende.",
    ]
    assert (
        pdf.join_lines("Eine Zeile, die lang ist und weitergeht\nkurz.\nNoch eine Zeile, die weitergeht\nund").count(
            "\n\n"
        )
        == 1
    )
    assert pdf.join_lines("") == ""


def test_a_pdf_gives_its_text_and_title(run, files, articles):
    folder = files({"a.pdf": _make_pdf("xi > Frieden"), "b.pdf": b"%PDF-1.4 broken"})
    result = run("articles", "add", folder)
    assert [article["title"] for article in articles()] == ["Kommuniqué"]
    assert "refused" in result.stderr
    assert "can't be read" in result.stderr


def test_a_missing_library_is_named(run, files, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pypdf", None)
    result = run("articles", "add", files({"a.pdf": b"%PDF"}))
    assert "pip install '.[pdf]'" in result.stderr


def _make_pdf(text):
    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    font = DictionaryObject({NameObject(k): NameObject(v) for k, v in font.items()})
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): writer._add_object(font)})}
    )
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 20 200 Td ({text}) Tj ET".encode())
    page[NameObject("/Contents")] = writer._add_object(stream)
    writer.add_metadata({"/Title": "Kommuniqué"})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Peking, 16. Juni 2022 – Xi Jinping betonte, man sei einig.", "2022-06-16"),
        ("Ein Titel\n\nBERLIN (dpa), 03.04.2021 - Der Kanzler sagte", "2021-04-03"),
        ("Frankfurt am Main, Freitag, 3. März 2024: Text", "2024-03-03"),
        ("Wien, den 5. Jänner 2020. Text", "2020-01-05"),
        ("Graz, am 5. Jänner 2020\nText", "2020-01-05"),
        ("Die Gespräche, am 5. Jänner 2020 begonnen, dauern an.", None),
        ("2022-06-16\nText", "2022-06-16"),
        ("Am 16. Juni 2022 sagte Scholz, man sei einig.", None),
        ("Der Präsident, 16. Juni 1950 geboren, sagte", None),
        ("Berlin, 31. Februar 2022 – Text", None),
        ("\n".join(["Text"] * 9) + "\nBerlin, 3. März 2024 – Text", None),
    ],
)
def test_the_day_of_a_dateline_is_found(text, day):
    found = dates.find_day(text)
    assert (found and found.isoformat()) == day


def test_a_dateline_dates_a_text_unless_something_else_does(run, files, articles):
    folder = files(
        {
            "a.txt": "Peking, 16. Juni 2022 –\nxi > eins",
            "b.md": "---\ndate: 2020-01-02\n---\nBonn, 3.4.2021: x\nxi > zwei",
        }
    )
    assert run("articles", "add", folder).exit_code == 0
    assert {article["published_on"] for article in articles()} == {"2022-06-16", "2020-01-02"}


def test_front_matter_that_stands_for_more_than_memory_holds_is_refused(run, files, articles):
    lists = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))
    result = run("articles", "add", files({"a.md": f"---\na0: &a0 [x]\n{lists}\ntitle: *a11\n---\nxi > eins"}) / "a.md")
    assert (result.exit_code, articles()) == (1, [])
    assert "front matter" in result.stderr


def test_names_of_files_make_no_lines_and_command_no_terminal(run, files, tmp_path):
    folder = files(
        {"a\nadded forged.txt": "xi > eins", "b\x1b[31m.txt": "English text " * 9, "c\udcff.txt": "xi > drei"}
    )
    result = run("articles", "add", folder, "--report", tmp_path / "report")
    assert len(result.stdout.splitlines()) == 2
    assert len(result.stderr.splitlines()) == 2
    assert "\x1b" not in result.output
    names = [json.loads(line)["name"] for line in (tmp_path / "report").read_text(encoding="utf-8").splitlines()]
    assert names[-1] == f"{folder}/c\udcff.txt"


@pytest.mark.parametrize(
    "written",
    [
        "2024-03-12 10:00:00 +0100",
        "2024-03-12T23:30:00+01:00",
        '"2024-03-12"',
        "'12. März 2024'",
        "2024-03-12 10:00",
        '"2024-03-12T10:00:00Z"',
    ],
)
def test_a_date_in_the_front_matter_may_have_a_time_and_zone(written):
    assert markdown.read_markdown(f"---\ndate: {written}\n---\nText")["published_on"] == "2024-03-12"


def test_the_front_matter_may_be_in_german():
    fields = markdown.read_markdown("---\nTitel: A\nDatum: 12.03.2024\nAutor: B\nQuelle: C\nSprache: de\n---\nText")
    assert fields == {
        "title": "A",
        "published_on": "2024-03-12",
        "author": "B",
        "source": "C",
        "language": "de",
        "text": "Text",
    }


def test_a_date_that_is_none_is_refused(run, files, articles):
    result = run("articles", "add", files({"a.md": "---\ndate: morgen\n---\nxi > eins"}))
    assert (articles(), "published_on: " in result.stderr) == ([], True)


@pytest.mark.parametrize(("options", "count"), [(["--encoding", "latin-1"], 1), ([], 0), (["--encoding", "utf-8"], 0)])
def test_the_encoding_of_a_file_can_be_said(run, files, articles, options, count):
    result = run("articles", "add", files({"a.txt": "xi > Größe".encode("latin-1")}), *options)
    assert len(articles()) == count
    assert ("--encoding" in result.stderr) is not count
    if count:
        assert "Größe" in run("articles", "export").stdout


def test_an_encoding_that_is_none_is_named(run, files):
    for name in ("klingonisch", "base64", "zip"):
        result = run("articles", "add", files({"a.txt": "xi > eins"}), "--encoding", name)
        assert (result.exit_code, f"{name} is no encoding" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    "text", ["<!DOCTYPE html><p>xi > eins", "<p>xi &gt; eins</p><p>zwei</p>", "xi > eins<br>zwei<br/>"]
)
def test_html_where_text_is_meant_is_refused_by_that_word(writer, run, files, articles, text):
    response = writer.post("/articles", json={"text": text})
    assert response.status_code == 422
    assert "HTML" in response.json["detail"]
    result = run("articles", "add", files({"a.json": json.dumps({"text": text})}))
    assert (articles(), "(unreadable-text 1)" in result.stderr) == ([], True)


def test_signs_of_comparison_are_no_html(run, files, articles):
    run("articles", "add", files({"a.txt": "xi > 3 < 4 und <er> sei, <a, b> und <p"}))
    assert len(articles()) == 1


def test_a_file_is_read_by_what_it_is(run, files, articles):
    page = PAGE.format(escape(FIRST), escape(SECOND))
    names = {
        "a.txt": page,
        "b.txt": json.dumps({"text": "xi > eins", "title": "B"}),
        "c.txt": _make_pdf("xi > zwei"),
        "d.md": "<rss/>",
    }
    result = run("articles", "add", files(names))
    assert {article["title"] for article in articles()} == {"Telefonat der Minister", "B", "Kommuniqué"}
    assert "give its web address" in result.stderr


@pytest.mark.parametrize(
    "written",
    ["Nächste Sitzung: 12. März 2024", "Stand: 12.03.2024", "Termin, 12. März 2024", "Berlin, 12. März 2199 –"],
)
def test_a_day_of_something_else_or_to_come_is_not_that_of_a_text(written):
    assert dates.find_day(f"{written}\nText") is None


def test_a_sentence_goes_on_across_pages():
    pages = [
        "Gemeinsame Erklärung\n\nDer Minister sagte, die Verhand-\n\n- 1 -",
        "Gemeinsame Erklärung\n\nlungen seien gut, und er wolle sie bis zum\n\nSeite 2 von 3",
        "Gemeinsame Erklärung – 3\nSommer abschließen.\n3",
    ]
    assert pdf.join_lines(pdf.join_pages(pages)).split("\n\n") == [
        "Gemeinsame Erklärung",
        "Der Minister sagte, die Verhandlungen seien gut, und er wolle sie bis zum Sommer abschließen.",
    ]


def test_a_broken_pdf_is_named_once(run, files):
    result = run("articles", "add", files({"kaputt.pdf": b"%PDF-1.4 broken"}))
    lines = [line for line in result.stderr.splitlines() if line]
    assert len(lines) == 2
    assert "kaputt.pdf: The PDF can't be read" in lines[0]
