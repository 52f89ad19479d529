import asyncio

import e2b
import pytest
from conftest import done

COMMANDS = "Commands"


@pytest.mark.feature(COMMANDS, "run in the foreground: output, exit code, error")
async def test_run(sandbox):
    result = await done(sandbox.commands.run("echo out; echo err >&2"))
    assert (result.stdout, result.stderr, result.exit_code) == ("out\n", "err\n", 0)
    with pytest.raises(e2b.CommandExitException) as caught:
        await done(sandbox.commands.run("echo before; exit 42"))
    assert caught.value.exit_code == 42
    assert caught.value.stdout == "before\n"


@pytest.mark.feature(COMMANDS, "special characters and several lines")
@pytest.mark.parametrize("text", ["!@#$%^&*()_+", "zażółć gęślą jaźń 你好 🚀", "first\nsecond\n\nfourth"])
async def test_special_characters(sandbox, text):
    assert (await done(sandbox.commands.run(f"printf '%s' '{text}'"))).stdout == text


@pytest.mark.feature(COMMANDS, "output that is no UTF-8")
async def test_broken_utf8(sandbox):
    result = await done(sandbox.commands.run("printf '\\xb0'; head -c 8190 /dev/zero | tr '\\0' a; printf '\\xc3\\xa9'"))
    assert result.stdout == "\ufffd" + "a" * 8190 + "é"


@pytest.mark.feature(COMMANDS, "large output")
async def test_large_output(sandbox):
    result = await done(sandbox.commands.run("seq 1 200000"))
    assert result.stdout == "".join(f"{number}\n" for number in range(1, 200001))


@pytest.mark.feature(COMMANDS, "callbacks for output")
async def test_callbacks(sandbox):
    output, errors = [], []
    await done(
        sandbox.commands.run(
            "for i in 1 2 3; do echo $i; echo e$i >&2; done", on_stdout=output.append, on_stderr=errors.append
        )
    )
    assert "".join(output) == "1\n2\n3\n"
    assert "".join(errors) == "e1\ne2\ne3\n"


@pytest.mark.feature(COMMANDS, "time-out of a command")
async def test_timeout(sandbox):
    with pytest.raises(e2b.TimeoutException):
        await done(sandbox.commands.run("sleep 30", timeout=1))
    # What was timed out does not run on.
    for _ in range(100):
        if not await done(sandbox.commands.list()):
            break
        await asyncio.sleep(0.05)
    assert await done(sandbox.commands.list()) == []


@pytest.mark.feature(COMMANDS, "variables and working directory")
async def test_environment_and_directory(sandbox):
    result = await done(sandbox.commands.run("echo $A; pwd", envs={"A": "b c"}, cwd="/tmp"))
    assert result.stdout == "b c\n/tmp\n"
    assert (await done(sandbox.commands.run("echo \"[$A]\"; pwd"))).stdout == "[]\n/home/user\n"
    with pytest.raises(Exception, match="cwd '/no/such/place' does not exist"):
        await done(sandbox.commands.run("true", cwd="/no/such/place"))


@pytest.mark.feature(COMMANDS, "user: the default, root, an unknown one")
async def test_users(sandbox):
    assert (await done(sandbox.commands.run("whoami; echo $HOME"))).stdout == "user\n/home/user\n"
    assert (await done(sandbox.commands.run("whoami; pwd; echo $HOME", user="root"))).stdout == "root\n/root\n/root\n"
    with pytest.raises(e2b.AuthenticationException, match="invalid username: 'nobody-here'"):
        await done(sandbox.commands.run("true", user="nobody-here"))


@pytest.mark.feature(COMMANDS, "background, list, kill")
async def test_background(sandbox):
    handle = await done(sandbox.commands.run("exec sleep 100", background=True))
    assert handle.pid > 0
    listed = await done(sandbox.commands.list())
    assert [process.pid for process in listed] == [handle.pid]
    assert listed[0].args[-1] == "exec sleep 100"
    assert await done(handle.kill()) is True
    with pytest.raises(e2b.CommandExitException):
        await done(handle.wait())
    with pytest.raises(e2b.CommandExitException):
        await done(sandbox.commands.run(f"kill -0 {handle.pid}"))
    assert await done(sandbox.commands.kill(999999)) is False


@pytest.mark.feature(COMMANDS, "connect to a running process")
async def test_connect(sandbox):
    handle = await done(sandbox.commands.run("read line; echo got $line", background=True, stdin=True))
    other = await done(sandbox.commands.connect(handle.pid))
    assert other.pid == handle.pid
    await done(sandbox.commands.send_stdin(handle.pid, "something\n"))
    assert (await done(other.wait())).stdout == "got something\n"
    with pytest.raises(e2b.NotFoundException):
        await done(sandbox.commands.connect(999999))


@pytest.mark.feature(COMMANDS, "standard input: send, several times, special characters, close")
async def test_stdin(sandbox):
    handle = await done(sandbox.commands.run("cat", background=True, stdin=True))
    for text in ["first", " ", "", "zażółć 🚀\n", "'\"\\n"]:
        await done(sandbox.commands.send_stdin(handle.pid, text))
    if hasattr(sandbox.commands, "close_stdin"):
        await done(sandbox.commands.close_stdin(handle.pid))
        assert (await done(handle.wait())).stdout == "first zażółć 🚀\n'\"\\n"
    else:
        await done(handle.kill())


@pytest.mark.feature(COMMANDS, "commands without standard input read an end of file")
async def test_no_stdin(sandbox):
    assert (await done(sandbox.commands.run("cat; echo end"))).stdout == "end\n"


@pytest.mark.feature(COMMANDS, "what was started in the background by a command lives on")
async def test_daemon(sandbox):
    await done(sandbox.commands.run("sleep 100 >/dev/null 2>&1 & echo $! > /tmp/pid"))
    result = await done(sandbox.commands.run("kill -0 $(cat /tmp/pid) && echo alive"))
    assert result.stdout == "alive\n"


@pytest.mark.feature(COMMANDS, "a sandbox killed while a command runs is reported as such")
async def test_killed_during_run(client):
    sandbox = await client.create()
    handle = await done(sandbox.commands.run("sleep 60", background=True))
    await done(client.Sandbox.kill(sandbox.sandbox_id))
    with pytest.raises(e2b.SandboxException, match="killed or reached its end of life|not found"):
        await done(handle.wait())


@pytest.mark.feature(COMMANDS, "many commands at a time")
async def test_many(client):
    sandbox = await client.create()
    handles = [await done(sandbox.commands.run(f"read x; echo {i}", background=True, stdin=True)) for i in range(40)]
    for handle in handles:
        await done(sandbox.commands.send_stdin(handle.pid, "go\n"))
    assert [(await done(handle.wait())).stdout for handle in handles] == [f"{i}\n" for i in range(40)]


TERMINAL = "Terminals"


async def open_terminal(client, sandbox, size, **options):
    """A terminal, and a list that its output goes to."""
    output = []
    if client.is_async:
        handle = await sandbox.pty.create(size, lambda data: output.append(bytes(data)), **options)
    else:
        handle = sandbox.pty.create(size, **options)
    return handle, output


async def read_to_end(client, handle, output):
    try:
        if client.is_async:
            await handle.wait()
        else:
            handle.wait(on_pty=lambda data: output.append(bytes(data)))
    except e2b.CommandExitException as error:
        return error.exit_code, b"".join(output).decode(errors="replace")
    return 0, b"".join(output).decode(errors="replace")


@pytest.mark.feature(TERMINAL, "create, variables, input, exit code")
async def test_terminal(client, sandbox):
    handle, output = await open_terminal(client, sandbox, e2b.PtySize(24, 80), envs={"ABC": "123"}, cwd="/tmp")
    await done(sandbox.pty.send_stdin(handle.pid, b"echo value=$ABC; pwd; test -t 1 && echo tty; exit 7\n"))
    code, text = await read_to_end(client, handle, output)
    assert code == 7
    assert "value=123" in text and "/tmp" in text and "tty\r\n" in text


@pytest.mark.feature(TERMINAL, "resize")
async def test_terminal_resize(client, sandbox):
    handle, output = await open_terminal(client, sandbox, e2b.PtySize(24, 80))
    # While a command runs: at its prompt the shell's line editor puts back the size that it has just read.
    line = b"touch /tmp/ready; while [ ! -e /tmp/go ]; do sleep 0.05; done; stty size; exit\n"
    await done(sandbox.pty.send_stdin(handle.pid, line))
    while not await done(sandbox.files.exists("/tmp/ready")):
        pass
    await done(sandbox.pty.resize(handle.pid, e2b.PtySize(30, 100)))
    await done(sandbox.files.write("/tmp/go", ""))
    _, text = await read_to_end(client, handle, output)
    assert "30 100" in text


@pytest.mark.feature(TERMINAL, "kill and connect")
async def test_terminal_kill(client, sandbox):
    handle, _ = await open_terminal(client, sandbox, e2b.PtySize(24, 80))
    assert await done(sandbox.pty.kill(handle.pid)) is True
    with pytest.raises(e2b.CommandExitException):
        await done(handle.wait())
    assert await done(sandbox.pty.kill(999999)) is False
