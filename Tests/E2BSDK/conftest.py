"""Drives a running service with E2B's own clients, as they are on PyPI, in both of their flavours.

The environment says where the service is, as it would for any program of a user: E2B_API_URL and E2B_SANDBOX_URL, or
E2B_DOMAIN and SSL_CERT_FILE. See Scripts/test-sdk.
"""

import importlib.metadata
import inspect
import os
import sys

import e2b
import pytest
import pytest_asyncio

sys.path.insert(0, os.path.dirname(__file__))

VERSION = tuple(int(part) for part in importlib.metadata.version("e2b").split("."))
IS_CURRENT = VERSION >= (2, 60)


async def done(value):
    """The result of a call of either flavour."""
    return await value if inspect.isawaitable(value) else value


async def each(iterable):
    """Iterates over what either flavour gives."""
    if hasattr(iterable, "__aiter__"):
        async for item in iterable:
            yield item
    else:
        for item in iterable:
            yield item


class Client:
    """E2B's client in one flavour."""

    def __init__(self, flavour):
        self.flavour = flavour
        self.is_async = flavour == "async"
        self.Sandbox = e2b.AsyncSandbox if self.is_async else e2b.Sandbox
        self.Template = getattr(e2b, "AsyncTemplate" if self.is_async else "Template", None)
        self.Volume = getattr(e2b, "AsyncVolume" if self.is_async else "Volume", None)
        self._made = []

    async def create(self, *arguments, **options):
        """A sandbox that ends with the test."""
        options.setdefault("timeout", 120)
        sandbox = await done(self.Sandbox.create(*arguments, **options))
        self._made.append(sandbox.sandbox_id)
        return sandbox

    def adopt(self, sandbox_id):
        self._made.append(sandbox_id)

    async def close(self):
        for sandbox_id in self._made:
            await done(self.Sandbox.kill(sandbox_id))


@pytest_asyncio.fixture(params=["sync", "async"])
async def client(request):
    client = Client(request.param)
    yield client
    await client.close()


@pytest_asyncio.fixture
async def sandbox(client):
    return await client.create()


@pytest.fixture(scope="session")
def is_tls():
    return "E2B_DOMAIN" in os.environ


def pytest_collection_modifyitems(items):
    skip = pytest.mark.skip(reason=f"the client {'.'.join(map(str, VERSION))} has no such call")
    for item in items:
        if item.get_closest_marker("current_only") and not IS_CURRENT:
            item.add_marker(skip)


_status = []


def pytest_sessionfinish(session, exitstatus):
    _status.append(int(exitstatus))


def pytest_unconfigure(config):
    # The client's native part (pyqwest 0.12) now and then aborts the interpreter while it is taken down, long after the
    # last test: its threads still run then. The result of the tests is what counts.
    sys.stdout.flush()
    sys.stderr.flush()
    if _status:
        os._exit(_status[-1])
