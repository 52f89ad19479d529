from dataclasses import dataclass
class Logger:
    def __init__(self): self.log = ["init"]
@dataclass
class S(Logger):
    x: int
    def __post_init__(self): super().__init__()
s = S(3)
print(s, s.log)
@dataclass
class T(S):
    y: int = 2
    def __post_init__(self):
        super().__post_init__()
        self.log.append("T")
print(T(1).log, T(1))
