from typing import NamedTuple, TypedDict, get_type_hints, Literal, get_args
class Server(NamedTuple):
    host: str = "localhost"
    port: int = 80
class Raw(TypedDict, total=False):
    host: str
    port: int
    mode: str
Mode = Literal["dev", "prod"]
def load(raw: Raw):
    mode = raw.get("mode", "dev")
    if mode not in get_args(Mode): raise ValueError(f"mode must be one of {', '.join(get_args(Mode))}")
    hints = get_type_hints(Server)
    return mode, Server(**{k: hints[k](v) for k, v in raw.items() if k in hints})
print(load({"port": "8080"}), load({"host": "h", "mode": "prod"}))
try:
    load({"mode": "x"})
except ValueError as e:
    print(e)
