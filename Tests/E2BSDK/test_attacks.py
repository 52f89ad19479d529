"""Requests that no client makes."""

import json
import socket
import time

import e2b
import pytest
from conftest import IS_CURRENT, done
from transport import address, body, connect, exchange, read_all, request, status

pytestmark = pytest.mark.skipif(not IS_CURRENT, reason="the same requests were sent beside the current client")
HOST = "localhost"


def send(message):
    return exchange(message.replace(b"\n", b"\r\n") if b"\r\n" not in message else message, tls=False)


@pytest.mark.parametrize(
    "message",
    [
        b"GET /sandboxes HTTP/1.1\r\n\r\n",
        b"GET /sandboxes HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\n\r\n",
        b"POST /sandboxes HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST /sandboxes HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        b"POST /sandboxes HTTP/1.1\r\nHost: localhost\r\nContent-Length: +3\r\n\r\nabc",
        b"POST /sandboxes HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3, 3\r\n\r\nabc",
        b"POST /sandboxes HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        b"POST /sandboxes HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n",
        b"POST /sandboxes HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        b"POST /sandboxes HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        b"POST /sandboxes HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n",
        b"POST /sandboxes HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET /sandboxes HTTP/1.1\r\nHost: localhost\r\nX-Bad : value\r\n\r\n",
        b"GET /sandboxes HTTP/1.1\r\nHost: localhost\r\nX-Folded: a\r\n b\r\n\r\n",
        b"GET /sandboxes HTTP/1.1\r\nHost: localhost\r\nX-Nul: a\x00b\r\n\r\n",
        b"GET /sandboxes HTTP/1.1\nHost: localhost\n\n",
        b"GET http://other/sandboxes HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"CONNECT localhost:22 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /sand\xc3\xa9 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /sandboxes HTTP/2.0\r\nHost: localhost\r\n\r\n",
        b"NONSENSE\r\n\r\n",
        b"GET /" + b"a" * 70000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + b"a" * 200000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"".join(b"X-%d: y\r\n" % i for i in range(1000)) + b"\r\n",
    ],
    ids=lambda message: message[:60].decode("ascii", "replace"),
)
def test_malformed_requests_end_the_connection(message):
    """One answer at most, an error, and nothing after it: what follows could be read as another request."""
    smuggled = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
    answer = exchange(message + smuggled, tls=False)
    assert answer.count(b"HTTP/1.1 ") <= 1
    assert answer == b"" or 400 <= status(answer) < 600


@pytest.mark.parametrize(
    "chunks", [b"5\r\nhello0\r\n\r\n", b"zz\r\nhello\r\n0\r\n\r\n", b"-1\r\n\r\n", b"ffffffffffffffffff\r\nx"]
)
def test_broken_chunks(chunks):
    head = b"POST /v2/sandboxes HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
    answer = exchange(head + chunks + b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", tls=False)
    assert answer.count(b"HTTP/1.1 ") <= 1


def test_pipelined_requests_are_answered_in_order():
    one = b"GET /sandboxes/%d HTTP/1.1\r\nHost: localhost\r\n\r\n"
    answer = exchange(one % 1 + one % 2 + b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", tls=False)
    assert answer.count(b"HTTP/1.1 401") == 3


@pytest.mark.parametrize(
    "host",
    ["0-i0.sbx.localhost", "99999-i0.sbx.localhost", "-i0.sbx.localhost", "3000-I-0.sbx.localhost",
     "3000-../x.sbx.localhost", "3000-i0-1.sbx.localhost", "03000-i0.sbx.localhost", "a b", "x@y"],
)
def test_host_names_that_name_nothing(host):
    assert request("GET", host, "/", tls=False)[0] in (400, 502)


def test_conflicting_destinations(client_free_sandbox):
    sandbox, other = client_free_sandbox
    host = f"49983-{sandbox.sandbox_id}.sbx.localhost"
    headers = {"E2b-Sandbox-Id": other.sandbox_id, "E2b-Sandbox-Port": "49983"}
    assert request("GET", host, "/health", headers, tls=False)[0] == 400
    assert request("GET", "evil.example", "/health", headers, tls=False)[0] == 400
    head = f"GET /health HTTP/1.1\r\nHost: localhost\r\nE2b-Sandbox-Id: {sandbox.sandbox_id}\r\n"
    twice = head + f"E2b-Sandbox-Id: {other.sandbox_id}\r\nE2b-Sandbox-Port: 49983\r\nConnection: close\r\n\r\n"
    assert status(exchange(twice.encode(), tls=False)) == 400
    without = head + "Connection: close\r\n\r\n"
    assert status(exchange(without.encode(), tls=False)) == 400


@pytest.fixture(scope="module")
def client_free_sandbox():
    pair = e2b.Sandbox.create(timeout=120), e2b.Sandbox.create(timeout=120)
    yield pair
    for sandbox in pair:
        sandbox.kill()


def agent(sandbox, method, path, token="own", data=None, **headers):
    fields = {"E2b-Sandbox-Id": sandbox.sandbox_id, "E2b-Sandbox-Port": "49983", **headers}
    if token == "own":
        token = sandbox.connection_config.sandbox_headers.get("X-Access-Token") or sandbox._envd_access_token
    if token:
        fields["X-Access-Token"] = token
    return request(method, HOST, path, fields, data, tls=False)


def test_foreign_tokens(client_free_sandbox):
    sandbox, other = client_free_sandbox
    foreign = other._envd_access_token
    call = json.dumps({"path": "/"}).encode()
    for token in (None, "", "x", foreign, foreign[:-1], foreign + "a"):
        code, _ = agent(sandbox, "POST", "/filesystem.Filesystem/ListDir", token, call)
        assert code == 401, token
        assert agent(sandbox, "GET", "/files?path=/etc/passwd", token)[0] == 401
        assert agent(sandbox, "GET", "/envs", token)[0] == 401
    assert agent(sandbox, "GET", "/files?path=/etc/passwd")[0] == 200


@pytest.mark.parametrize(
    "path",
    ["/../../../../etc/shadow", "/etc/../../../../etc/shadow", "/proc/1/root/etc/shadow", "/proc/self/root/etc/shadow"],
)
def test_paths_stay_inside(client_free_sandbox, path):
    """The host's secrets are nowhere: what such a path means is the sandbox's own file, if any."""
    sandbox, _ = client_free_sandbox
    code, data = agent(sandbox, "GET", "/files?path=" + path.replace("/", "%2F"))
    assert code in (400, 403, 404) or b"$" not in data


@pytest.mark.parametrize("query", ["path=%00", "path=/tmp/a%00b", "path=%ff", "path=%2", "path=%zz", "path", "", "path=" + "a" * 5000])
def test_broken_queries(client_free_sandbox, query):
    sandbox, _ = client_free_sandbox
    assert agent(sandbox, "GET", "/files?" + query)[0] == 400


@pytest.mark.parametrize(
    "call",
    [b"", b"{", b"[]", b"null", b'{"path":1}', b'{"path":"a","path":"b"}', b'{"path":"\xff"}', b"[" * 100000,
     b'{"path":"/tmp/\\u0000x"}', b'{"path":"' + b"a" * 100000 + b'"}'],
    ids=lambda call: call[:20].decode("ascii", "replace"),
)
def test_broken_calls(client_free_sandbox, call):
    sandbox, _ = client_free_sandbox
    code, data = agent(sandbox, "POST", "/filesystem.Filesystem/Stat", data=call)
    assert code == 400 and json.loads(data)["code"] == "invalid_argument"


@pytest.mark.parametrize(
    "envelope",
    [b"\x00", b"\x00\x00\x00\x00\x05{}", b"\x00\xff\xff\xff\xff", b"\x01\x00\x00\x00\x02{}", b"\x00\x00\x00\x00\x02[]"],
)
def test_broken_envelopes(client_free_sandbox, envelope):
    sandbox, _ = client_free_sandbox
    code, data = agent(sandbox, "POST", "/process.Process/Start", data=envelope, **{"Content-Type": "application/connect+json"})
    assert code == 200 and data[0] == 2 and b"error" in data


def test_body_larger_than_allowed():
    head = b"POST /v2/sandboxes HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000000\r\n\r\n"
    assert status(exchange(head + b"x" * 1000, tls=False)) == 401


def test_unknown_paths_and_methods(client_free_sandbox):
    sandbox, _ = client_free_sandbox
    for path in ("/init", "/upgrade", "/freeze", "/process.Process/Nothing", "/process.Process", "/nothing"):
        assert agent(sandbox, "POST", path, data=b"{}")[0] in (404, 501)
    assert agent(sandbox, "DELETE", "/files?path=/tmp")[0] == 405


def test_a_silent_connection_holds_nobody_up():
    """Half a request in one connection, and the others are served."""
    with connect(tls=False) as slow:
        slow.sendall(b"POST /v2/sandboxes HTTP/1.1\r\nHost: localhost\r\nContent-Le")
        assert request("GET", HOST, "/sandboxes", tls=False)[0] == 401
        slow.sendall(b"ngth: 0\r\nConnection: close\r\n\r\n")
        assert status(read_all(slow)) == 401


def test_client_that_leaves_in_the_middle(client_free_sandbox):
    sandbox, _ = client_free_sandbox
    start = json.dumps({"process": {"cmd": "/bin/cat", "args": ["/dev/zero"]}, "stdin": False}).encode()
    message = b"\x00" + len(start).to_bytes(4, "big") + start
    head = (
        f"POST /process.Process/Start HTTP/1.1\r\nHost: localhost\r\nE2b-Sandbox-Id: {sandbox.sandbox_id}\r\n"
        f"E2b-Sandbox-Port: 49983\r\nX-Access-Token: {sandbox._envd_access_token}\r\n"
        f"Content-Type: application/connect+json\r\nContent-Length: {len(message)}\r\n\r\n"
    ).encode()
    with connect(tls=False) as leaving:
        leaving.sendall(head + message)
        assert leaving.recv(100).startswith(b"HTTP/1.1 200")
    # The process lives on, as with E2B, and can be ended by others.
    processes = sandbox.commands.list()
    assert [process.cmd for process in processes] == ["/bin/cat"]
    assert sandbox.commands.kill(processes[0].pid)


def test_many_connections_of_one_client():
    connections = [connect(tls=False) for _ in range(200)]
    for connection in connections:
        connection.sendall(b"GET /sandboxes HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert all(status(read_all(connection)) == 401 for connection in connections)
    for connection in connections:
        connection.close()
