import traceback
class MyError(Exception): pass
def run():
    try:
        {}["k"]
    except KeyError as e:
        raise MyError("wrapped") from e
try:
    run()
except MyError as e:
    lines = [l for l in "".join(traceback.format_exception(e)).splitlines() if l and not l.startswith(" ")]
    print("\n".join(lines))
try:
    try:
        raise ValueError("first")
    except ValueError:
        raise TypeError("second")
except TypeError as e:
    print([l for l in "".join(traceback.format_exception(e)).splitlines() if "During" in l or "Error" in l and l[0] != " "])
try:
    try:
        raise ValueError("first")
    except ValueError:
        raise TypeError("second") from None
except TypeError as e:
    print("first" in "".join(traceback.format_exception(e)))
