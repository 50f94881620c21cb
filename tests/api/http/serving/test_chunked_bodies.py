"""Bodies in chunks: a malformed one is an error of the client's, and nothing behind it is read as another request."""

import pytest
from gunicorn.config import Config
from gunicorn.http.parser import RequestParser

from api.http.serving.chunked_bodies import MalformedChunks, check_chunks

HEAD = b"POST /parse HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"


def parse(body):
    request = next(RequestParser(Config(), iter([HEAD + body]), ("127.0.0.1", 1)))
    check_chunks(request)
    return request


@pytest.mark.parametrize(
    "body",
    [
        b"-2\r\n{}\r\n0\r\n\r\n",
        b"zz\r\n",
        b"2\r\n{}xx\r\n0\r\n\r\n",
        b"2;=\r\n{}\r\n0\r\n\r\n",
        b"0\r\nno header\r\n\r\n",
    ],
)
def test_a_malformed_chunk_ends_the_connection(body):
    request = parse(body)
    with pytest.raises(MalformedChunks):
        request.body.read()
    assert request.should_close()


def test_what_is_well_formed_is_read():
    request = parse(b"2\r\n{}\r\n3;a=b\r\nabc\r\n0\r\nX-Sum: 1\r\n\r\n")
    assert request.body.read() == b"{}abc"
    assert not request.should_close()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_it_is_answered_as_a_bad_request(client):
    environ = {"wsgi.input": parse(b"-2\r\n").body, "wsgi.input_terminated": True, "CONTENT_TYPE": "application/json"}
    response = client.post("/parse", headers={"Transfer-Encoding": "chunked"}, environ_overrides=environ)
    assert (response.status_code, response.content_type) == (400, "application/problem+json")
