from __future__ import annotations
from dataclasses import dataclass
from typing import get_type_hints, Optional, List
@dataclass
class Node:
    value: int
    next: Optional[Node] = None
    kids: List[Node] = None
print(Node(1, Node(2)), get_type_hints(Node)["value"], Node.__annotations__["next"], get_type_hints(Node)["kids"])
def f(n: Node, *, depth: int = 0) -> list[Node]: ...
print(f.__annotations__, get_type_hints(f)["return"])
