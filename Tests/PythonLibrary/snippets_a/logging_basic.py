import logging, sys
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s")
log = logging.getLogger("app.db")
log.debug("hidden"); log.info("value %d of %s", 3, "x"); log.warning("dict %(a)s", {"a": 1}); log.error("plain %")
logging.critical("root")
print(log.name, log.level, log.getEffectiveLevel(), log.isEnabledFor(logging.DEBUG), log.parent.name, logging.getLogger("app.db") is log)
print(logging.getLevelName(30), logging.getLevelName("ERROR"), logging.getLevelName(7))
