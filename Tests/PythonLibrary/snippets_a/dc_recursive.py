from dataclasses import dataclass, field
from typing import Optional
@dataclass
class Node:
    value: int
    left: "Optional[Node]" = None
    right: "Optional[Node]" = None
    def insert(self, v):
        side = "left" if v < self.value else "right"
        child = getattr(self, side)
        if child is None: setattr(self, side, Node(v))
        else: child.insert(v)
    def walk(self):
        if self.left: yield from self.left.walk()
        yield self.value
        if self.right: yield from self.right.walk()
root = Node(5)
for v in (3, 8, 1, 9): root.insert(v)
print(list(root.walk())); print(root)
@dataclass
class L:
    items: list = field(default_factory=list)
l = L(); l.items.append(l); print(l)
