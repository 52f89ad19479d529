import logging, sys
log = logging.getLogger("x"); h = logging.StreamHandler(sys.stdout); h.setFormatter(logging.Formatter("%(user)s %(message)s")); log.addHandler(h); log.propagate = False
log.warning("hi", extra={"user": "ann"})
ad = logging.LoggerAdapter(log, {"user": "bob"}); ad.warning("adapted %d", 5)
class Ctx(logging.LoggerAdapter):
    def process(self, msg, kwargs): return f"[{self.extra['id']}] {msg}", {**kwargs, "extra": {"user": "u"}}
Ctx(log, {"id": 7}).error("msg")
try:
    log.warning("x", extra={"message": 1})
except KeyError as e:
    print(e)
logging.addLevelName(25, "NOTICE"); h.setFormatter(logging.Formatter("$levelname $message", style="$")); log.log(25, "custom")
