from dataclasses import dataclass
try:
    @dataclass
    class X:
        a: int = 1
        b: int
except TypeError as e:
    print(e)
# 3.14| non-default argument 'b' follows default argument 'a'
