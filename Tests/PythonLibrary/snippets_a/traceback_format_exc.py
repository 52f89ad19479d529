import traceback
def f(x): return 1 / x
try:
    f(0)
except ZeroDivisionError as e:
    text = traceback.format_exc()
    print(text.splitlines()[0], "|", text.splitlines()[-1])
    print(traceback.format_exception_only(e))
    print([(s.name, s.lineno) for s in traceback.extract_tb(e.__traceback__)])
    print(traceback.format_exc() == "".join(traceback.format_exception(e)), traceback.format_exception(type(e), e, e.__traceback__) == traceback.format_exception(e))
