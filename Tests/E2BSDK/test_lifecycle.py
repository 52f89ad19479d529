import datetime
import os
import uuid

import e2b
import pytest
from conftest import done, each

LIFECYCLE = "Lifecycle"


@pytest.mark.feature(LIFECYCLE, "create, info, kill")
async def test_create_info_kill(client):
    sandbox = await client.create(timeout=60, metadata={"purpose": "info"})
    assert sandbox.sandbox_id.isalnum() and sandbox.sandbox_id.islower()
    assert await done(sandbox.is_running())
    info = await done(sandbox.get_info())
    assert info.sandbox_id == sandbox.sandbox_id
    assert info.template_id == "base"
    assert info.metadata == {"purpose": "info"}
    assert info.started_at < info.end_at
    assert await done(sandbox.kill()) is True
    assert await done(sandbox.is_running()) is False
    assert await done(sandbox.kill()) is False


@pytest.mark.feature(LIFECYCLE, "kill of an unknown sandbox")
async def test_kill_unknown(client):
    assert await done(client.Sandbox.kill("i00000000000000000000")) is False


@pytest.mark.feature(LIFECYCLE, "variables and metadata at creation")
async def test_environment_of_creation(client):
    sandbox = await client.create(envs={"GREETING": "grüß dich", "EMPTY": ""})
    result = await done(sandbox.commands.run('echo "$GREETING|$EMPTY|${OTHER-unset}"', envs={}))
    assert result.stdout == "grüß dich||unset\n"


@pytest.mark.feature(LIFECYCLE, "timeouts: set, end of life")
async def test_timeout_ends_life(client):
    sandbox = await client.create(timeout=60)
    before = (await done(sandbox.get_info())).end_at
    await done(sandbox.set_timeout(5))
    after = (await done(sandbox.get_info())).end_at
    assert after < before
    await done(sandbox.set_timeout(0))
    for _ in range(200):
        if not await done(sandbox.is_running()):
            break
    assert await done(sandbox.is_running()) is False


@pytest.mark.feature(LIFECYCLE, "connect extends and never shortens")
async def test_connect(client):
    sandbox = await client.create(timeout=100)
    before = (await done(sandbox.get_info())).end_at
    other = await done(client.Sandbox.connect(sandbox.sandbox_id, timeout=10))
    assert (await done(other.get_info())).end_at == before
    await done(client.Sandbox.connect(sandbox.sandbox_id, timeout=300))
    assert (await done(other.get_info())).end_at > before
    assert (await done(other.commands.run("echo connected"))).stdout == "connected\n"


@pytest.mark.feature(LIFECYCLE, "connect to a sandbox that is gone is an error")
async def test_connect_to_dead(client):
    sandbox = await client.create()
    await done(sandbox.kill())
    with pytest.raises(e2b.SandboxException) as caught:
        await done(client.Sandbox.connect(sandbox.sandbox_id))
    assert "killed by" in str(caught.value) or "not found" in str(caught.value)


@pytest.mark.feature(LIFECYCLE, "why a sandbox died, in the error of a command")
async def test_death_is_explained(client):
    sandbox = await client.create()
    await done(sandbox.kill())
    with pytest.raises(Exception) as caught:
        await done(sandbox.commands.run("true"))
    assert "killed or reached its end of life" in str(caught.value) or "not found" in str(caught.value)


@pytest.mark.feature(LIFECYCLE, "list by metadata, state, order; pages")
async def test_list(client):
    mark = uuid.uuid4().hex
    query = {"mark": mark, "a b": "c/d é&="}
    made = [await client.create(metadata=dict(query, index=str(index))) for index in range(3)]
    ids = [sandbox.sandbox_id for sandbox in made]

    async def listed(**options):
        paginator = client.Sandbox.list(**options)
        found = []
        while paginator.has_next:
            found += [item.sandbox_id for item in await done(paginator.next_items())]
        return found

    assert await listed(query=e2b.SandboxQuery(metadata=query)) == ids[::-1]
    assert await listed(query=e2b.SandboxQuery(metadata=query), limit=1) == ids[::-1]
    assert await listed(query=e2b.SandboxQuery(metadata=dict(query, index="1"))) == [ids[1]]
    assert await listed(query=e2b.SandboxQuery(metadata={"mark": "none"})) == []
    running = e2b.SandboxQuery(metadata=query, state=[e2b.SandboxState.RUNNING])
    assert set(await listed(query=running)) == set(ids)
    paused = e2b.SandboxQuery(metadata=query, state=[e2b.SandboxState.PAUSED])
    assert await listed(query=paused) == []


@pytest.mark.current_only
@pytest.mark.feature(LIFECYCLE, "list by template and start, oldest first")
async def test_list_newer_filters(client):
    mark = {"mark": uuid.uuid4().hex}
    made = [await client.create(metadata=mark) for _ in range(2)]
    ids = [sandbox.sandbox_id for sandbox in made]
    start = (await done(made[1].get_info())).started_at

    async def listed(order=None, **query):
        paginator = client.Sandbox.list(query=e2b.SandboxQuery(metadata=mark, **query), **({"order": order} if order else {}))
        return [item.sandbox_id for item in await done(paginator.next_items())]

    parameters = client.Sandbox.list.__doc__ or ""
    assert await listed() == ids[::-1]
    assert await listed(template="base") == ids[::-1]
    assert await listed(template="no-such-template") == []
    assert await listed(started_after=start) == [ids[1]]
    assert await listed(started_after=start - datetime.timedelta(hours=1)) == ids[::-1]
    if "order" in parameters:
        assert await listed(order="asc") == ids


@pytest.mark.feature(LIFECYCLE, "an unknown template is an error")
async def test_unknown_template(client):
    with pytest.raises(e2b.SandboxException, match="not found|404"):
        await done(client.Sandbox.create("no-such-template"))


@pytest.mark.feature(LIFECYCLE, "a wrong key is an authentication error")
async def test_wrong_key(client):
    with pytest.raises(e2b.AuthenticationException):
        await done(client.Sandbox.create(api_key="e2b_" + "0" * 40))


@pytest.mark.feature(LIFECYCLE, "context manager")
async def test_context_manager(client):
    if client.is_async:
        async with await client.Sandbox.create() as sandbox:
            assert await sandbox.is_running()
    else:
        with client.Sandbox.create() as sandbox:
            assert sandbox.is_running()
    assert not await done(sandbox.is_running())


@pytest.mark.feature("Metrics", "processor, memory and disk of a sandbox")
async def test_metrics(client):
    sandbox = await client.create()
    metrics = await done(sandbox.get_metrics())
    assert metrics
    assert metrics[0].cpu_count >= 1
    assert metrics[0].mem_total > 0
    past = datetime.datetime.now() - datetime.timedelta(days=2)
    assert await done(sandbox.get_metrics(start=past, end=past + datetime.timedelta(hours=1))) == []
