"""Times a daemon through E2B's own Python client and through plain HTTP: Scripts/bench-serve runs it.

Every figure is the time that a caller waits, client included. Kinds of work take turns, so that a noisy moment meets all
of them.
"""

import argparse
import concurrent.futures
import http.client
import json
import os
import time
from urllib.parse import urlparse

from e2b_code_interpreter import Sandbox as Interpreter
from e2b import Sandbox


def timed(work):
    start = time.perf_counter()
    result = work()
    return (time.perf_counter() - start) * 1000, result


def quantile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


class Table:
    def __init__(self):
        self.rows = {}

    def add(self, name, milliseconds):
        self.rows.setdefault(name, []).append(milliseconds)

    def text(self):
        lines = ["| what | n | p50 ms | p95 ms | p99 ms |", "|---|---|---|---|---|"]
        for name, values in self.rows.items():
            figures = " | ".join("%.2f" % quantile(values, share) for share in (0.5, 0.95, 0.99))
            lines.append("| %s | %d | %s |" % (name, len(values), figures))
        return "\n".join(lines)


class Plain:
    """One kept connection, as any client without the SDK would have it."""

    def __init__(self):
        url = urlparse(os.environ["E2B_API_URL"])
        self.connection = http.client.HTTPConnection(url.hostname, url.port)
        self.headers = {"X-API-Key": os.environ["E2B_API_KEY"], "Content-Type": "application/json"}

    def ask(self, method, path, body=None, headers=None):
        self.connection.request(
            method, path, None if body is None else json.dumps(body), {**self.headers, **(headers or {})})
        response = self.connection.getresponse()
        data = response.read()
        assert response.status < 300, (response.status, data)
        return data


def first_line(template):
    sandbox = Interpreter.create(template=template, timeout=120)
    assert sandbox.run_code("print(1)").logs.stdout == ["1\n"]
    return sandbox


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--concurrent", type=int, nargs="*", default=[50])
    options = parser.parse_args()
    table, plain = Table(), Plain()

    warm = first_line("code-interpreter-v1")
    # The image of the interpreter is made in the background after the first use.
    time.sleep(5)
    live = Sandbox.create(timeout=600)
    for _ in range(options.rounds):
        took, sandbox = timed(lambda: Sandbox.create(timeout=120))
        table.add("create, SDK", took)
        sandbox.kill()
        took, data = timed(lambda: plain.ask("POST", "/v2/sandboxes", {"templateID": "base", "timeout": 120}))
        table.add("create, plain HTTP", took)
        plain.ask("DELETE", "/sandboxes/" + json.loads(data)["sandboxID"])
        took, sandbox = timed(lambda: first_line("base"))
        table.add("create to first Python line, cold interpreter", took)
        sandbox.kill()
        took, sandbox = timed(lambda: first_line("code-interpreter-v1"))
        table.add("create to first Python line, from the template's image (numpy, pandas)", took)
        sandbox.kill()
        table.add("run_code('1+1') in a live context", timed(lambda: warm.run_code("1+1"))[0])
        table.add("commands.run('true')", timed(lambda: live.commands.run("true"))[0])
        table.add("files.write, 1 KiB", timed(lambda: live.files.write("/tmp/a", "x" * 1024))[0])
        table.add("files.read, 1 KiB", timed(lambda: live.files.read("/tmp/a"))[0])

    warm.run_code("state = [bytes([i % 251]) * 1_000_000 for i in range(100)]")
    for _ in range(max(5, options.rounds // 4)):
        took, data = timed(
            lambda: plain.ask("POST", "/sandboxes/%s/fork" % warm.sandbox_id, {"timeout": 60, "count": 1}))
        table.add("fork with 100 MB of Python state", took)
        child = json.loads(data)[0]["sandbox"]["sandboxID"]
        plain.ask("DELETE", "/sandboxes/" + child)

    for count in options.concurrent:
        with concurrent.futures.ThreadPoolExecutor(count) as pool:
            took, results = timed(lambda: list(pool.map(lambda _: timed(lambda: Sandbox.create(timeout=300)), range(count))))
            for one, _ in results:
                table.add("each of %d creates at once" % count, one)
            table.add("%d creates at once, all of them" % count, took)
            list(pool.map(lambda result: result[1].kill(), results))
    warm.kill()
    live.kill()
    print(table.text())


main()
