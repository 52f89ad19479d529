import annotationlib
from annotationlib import Format, ForwardRef, get_annotations
def f(a: int, b: "str") -> None: ...
print(get_annotations(f), get_annotations(f, eval_str=True)["b"], get_annotations(f, format=Format.STRING))
print(Format.VALUE, Format.FORWARDREF.value, ForwardRef("x"), ForwardRef("int").evaluate(), annotationlib.type_repr(int), annotationlib.type_repr(list[int]))
# 3.14| {'a': <class 'int'>, 'b': 'str', 'return': None} <class 'str'> {'a': 'int', 'b': 'str', 'return': 'None'}
# 3.14| 1 3 ForwardRef('x') <class 'int'> int list[int]
