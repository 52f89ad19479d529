from __future__ import annotations
import __future__
def f(x: Undefined) -> Also: return x
print(f(1), f.__annotations__, __future__.annotations.compiler_flag, "division" in __future__.all_feature_names, __future__.division.getMandatoryRelease())
