import uuid

import e2b
import pytest
from conftest import done

VOLUMES = "Volumes"
pytestmark = pytest.mark.current_only


@pytest.mark.feature(VOLUMES, "create, list, connect, mount into several sandboxes, destroy")
async def test_volume(client):
    name = "volume-" + uuid.uuid4().hex[:10]
    volume = await done(client.Volume.create(name))
    assert volume.name == name
    assert name in [known.name for known in await done(client.Volume.list())]
    first = await client.create(volume_mounts={"/data": volume})
    await done(first.commands.run("echo shared > /data/file"))
    second = await client.create(volume_mounts={"/data": name})
    assert (await done(second.commands.run("cat /data/file"))).stdout == "shared\n"
    with pytest.raises(Exception):
        await done(client.Volume.destroy(volume.volume_id))
    for sandbox in (first, second):
        await done(sandbox.kill())
    assert await done(client.Volume.destroy(volume.volume_id)) is True
    assert await done(client.Volume.destroy(volume.volume_id)) is False


@pytest.mark.refused(
    VOLUMES, "reading and writing a volume's contents without a sandbox",
    "not part of this version; mount the volume into a sandbox and use its files",
)
async def test_contents(client):
    volume = await done(client.Volume.create("volume-" + uuid.uuid4().hex[:10]))
    with pytest.raises(Exception, match="mount the volume"):
        await done(volume.list("/"))
    await done(client.Volume.destroy(volume.volume_id))
