from enum import Enum
class Cmd(Enum):
    GO = "go"
    STOP = "stop"
def run(c):
    match c:
        case Cmd.GO: return "going"
        case Cmd.STOP: return "stopping"
        case _: return "?"
print(run(Cmd.GO), run(Cmd("stop")), run(3))
