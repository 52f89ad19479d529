from functools import partialmethod
class Cell:
    def __init__(self): self.alive = False
    def set_state(self, state, extra=0): self.alive = (state, extra)
    on = partialmethod(set_state, True)
    off = partialmethod(set_state, False, extra=9)
c = Cell()
c.on(); print(c.alive)
c.off(); print(c.alive)
c.on(extra=3); print(c.alive)
