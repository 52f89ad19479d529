"""Plain HTTP for what the clients leave to others: URLs, ports, and requests that no client would make."""

import os
import socket
import ssl
import urllib.parse


def address():
    """The service's host and port."""
    text = os.environ.get("E2B_DOMAIN") or urllib.parse.urlsplit(os.environ["E2B_API_URL"]).netloc
    return "127.0.0.1", int(text.rsplit(":", 1)[1])


def connect(server_name=None, tls=None):
    """A connection to the service; names below `localhost` need no resolver this way."""
    raw = socket.create_connection(address(), timeout=30)
    raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if tls is None:
        tls = "E2B_DOMAIN" in os.environ
    if not tls:
        return raw
    context = ssl.create_default_context(cafile=os.environ["SSL_CERT_FILE"])
    return context.wrap_socket(raw, server_hostname=server_name or "api.sbx.localhost")


def read_all(connection):
    data = b""
    while True:
        try:
            piece = connection.recv(65536)
        except (ConnectionResetError, ssl.SSLError):
            return data
        if not piece:
            return data
        data += piece


def exchange(request, server_name=None, tls=None):
    """Sends bytes as they are and returns everything that comes back until the end."""
    with connect(server_name, tls) as connection:
        connection.sendall(request)
        return read_all(connection)


def status(answer):
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.") else 0


def body(answer):
    head, _, rest = answer.partition(b"\r\n\r\n")
    if b"transfer-encoding: chunked" not in head.lower():
        return rest
    data = b""
    while rest:
        size, _, rest = rest.partition(b"\r\n")
        length = int(size, 16)
        if length == 0:
            break
        data += rest[:length]
        rest = rest[length + 2:]
    return data


def request(method, host, path, headers=None, data=None, tls=None):
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", "Connection: close"]
    for name, value in (headers or {}).items():
        lines.append(f"{name}: {value}")
    if data is not None:
        lines.append(f"Content-Length: {len(data)}")
    message = "\r\n".join(lines).encode() + b"\r\n\r\n" + (data or b"")
    answer = exchange(message, host.rsplit(":", 1)[0], tls)
    return status(answer), body(answer)


def fetch(url, data=None, headers=None):
    """A URL, whatever its host name resolves to."""
    parts = urllib.parse.urlsplit(url)
    path = parts.path + ("?" + parts.query if parts.query else "")
    return request("GET" if data is None else "POST", parts.netloc, path, headers, data, parts.scheme == "https")
