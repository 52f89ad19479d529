import e2b
import pytest
from conftest import done

NETWORK = "Network"
NO_EGRESS = "nothing leads out of a sandbox in this version: there is no egress gateway yet"


@pytest.mark.feature(NETWORK, "no way out: the default, `allow_internet_access=False` and deny-all")
@pytest.mark.parametrize("options", [{}, {"allow_internet_access": False}, {"network": {"deny_out": ["0.0.0.0/0"]}}])
async def test_no_way_out(client, options):
    sandbox = await client.create(**options)
    result = await done(
        sandbox.commands.run(
            "python3 -c \"import socket\ntry: socket.create_connection(('1.1.1.1', 80), 3); print('out')\n"
            "except OSError as e: print(e.strerror)\""
        )
    )
    assert result.stdout == "Network is unreachable\n"


@pytest.mark.current_only
@pytest.mark.parametrize(
    "options",
    [
        pytest.param(
            {"allow_internet_access": True},
            marks=pytest.mark.refused(NETWORK, "`allow_internet_access=True`, said explicitly", NO_EGRESS),
        ),
        pytest.param(
            {"network": {"allow_out": ["1.1.1.1/32"]}},
            marks=pytest.mark.refused(NETWORK, "`allow_out`", NO_EGRESS),
        ),
        pytest.param(
            {"network": {"allow_out": ["example.com"], "rules": {"example.com": [{"transform": {"headers": {"A": "b"}}}]}}},
            marks=pytest.mark.refused(NETWORK, "`rules` that transform requests", NO_EGRESS),
        ),
        pytest.param(
            {"network": {"egress_proxy": {"address": "127.0.0.1:1080"}}},
            marks=pytest.mark.refused(NETWORK, "`egress_proxy`", NO_EGRESS),
        ),
    ],
)
async def test_refused(client, options):
    with pytest.raises(e2b.SandboxException, match="nothing leads out of a sandbox"):
        await done(client.Sandbox.create(**options))


@pytest.mark.current_only
@pytest.mark.feature(NETWORK, "update to deny-all")
@pytest.mark.refused(NETWORK, "update to anything that opens", NO_EGRESS)
async def test_update(sandbox):
    await done(sandbox.update_network({"deny_out": ["0.0.0.0/0"]}))
    with pytest.raises(e2b.SandboxException, match="nothing leads out of a sandbox"):
        await done(sandbox.update_network({"allow_out": ["1.1.1.1"]}))


@pytest.mark.current_only
@pytest.mark.refused("Identity", "secrets", "values are put in by an egress gateway, which this version has not")
async def test_secrets(client):
    secret = getattr(e2b, "AsyncSecret" if client.is_async else "Secret", None)
    assert secret is not None, "the client has no secrets"
    with pytest.raises(Exception, match="egress gateway"):
        await done(secret.create("NAME", "value"))


@pytest.mark.current_only
@pytest.mark.refused("Extras", "the MCP gateway", "it is not part of this version")
async def test_mcp(client):
    with pytest.raises(e2b.SandboxException, match="MCP gateway"):
        await done(client.Sandbox.create("base", mcp={"duckduckgo": {}}))
