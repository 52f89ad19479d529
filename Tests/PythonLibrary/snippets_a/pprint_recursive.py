from pprint import pformat, isrecursive, isreadable, saferepr
a = [1]; a.append(a)
print(isrecursive(a), isreadable(a), isreadable([1, "x"]), isreadable(object()), saferepr({"b": 1, "a": [2]}))
print(pformat(a).startswith("[1, <Recursion on list with id="))
print(pformat(1234567, underscore_numbers=True), pformat([10 ** 6] * 3, underscore_numbers=True, width=20))
