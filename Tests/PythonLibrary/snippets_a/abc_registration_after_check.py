from abc import ABC
class Plug(ABC): pass
class Late: pass
print(isinstance(Late(), Plug))
Plug.register(Late)
print(isinstance(Late(), Plug))
