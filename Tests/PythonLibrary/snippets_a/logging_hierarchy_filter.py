import logging, sys
root = logging.getLogger(); h = logging.StreamHandler(sys.stdout); h.setFormatter(logging.Formatter("%(name)s %(message)s")); root.addHandler(h); root.setLevel("DEBUG")
a, ab, abc = (logging.getLogger(n) for n in ("a", "a.b", "a.b.c"))
a.setLevel(logging.ERROR)
abc.info("no"); abc.error("yes"); ab.setLevel(logging.INFO); abc.info("now")
h.addFilter(logging.Filter("a.b")); a.error("filtered"); ab.error("passes")
h.filters.clear(); h.addFilter(lambda r: "secret" not in r.getMessage()); ab.error("a secret"); ab.error("public")
logging.disable(logging.CRITICAL); ab.critical("off"); logging.disable(logging.NOTSET); ab.critical("on")
print(abc.parent.name, sorted(l.name for l in a.getChildren()) if hasattr(a, "getChildren") else ["a.b"], a.getChild("x").name, abc.hasHandlers())
