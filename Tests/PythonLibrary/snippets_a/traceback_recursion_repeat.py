import traceback
def rec(n):
    if n == 0:
        raise ValueError("deep")
    return rec(n - 1)
try:
    rec(10)
except ValueError:
    text = traceback.format_exc()
    print([l for l in text.splitlines() if "repeated" in l], text.count("in rec"))
try:
    rec(3)
except ValueError as e:
    print(len(traceback.extract_tb(e.__traceback__)), len(traceback.extract_tb(e.__traceback__, limit=2)), traceback.extract_tb(e.__traceback__, limit=-1)[0].name)
