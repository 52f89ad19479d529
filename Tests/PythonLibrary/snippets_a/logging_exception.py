import logging, io
out = io.StringIO()
logging.basicConfig(stream=out, format="%(message)s", level="DEBUG")
try:
    int("x")
except ValueError:
    logging.exception("failed")
try:
    {}["k"]
except KeyError as e:
    logging.error("again", exc_info=e)
    logging.info("no trace")
print([line for line in out.getvalue().splitlines() if not line.startswith(" ")])
