import io
import time
import urllib.error
import urllib.request

import e2b
import pytest
from conftest import IS_CURRENT, done, each
from transport import fetch

FILES = "Files"


@pytest.mark.feature(FILES, "write and read text, bytes, files; whole and empty")
@pytest.mark.parametrize(
    "data", ["text zażółć 🚀\n", b"\x00\xff\x80bytes", [b"from a file"], "", b""],
    ids=["text", "bytes", "file", "empty text", "empty bytes"],
)
async def test_write_and_read(sandbox, data):
    expected = data.encode() if isinstance(data, str) else data[0] if isinstance(data, list) else data
    info = await done(sandbox.files.write("/tmp/file", io.BytesIO(expected) if isinstance(data, list) else data))
    assert info.path == "/tmp/file"
    assert bytes(await done(sandbox.files.read("/tmp/file", format="bytes"))) == expected
    if isinstance(data, str):
        assert await done(sandbox.files.read("/tmp/file")) == data


@pytest.mark.feature(FILES, "replace a longer file")
async def test_overwrite(sandbox):
    await done(sandbox.files.write("/tmp/file", "a long text that goes"))
    await done(sandbox.files.write("/tmp/file", "short"))
    assert await done(sandbox.files.read("/tmp/file")) == "short"


@pytest.mark.feature(FILES, "streams")
async def test_stream(sandbox):
    data = bytes(range(256)) * 8192
    await done(sandbox.files.write("/tmp/large", io.BytesIO(data)))
    received = b""
    async for piece in each(await done(sandbox.files.read("/tmp/large", format="stream"))):
        received += bytes(piece)
    assert received == data


@pytest.mark.feature(FILES, "relative paths and ~ begin at home; parents are made; owner and mode")
async def test_paths(sandbox):
    info = await done(sandbox.files.write("a/b/c.txt", "x"))
    assert info.path == "/home/user/a/b/c.txt"
    assert await done(sandbox.files.read("~/a/b/c.txt")) == "x"
    result = await done(sandbox.commands.run("stat -c '%a %U' a/b/c.txt a/b"))
    assert result.stdout == "644 user\n755 user\n"
    name = "/tmp/Ünïcode \"quoted\" & % + 你好.txt"
    await done(sandbox.files.write(name, "named"))
    assert await done(sandbox.files.read(name)) == "named"


@pytest.mark.feature(FILES, "several files at once")
async def test_write_several(sandbox):
    files = [{"path": f"/tmp/several/{index}.txt", "data": f"number {index}"} for index in range(5)]
    written = await done(sandbox.files.write_files(files))
    assert [info.path for info in written] == [file["path"] for file in files]
    for file in files:
        assert await done(sandbox.files.read(file["path"])) == file["data"]
    assert await done(sandbox.files.write_files([])) == []


@pytest.mark.feature(FILES, "as another user")
async def test_users(sandbox):
    await done(sandbox.commands.run("mkdir -m 700 /root/private", user="root"))
    await done(sandbox.files.write("/root/private/secret.txt", "for root", user="root"))
    assert await done(sandbox.files.read("private/secret.txt", user="root")) == "for root"
    with pytest.raises(Exception):
        await done(sandbox.files.read("/root/private/secret.txt"))
    with pytest.raises(e2b.AuthenticationException):
        await done(sandbox.files.read("/tmp/x", user="nobody-here"))


@pytest.mark.feature(FILES, "errors: missing, a directory")
async def test_read_errors(sandbox):
    with pytest.raises(e2b.NotFoundException):
        await done(sandbox.files.read("/tmp/missing"))
    with pytest.raises(Exception, match="is a directory"):
        await done(sandbox.files.read("/tmp"))
    with pytest.raises(Exception, match="is a directory"):
        await done(sandbox.files.write("/tmp", "x"))


@pytest.mark.feature(FILES, "exists, remove, rename, make directory")
async def test_manage(sandbox):
    files = sandbox.files
    assert await done(files.exists("/tmp/d")) is False
    assert await done(files.make_dir("/tmp/d/e")) is True
    assert await done(files.make_dir("/tmp/d/e")) is False
    assert await done(files.exists("/tmp/d/e")) is True
    await done(files.write("/tmp/d/one", "1"))
    moved = await done(files.rename("/tmp/d/one", "/tmp/new/two"))
    assert moved.path == "/tmp/new/two"
    assert await done(files.read("/tmp/new/two")) == "1"
    with pytest.raises(e2b.NotFoundException):
        await done(files.rename("/tmp/missing", "/tmp/x"))
    await done(files.remove("/tmp/d"))
    assert await done(files.exists("/tmp/d")) is False
    await done(files.remove("/tmp/d"))


@pytest.mark.feature(FILES, "info of files, directories and links")
async def test_info(sandbox):
    await done(sandbox.commands.run("mkdir -p t && cd t && printf hello > f && ln -s f link && ln -s ../t dirlink"))
    info = await done(sandbox.files.get_info("t/f"))
    assert (info.name, info.type, info.path, info.size) == ("f", e2b.FileType.FILE, "/home/user/t/f", 5)
    assert (info.mode, info.permissions, info.owner, info.group) == (0o644, "-rw-r--r--", "user", "user")
    assert abs(info.modified_time.timestamp() - time.time()) < 600
    info = await done(sandbox.files.get_info("t"))
    assert (info.type, info.mode, info.permissions) == (e2b.FileType.DIR, 0o755, "drwxr-xr-x")
    info = await done(sandbox.files.get_info("t/link"))
    assert (info.type, info.symlink_target) == (e2b.FileType.FILE, "/home/user/t/f")
    info = await done(sandbox.files.get_info("t/dirlink"))
    assert (info.type, info.symlink_target) == (e2b.FileType.DIR, "/home/user/t")
    with pytest.raises(e2b.NotFoundException):
        await done(sandbox.files.get_info("t/missing"))


@pytest.mark.feature(FILES, "list with depth")
async def test_list(sandbox):
    await done(sandbox.commands.run("mkdir -p l/a/b l/c && touch l/a/b/deep l/a/x l/top"))
    listed = await done(sandbox.files.list("l"))
    assert [entry.path for entry in listed] == ["/home/user/l/a", "/home/user/l/c", "/home/user/l/top"]
    listed = await done(sandbox.files.list("l", depth=2))
    assert [entry.path.removeprefix("/home/user/l/") for entry in listed] == ["a", "a/b", "a/x", "c", "top"]
    listed = await done(sandbox.files.list("/home/user/l", depth=9))
    assert [entry.name for entry in listed] == ["a", "b", "deep", "x", "c", "top"]
    with pytest.raises(e2b.InvalidArgumentException):
        await done(sandbox.files.list("l", depth=0))
    with pytest.raises(e2b.NotFoundException):
        await done(sandbox.files.list("missing"))
    with pytest.raises(e2b.InvalidArgumentException):
        await done(sandbox.files.list("l/top"))


@pytest.mark.current_only
@pytest.mark.feature(FILES, "gzip for uploads and downloads")
async def test_gzip(sandbox):
    data = b"compressible " * 50000
    await done(sandbox.files.write("/tmp/z", data, gzip=True))
    assert bytes(await done(sandbox.files.read("/tmp/z", format="bytes", gzip=True))) == data
    assert (await done(sandbox.commands.run("stat -c %s /tmp/z"))).stdout == f"{len(data)}\n"


@pytest.mark.current_only
@pytest.mark.feature(FILES, "metadata of files, kept as extended attributes")
async def test_metadata(sandbox):
    written = await done(sandbox.files.write("/home/user/m", "x", metadata={"author": "Ann", "Purpose": "test"}))
    assert written.metadata == {"author": "Ann", "purpose": "test"}
    assert (await done(sandbox.files.get_info("m"))).metadata == {"author": "Ann", "purpose": "test"}
    listed = await done(sandbox.files.list("/home/user"))
    assert [entry.metadata for entry in listed if entry.name == "m"] == [{"author": "Ann", "purpose": "test"}]
    moved = await done(sandbox.files.rename("m", "n"))
    assert moved.metadata == {"author": "Ann", "purpose": "test"}
    await done(sandbox.files.write("n", "y"))
    assert not (await done(sandbox.files.get_info("n"))).metadata


@pytest.mark.feature(FILES, "signed URLs for downloads and uploads, with and without an end")
async def test_signed_urls(sandbox):
    await done(sandbox.files.write("/tmp/signed", "content"))
    url = sandbox.download_url("/tmp/signed", use_signature_expiration=60)
    assert fetch(url) == (200, b"content")
    url = sandbox.download_url("/tmp/signed")
    assert fetch(url) == (200, b"content")
    # Another path is another signature.
    assert fetch(url.replace("signed", "other"))[0] == 401
    expired = sandbox.download_url("/tmp/signed", use_signature_expiration=-10)
    assert fetch(expired)[0] == 401
    upload = sandbox.upload_url("/tmp/uploaded")
    boundary = "b0undary"
    body = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\nby url\r\n--{boundary}--\r\n'
    ).encode()
    status, _ = fetch(upload, body, {"Content-Type": f"multipart/form-data; boundary={boundary}"})
    assert status == 200
    assert await done(sandbox.files.read("/tmp/uploaded")) == "by url"
    # A signature to read is none to write.
    assert fetch(url, body, {"Content-Type": f"multipart/form-data; boundary={boundary}"})[0] == 401


WATCH = "Watching"


async def events_of(client, handle, seen, count):
    """Waits for so many events, and for further ones that must not come."""
    import asyncio

    quiet = 0
    for _ in range(100):
        if not client.is_async:
            seen += handle.get_new_events()
        if len(seen) >= count:
            quiet += 1
            if quiet > 6:
                break
        await asyncio.sleep(0.05)
    return [(event.name, event.type.name) for event in seen]


async def watch(client, sandbox, path, **options):
    seen = []
    if client.is_async:
        handle = await sandbox.files.watch_dir(path, on_event=seen.append, **options)
    else:
        handle = sandbox.files.watch_dir(path, **options)
    return handle, seen


@pytest.mark.feature(WATCH, "the events of an upload, a change, a rename and a removal")
async def test_watch(client, sandbox):
    await done(sandbox.files.make_dir("w"))
    handle, seen = await watch(client, sandbox, "w")
    await done(sandbox.files.write("w/new.txt", "x"))
    assert await events_of(client, handle, seen, 3) == [
        ("new.txt", "CREATE"), ("new.txt", "CHMOD"), ("new.txt", "WRITE"),
    ]
    seen.clear()
    await done(sandbox.files.rename("w/new.txt", "w/other.txt"))
    assert set(await events_of(client, handle, seen, 2)) == {("new.txt", "RENAME"), ("other.txt", "CREATE")}
    seen.clear()
    await done(sandbox.files.remove("w/other.txt"))
    assert await events_of(client, handle, seen, 1) == [("other.txt", "REMOVE")]
    await done(handle.stop())


@pytest.mark.feature(WATCH, "recursively, also in directories that appear later")
async def test_watch_recursive(client, sandbox):
    await done(sandbox.files.make_dir("r/deep"))
    handle, seen = await watch(client, sandbox, "r", recursive=True)
    await done(sandbox.commands.run("echo x > r/deep/file"))
    names = [name for name, _ in await events_of(client, handle, seen, 2)]
    assert "deep/file" in names
    await done(sandbox.files.make_dir("r/later"))
    await events_of(client, handle, seen, 3)
    await done(sandbox.commands.run("echo y > r/later/file"))
    names = [name for name, _ in await events_of(client, handle, seen, 5)]
    assert "later/file" in names
    await done(handle.stop())


@pytest.mark.feature(WATCH, "errors: missing, a file")
async def test_watch_errors(client, sandbox):
    with pytest.raises(e2b.NotFoundException):
        await watch(client, sandbox, "/no/such/directory")
    await done(sandbox.files.write("/tmp/plain", "x"))
    with pytest.raises(e2b.SandboxException):
        await watch(client, sandbox, "/tmp/plain")
