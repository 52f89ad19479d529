import types
class Meta(type):
    def __getattr__(cls, name):
        return f"class {name}"
class C(metaclass=Meta):
    @types.DynamicClassAttribute
    def value(self): return "instance value"
print(C().value, C.value)
@types.coroutine
def co():
    yield 1
print(hasattr(co(), "__await__") or True)
