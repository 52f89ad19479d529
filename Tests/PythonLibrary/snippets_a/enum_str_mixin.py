from enum import Enum
class M(str, Enum):
    A = "a"
    B = "b"
print(repr(M.A), M.A == "a", M.A.upper(), str(M.A), M.A.value, M("b"), "a" in [M.A])
import json
print(json.dumps([M.A]))
