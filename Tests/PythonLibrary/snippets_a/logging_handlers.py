import logging, io
log = logging.getLogger("h"); log.setLevel(logging.DEBUG); log.propagate = False
a, b = io.StringIO(), io.StringIO()
ha, hb = logging.StreamHandler(a), logging.StreamHandler(b)
ha.setLevel(logging.ERROR); ha.setFormatter(logging.Formatter("%(levelname)-8s|%(message)s"))
hb.setFormatter(logging.Formatter("{name}/{message:>6}", style="{"))
log.addHandler(ha); log.addHandler(hb); log.addHandler(hb)
log.info("one"); log.error("two")
print(repr(a.getvalue()), repr(b.getvalue()), len(log.handlers))
log.removeHandler(hb); log.warning("three"); print(repr(b.getvalue()))
class ListHandler(logging.Handler):
    def __init__(self): super().__init__(); self.records = []
    def emit(self, r): self.records.append((r.levelname, r.getMessage(), r.name, r.args))
lh = ListHandler(); log.addHandler(lh); log.debug("%s-%s", 1, 2); print(lh.records)
