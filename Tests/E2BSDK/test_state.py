import asyncio
import uuid

import e2b
import pytest
from conftest import done, each

STATE = "Pausing and copying"


async def resumed(client, sandbox, **options):
    return await done(client.Sandbox.connect(sandbox.sandbox_id, **options))


@pytest.mark.feature(STATE, "pause keeps memory and files; connect resumes")
async def test_pause_and_resume(client):
    sandbox = await client.create()
    await done(sandbox.files.write("kept.txt", "kept"))
    handle = await done(sandbox.commands.run("while read line; do echo $line; done", background=True, stdin=True))
    await done(sandbox.pause())
    assert await done(sandbox.is_running()) is False
    info = await done(sandbox.get_info())
    assert info.state == e2b.SandboxState.PAUSED
    again = await resumed(client, sandbox)
    assert await done(again.is_running())
    assert await done(again.files.read("kept.txt")) == "kept"
    assert handle.pid in [process.pid for process in await done(again.commands.list())]


@pytest.mark.feature(STATE, "pausing twice is no error")
async def test_pause_twice(client):
    sandbox = await client.create()
    await done(sandbox.pause())
    second = await done(sandbox.pause())
    assert second in (False, None)


@pytest.mark.current_only
@pytest.mark.feature(STATE, "pause with files only; processes begin anew")
async def test_pause_files(client):
    sandbox = await client.create()
    await done(sandbox.files.write("kept.txt", "kept"))
    handle = await done(sandbox.commands.run("sleep 1000", background=True))
    assert await done(sandbox.pause(mode="filesystem")) is True
    again = await resumed(client, sandbox)
    assert await done(again.files.read("kept.txt")) == "kept"
    assert handle.pid not in [process.pid for process in await done(again.commands.list())]


@pytest.mark.feature(STATE, "many rounds of pause and resume lose nothing")
async def test_pause_rounds(client):
    sandbox = await client.create()
    for round in range(5):
        await done(sandbox.files.write(f"round-{round}.txt", str(round)))
        await done(sandbox.pause())
        sandbox = await resumed(client, sandbox)
        for earlier in range(round + 1):
            assert await done(sandbox.files.read(f"round-{earlier}.txt")) == str(earlier)


@pytest.mark.feature(STATE, "paused sandboxes are listed")
async def test_list_paused(client):
    mark = {"mark": uuid.uuid4().hex}
    sandbox = await client.create(metadata=mark)
    await done(sandbox.pause())
    paginator = client.Sandbox.list(query=e2b.SandboxQuery(metadata=mark, state=[e2b.SandboxState.PAUSED]))
    items = await done(paginator.next_items())
    assert [(item.sandbox_id, item.state) for item in items] == [(sandbox.sandbox_id, e2b.SandboxState.PAUSED)]
    assert await done(client.Sandbox.kill(sandbox.sandbox_id)) is True


@pytest.mark.current_only
@pytest.mark.feature(STATE, "pause when the time is up")
async def test_auto_pause(client):
    sandbox = await client.create(lifecycle={"on_timeout": "pause"})
    info = await done(sandbox.get_info())
    assert info.lifecycle["on_timeout"] == "pause"
    await done(sandbox.files.write("kept.txt", "kept"))
    await done(sandbox.set_timeout(0))
    for _ in range(100):
        if (await done(sandbox.get_info())).state == e2b.SandboxState.PAUSED:
            break
        await asyncio.sleep(0.05)
    again = await resumed(client, sandbox)
    assert await done(again.files.read("kept.txt")) == "kept"


@pytest.mark.current_only
@pytest.mark.feature(STATE, "resume on traffic")
async def test_auto_resume(client):
    sandbox = await client.create(lifecycle={"on_timeout": "pause", "auto_resume": True})
    await done(sandbox.files.write("kept.txt", "kept"))
    await done(sandbox.pause())
    # The next call is the traffic.
    assert await done(sandbox.files.read("kept.txt")) == "kept"
    assert (await done(sandbox.get_info())).state == e2b.SandboxState.RUNNING


@pytest.mark.feature(STATE, "snapshots: create, many sandboxes from one, list, delete")
async def test_snapshot(client):
    sandbox = await client.create()
    await done(sandbox.files.write("state.txt", "original"))
    snapshot = await done(sandbox.create_snapshot())
    assert await done(sandbox.is_running())
    await done(sandbox.files.write("state.txt", "changed"))
    children = [await client.create(snapshot.snapshot_id) for _ in range(2)]
    for child in children:
        assert await done(child.files.read("state.txt")) == "original"
    await done(children[0].files.write("state.txt", "of a child"))
    assert await done(children[1].files.read("state.txt")) == "original"
    assert await done(sandbox.files.read("state.txt")) == "changed"
    paginator = sandbox.list_snapshots()
    assert snapshot.snapshot_id in [item.snapshot_id for item in await done(paginator.next_items())]
    assert await done(client.Sandbox.delete_snapshot(snapshot.snapshot_id)) is True
    assert await done(client.Sandbox.delete_snapshot(snapshot.snapshot_id)) is False
    with pytest.raises(e2b.SandboxException):
        await done(client.Sandbox.create(snapshot.snapshot_id))


@pytest.mark.current_only
@pytest.mark.feature(STATE, "snapshots with names; pages")
async def test_named_snapshots(client):
    sandbox = await client.create()
    name = "snap-" + uuid.uuid4().hex[:12]
    await done(sandbox.files.write("state.txt", "named"))
    first = await done(sandbox.create_snapshot(name=name))
    assert any(name in known for known in first.names)
    second = await done(sandbox.create_snapshot())
    child = await client.create(name)
    assert await done(child.files.read("state.txt")) == "named"
    found = []
    paginator = sandbox.list_snapshots(limit=1)
    while paginator.has_next:
        found += [item.snapshot_id for item in await done(paginator.next_items())]
    assert found == [second.snapshot_id, first.snapshot_id]
    for snapshot in (first, second):
        await done(client.Sandbox.delete_snapshot(snapshot.snapshot_id))


@pytest.mark.current_only
@pytest.mark.refused(
    STATE, "snapshots of memory (`mode=\"full\"` said explicitly)",
    "snapshots keep files; sandboxes made of one begin with the template's start command",
)
async def test_full_snapshot(sandbox):
    with pytest.raises(e2b.SandboxException, match="memory"):
        await done(sandbox.create_snapshot(mode="full"))


@pytest.mark.current_only
@pytest.mark.feature(STATE, "forks: several at a time, independent, the source runs on")
async def test_fork(client):
    sandbox = await client.create(metadata={"of": "parent"}, envs={"A": "1"})
    await done(sandbox.files.write("state.txt", "before"))
    forks = await done(sandbox.fork(count=3, timeout=60))
    assert len(forks) == 3
    children = []
    for fork in forks:
        child = getattr(fork, "sandbox", fork)
        client.adopt(child.sandbox_id)
        children.append(child)
    assert len({child.sandbox_id for child in children}) == 3
    for child in children:
        assert await done(child.files.read("state.txt")) == "before"
        assert (await done(child.commands.run("echo $A"))).stdout == "1\n"
    await done(children[0].files.write("state.txt", "child"))
    assert await done(sandbox.files.read("state.txt")) == "before"
    assert await done(children[1].files.read("state.txt")) == "before"
