import types
def f(): pass
def g(): yield
class C:
    def m(self): pass
print(isinstance(f, types.FunctionType), isinstance(lambda: 0, types.LambdaType), isinstance(C().m, types.MethodType), isinstance(g(), types.GeneratorType), isinstance(len, types.BuiltinFunctionType), isinstance(types, types.ModuleType))
print(isinstance(f.__code__, types.CodeType), isinstance(int | str, types.UnionType), isinstance(list[int], types.GenericAlias), isinstance(None, types.NoneType), isinstance(..., types.EllipsisType), isinstance(NotImplemented, types.NotImplementedType), isinstance(C.__dict__, types.MappingProxyType))
m = types.MethodType(lambda self, x: (self, x), 5)
print(m(6))
