from enum import Enum, auto
class State(Enum):
    IDLE = auto()
    RUNNING = auto()
    DONE = auto()
    def next(self, event):
        return TRANSITIONS.get((self, event), self)
TRANSITIONS = {(State.IDLE, "start"): State.RUNNING, (State.RUNNING, "finish"): State.DONE}
s = State.IDLE
for ev in ("finish", "start", "start", "finish"):
    s = s.next(ev)
    print(ev, "->", s.name)
