import uuid

import e2b
import pytest
from conftest import done

TEMPLATES = "Templates"
pytestmark = pytest.mark.current_only


async def build(client, template, name, **options):
    return await done(client.Template.build(template, name, **options))


@pytest.mark.feature(TEMPLATES, "build from a template of this service: RUN, ENV, WORKDIR, COPY; create from it")
async def test_build(client, tmp_path):
    (tmp_path / "copied.txt").write_text("copied")
    name = "built-" + uuid.uuid4().hex[:10]
    template = (
        client.Template(file_context_path=tmp_path)
        .from_template("base")
        .set_envs({"BUILT": "yes"})
        .set_workdir("/home/user/app")
        .copy("copied.txt", "copied.txt")
        .run_cmd("echo made > made.txt")
    )
    info = await build(client, template, name)
    assert info.template_id
    assert await done(client.Template.exists(name)) is True
    sandbox = await client.create(name)
    result = await done(sandbox.commands.run("cat /home/user/app/copied.txt /home/user/app/made.txt; echo $BUILT"))
    assert result.stdout == "copiedmade\nyes\n"


@pytest.mark.feature(TEMPLATES, "a failed step says which and why")
async def test_failed_build(client):
    template = client.Template().from_template("base").run_cmd("echo before; false")
    with pytest.raises(e2b.BuildException, match="failed to run command"):
        await build(client, template, "failed-" + uuid.uuid4().hex[:10])


@pytest.mark.refused(
    TEMPLATES, "building from images of registries",
    "images are not fetched in this version; begin with a template of this service",
)
async def test_foreign_image(client):
    template = client.Template().from_image("ubuntu:22.04").run_cmd("true")
    with pytest.raises(e2b.BuildException, match="not on this machine"):
        await build(client, template, "foreign-" + uuid.uuid4().hex[:10])


@pytest.mark.feature(TEMPLATES, "names that do not exist")
async def test_exists(client):
    assert await done(client.Template.exists("no-such-" + uuid.uuid4().hex)) is False


@pytest.mark.feature(TEMPLATES, "tags: assign, list, create from one, remove")
async def test_tags(client):
    name = "tagged-" + uuid.uuid4().hex[:10]
    await build(client, client.Template().from_template("base").run_cmd("echo 1 > /home/user/version"), name)
    await done(client.Template.assign_tags(f"{name}:default", "stable"))
    tags = await done(client.Template.get_tags(name))
    assert {tag.tag for tag in tags} == {"default", "stable"}
    sandbox = await client.create(f"{name}:stable")
    assert await done(sandbox.files.read("/home/user/version")) == "1\n"
    await done(client.Template.remove_tags(name, "stable"))
    assert {tag.tag for tag in await done(client.Template.get_tags(name))} == {"default"}
