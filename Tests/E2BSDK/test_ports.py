import asyncio
import base64
import json
import os

import e2b
import pytest
from conftest import done
from transport import address, body, connect, exchange, request, status

PORTS = "Ports"

SERVER = r"""
import base64, hashlib, http.server, json, sys

class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments): pass

    def answer(self, data, **headers):
        self.send_response(200)
        for name, value in headers.items(): self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self):
        if self.headers.get("Upgrade") == "websocket":
            key = self.headers["Sec-WebSocket-Key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
            self.send_response(101)
            self.send_header("Upgrade", "websocket")
            self.send_header("Connection", "Upgrade")
            self.send_header("Sec-WebSocket-Accept", base64.b64encode(hashlib.sha1(key.encode()).digest()).decode())
            self.end_headers()
            self.wfile.write(b"\x81\x05hello")
            self.wfile.flush()
            while True:
                head = self.rfile.read(2)
                if len(head) < 2 or head[0] & 15 == 8: break
                length = head[1] & 127
                mask = self.rfile.read(4)
                data = bytes(byte ^ mask[index % 4] for index, byte in enumerate(self.rfile.read(length)))
                self.wfile.write(bytes([0x81, length]) + data)
                self.wfile.flush()
            self.close_connection = True
        elif self.path.startswith("/stream"):
            self.send_response(200)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for number in range(3):
                data = b"piece %d\n" % number
                self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
            self.wfile.write(b"0\r\n\r\n")
        elif self.path.startswith("/cut"):
            self.send_response(200)
            self.send_header("Content-Length", "100")
            self.end_headers()
            self.wfile.write(b"half")
            self.close_connection = True
        else:
            self.answer(json.dumps({"path": self.path, "headers": dict(self.headers)}).encode(), X_Reply="yes")

    def do_POST(self):
        length = self.headers.get("Content-Length")
        if length is not None:
            data = self.rfile.read(int(length))
        else:
            data = b""
            while True:
                size = int(self.rfile.readline(), 16)
                data += self.rfile.read(size)
                self.rfile.readline()
                if size == 0: break
        self.answer(hashlib.sha256(data).hexdigest().encode())

http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""


async def serve(sandbox, port=8000):
    """Starts a server in the sandbox and waits until it listens."""
    await done(sandbox.files.write("/tmp/server.py", SERVER))
    await done(sandbox.commands.run(f"python3 /tmp/server.py {port}", background=True, timeout=0))
    host = sandbox.get_host(port)
    for _ in range(200):
        if request("GET", host, "/", tls=None)[0] != 502:
            return host
        await asyncio.sleep(0.05)
    raise AssertionError("the server in the sandbox does not answer")


@pytest.mark.feature(PORTS, "HTTP by host name")
async def test_http(client):
    sandbox = await client.create()
    host = await serve(sandbox)
    code, data = request("GET", host, "/some/path?q=1%202", {"X-Own": "value", "X-Forwarded-For": "6.6.6.6"})
    assert code == 200
    told = json.loads(data)
    assert told["path"] == "/some/path?q=1%202"
    assert told["headers"]["X-Own"] == "value"
    assert told["headers"]["Host"] == host
    assert told["headers"]["X-Forwarded-For"] == "127.0.0.1"
    assert request("GET", host, "/stream")[1] == b"piece 0\npiece 1\npiece 2\n"


@pytest.mark.feature(PORTS, "HTTP by headers and by path, for clients without such names")
async def test_http_without_names(client):
    sandbox = await client.create()
    await serve(sandbox)
    headers = {"E2b-Sandbox-Id": sandbox.sandbox_id, "E2b-Sandbox-Port": "8000"}
    told = json.loads(request("GET", "localhost", "/x", headers, tls=False)[1])
    assert told["path"] == "/x" and "E2b-Sandbox-Id" not in told["headers"]
    told = json.loads(request("GET", "localhost", f"/p/8000/{sandbox.sandbox_id}/y?z", tls=False)[1])
    assert told["path"] == "/y?z"


@pytest.mark.feature(PORTS, "uploads, with a length and chunked")
async def test_upload(client):
    import hashlib

    sandbox = await client.create()
    host = await serve(sandbox)
    data = os.urandom(3 << 20)
    expected = hashlib.sha256(data).hexdigest().encode()
    assert request("POST", host, "/", data=data) == (200, expected)
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in (data[i:i + 70000] for i in range(0, len(data), 70000)))
    head = f"POST / HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n".encode()
    answer = exchange(head + chunks + b"0\r\n\r\n", host.rsplit(":", 1)[0])
    assert body(answer) == expected


@pytest.mark.feature(PORTS, "WebSocket")
async def test_websocket(client):
    sandbox = await client.create()
    host = await serve(sandbox)
    key = base64.b64encode(os.urandom(16)).decode()
    handshake = (
        f"GET /socket HTTP/1.1\r\nHost: {host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n"
    )
    with connect(host.rsplit(":", 1)[0]) as socket:
        # The first frame follows the handshake at once, before the answer.
        socket.sendall(handshake.encode() + b"\x81\x84\x00\x00\x00\x00ping")
        stream = socket.makefile("rb")
        assert stream.readline().startswith(b"HTTP/1.1 101")
        while stream.readline() != b"\r\n":
            pass
        assert stream.read(7) == b"\x81\x05hello"
        assert stream.read(6) == b"\x81\x04ping"
        for text in (b"one", b"two"):
            socket.sendall(bytes([0x81, 0x80 | len(text), 1, 2, 3, 4]) + bytes(b ^ (i % 4 + 1) for i, b in enumerate(text)))
            assert stream.read(2 + len(text)) == bytes([0x81, len(text)]) + text
        socket.sendall(b"\x88\x80\x00\x00\x00\x00")
        assert stream.read() == b""


@pytest.mark.feature(PORTS, "a closed port, an unknown sandbox: as JSON or as a page")
async def test_closed_port(client):
    sandbox = await client.create()
    host = sandbox.get_host(9)
    code, data = request("GET", host, "/")
    assert code == 502
    assert json.loads(data) == {
        "sandboxId": sandbox.sandbox_id, "code": 502, "port": 9,
        "message": "The sandbox is running but port is not open",
    }
    code, data = request("GET", host, "/", {"Accept": "text/html"})
    assert code == 502 and b"<h1>502" in data
    code, data = request("GET", host.replace(sandbox.sandbox_id, "i00000000000000000000"), "/")
    assert code == 502 and "was not found" in json.loads(data)["message"]
    await done(sandbox.kill())
    code, data = request("GET", host, "/")
    assert code == 502 and "was not found: killed by" in json.loads(data)["message"]


@pytest.mark.feature(PORTS, "a response that the sandbox cuts off is cut off for the client")
async def test_cut_response(client):
    sandbox = await client.create()
    host = await serve(sandbox)
    code, data = request("GET", host, "/cut")
    assert (code, data) == (200, b"half")


@pytest.mark.current_only
@pytest.mark.feature(PORTS, "private ports with a token for traffic")
async def test_traffic_token(client):
    sandbox = await client.create(network={"allow_public_traffic": False})
    token = sandbox.traffic_access_token
    assert token
    host = sandbox.get_host(8000)
    assert request("GET", host, "/")[0] == 403
    assert request("GET", host, "/", {"E2B-Traffic-Access-Token": "x" * len(token)})[0] == 403
    assert request("GET", host, "/", {"E2B-Traffic-Access-Token": token})[0] == 502
    # The agent has its own token.
    assert (await done(sandbox.commands.run("echo works"))).stdout == "works\n"
    await done(sandbox.files.write("/tmp/server.py", SERVER))
    await done(sandbox.commands.run("python3 /tmp/server.py 8000", background=True, timeout=0))
    for _ in range(200):
        code, data = request("GET", host, "/", {"E2B-Traffic-Access-Token": token})
        if code == 200:
            break
        await asyncio.sleep(0.05)
    assert "token" not in data.decode().lower()


@pytest.mark.current_only
@pytest.mark.feature(PORTS, "a host name of one's own choice for the server inside")
async def test_masked_host(client):
    sandbox = await client.create(network={"mask_request_host": "localhost:${PORT}"})
    host = await serve(sandbox)
    assert json.loads(request("GET", host, "/")[1])["headers"]["Host"] == "localhost:8000"


@pytest.mark.feature(PORTS, "one sandbox does not reach another's ports or the daemon")
async def test_separation(client):
    sandbox = await client.create()
    await serve(sandbox)
    other = await client.create()
    port = address()[1]
    script = (
        "import socket,sys\n"
        f"for port in (8000, {port}, 49983, 49999):\n"
        "  try: socket.create_connection(('127.0.0.1', port), 2); print('reached', port)\n"
        "  except OSError: pass\n"
    )
    await done(other.files.write("/tmp/reach.py", script))
    assert (await done(other.commands.run("python3 /tmp/reach.py"))).stdout == ""
