from enum import Enum, Flag, verify, UNIQUE, CONTINUOUS, NAMED_FLAGS
def attempt(check, base, ns):
    try:
        body = {}
        cls = base("T", ns)
        verify(check)(cls)
        print("ok")
    except ValueError as e:
        print(e)
attempt(UNIQUE, Enum, {"A": 1, "B": 1})
attempt(CONTINUOUS, Enum, {"A": 1, "B": 4})
attempt(CONTINUOUS, Enum, {"A": 1, "B": 2})
attempt(UNIQUE, Enum, {"A": 1})
