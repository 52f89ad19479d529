import copy
from dataclasses import dataclass, field
from collections import deque
@dataclass
class Node:
    name: str
    children: list = field(default_factory=list)
    parent: "Node" = field(default=None, repr=False, compare=False)
    def add(self, c): c.parent = self; self.children.append(c); return self
root = Node("r").add(Node("a").add(Node("b")))
c = copy.deepcopy(root)
c.children[0].name = "changed"
print(root, c, c.children[0].parent is c, c.children[0].children[0].parent is c.children[0])
s = copy.copy(root); s.children.append(Node("x")); print(len(root.children), s == root)
history = deque(maxlen=2)
for i in range(3): history.append(copy.deepcopy({"step": i, "data": [i]}))
print(list(history))
