import asyncio
import shutil
import time

import pytest
from conftest import IS_CURRENT, done

interpreter = pytest.importorskip("e2b_code_interpreter", reason="the older client comes without the code interpreter")
CODE = "Code interpreter"


@pytest.fixture
async def sandbox(client):
    client.Sandbox = interpreter.AsyncSandbox if client.is_async else interpreter.Sandbox
    return await client.create()


@pytest.mark.feature(CODE, "run code, keep variables")
async def test_state(sandbox):
    assert (await done(sandbox.run_code("x = 1"))).text is None
    execution = await done(sandbox.run_code("x += 1; x"))
    assert execution.text == "2"
    assert execution.error is None


@pytest.mark.feature(CODE, "counts of executions")
async def test_count(sandbox):
    first = await done(sandbox.run_code("1"))
    second = await done(sandbox.run_code("2"))
    assert second.execution_count == first.execution_count + 1


@pytest.mark.feature(CODE, "streams and callbacks")
async def test_callbacks(sandbox):
    output, errors, results = [], [], []
    execution = await done(
        sandbox.run_code(
            "import sys\nprint('out')\nprint('err', file=sys.stderr)\n42",
            on_stdout=output.append, on_stderr=errors.append, on_result=results.append,
        )
    )
    assert "".join(execution.logs.stdout) == "out\n"
    assert "".join(execution.logs.stderr) == "err\n"
    assert [str(line) for line in output] == ["out\n"] and [str(line) for line in errors] == ["err\n"]
    assert results[0].text == "42" and results[0].is_main_result


@pytest.mark.feature(CODE, "errors with name, value and traceback")
async def test_error(sandbox):
    errors = []
    execution = await done(sandbox.run_code("def f():\n    return 1 / 0\nf()", on_error=errors.append))
    assert execution.error.name == "ZeroDivisionError"
    assert execution.error.value == "division by zero"
    assert "in f" in execution.error.traceback
    assert len(errors) == 1


@pytest.mark.feature(CODE, "top-level await")
async def test_await(sandbox):
    assert (await done(sandbox.run_code("import asyncio\nawait asyncio.sleep(0, 'slept')"))).text == "slept"


@pytest.mark.feature(CODE, "shell magic")
async def test_magic(sandbox):
    execution = await done(sandbox.run_code("!pwd"))
    assert "".join(execution.logs.stdout).strip() == "/home/user"


@pytest.mark.feature(CODE, "variables of one execution")
async def test_environment(sandbox):
    code = "import os; os.environ.get('ONE_RUN', 'unset')"
    assert (await done(sandbox.run_code(code, envs={"ONE_RUN": "set"}))).text == "set"
    assert (await done(sandbox.run_code(code))).text == "unset"


@pytest.mark.feature(CODE, "several forms of one result")
async def test_representations(sandbox):
    code = (
        "class Shown:\n"
        "    def _repr_html_(self): return '<b>shown</b>'\n"
        "    def _repr_latex_(self): return '$x$'\n"
        "    def __repr__(self): return 'plain'\n"
        "Shown()"
    )
    result = (await done(sandbox.run_code(code))).results[0]
    assert (result.text, result.html, result.latex) == ("plain", "<b>shown</b>", "$x$")


@pytest.mark.feature(CODE, "contexts: make, separate variables, directory, list, restart, remove")
async def test_contexts(sandbox):
    context = await done(sandbox.create_code_context(cwd="/tmp"))
    assert context.cwd == "/tmp" and context.language == "python"
    await done(sandbox.run_code("here = 1", context=context))
    assert (await done(sandbox.run_code("'here' in globals()"))).text == "False"
    assert (await done(sandbox.run_code("import os; os.getcwd()", context=context))).text == "/tmp"
    assert context.id in [known.id for known in await done(sandbox.list_code_contexts())]
    await done(sandbox.restart_code_context(context))
    assert (await done(sandbox.run_code("'here' in globals()", context=context))).text == "False"
    await done(sandbox.remove_code_context(context))
    assert context.id not in [known.id for known in await done(sandbox.list_code_contexts())]
    with pytest.raises(Exception, match="not found"):
        await done(sandbox.run_code("1", context=context))


@pytest.mark.feature(CODE, "bash")
async def test_bash(sandbox):
    execution = await done(sandbox.run_code("echo from bash", language="bash"))
    assert "".join(execution.logs.stdout) == "from bash\n"


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed on this machine")
@pytest.mark.feature(CODE, "JavaScript, where node is installed")
async def test_javascript(sandbox):
    execution = await done(sandbox.run_code("const x = 20; x + 1", language="javascript"))
    assert execution.text == "21"


@pytest.mark.refused(CODE, "R and Java", "contexts speak Python, JavaScript, TypeScript and bash; run other languages as commands")
@pytest.mark.parametrize("language", ["r", "java"])
async def test_other_languages(sandbox, language):
    with pytest.raises(Exception, match="is not supported"):
        await done(sandbox.run_code("1", language=language))


@pytest.mark.feature(CODE, "code is interrupted when its client gives up; variables stay")
async def test_interrupt(sandbox):
    await done(sandbox.run_code("kept = 5"))
    with pytest.raises(Exception):
        await done(sandbox.run_code("while True: pass", timeout=1))
    execution = await done(sandbox.run_code("kept"))
    assert execution.text == "5"


@pytest.mark.feature(CODE, "private sandboxes")
async def test_private(client):
    client.Sandbox = interpreter.AsyncSandbox if client.is_async else interpreter.Sandbox
    sandbox = await client.create(network={"allow_public_traffic": False})
    assert (await done(sandbox.run_code("1 + 1"))).text == "2"
