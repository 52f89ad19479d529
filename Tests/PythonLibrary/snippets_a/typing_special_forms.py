import typing
print(typing.Self, typing.Never, typing.NoReturn, typing.LiteralString, typing.TypeAlias, typing.Required[int], typing.NotRequired[str], typing.TypeGuard[int], typing.Unpack)
print(typing.AnyStr, typing.Text is str, typing.ForwardRef("X"), typing.Concatenate, typing.Optional, typing.ClassVar)
class Tree:
    def add(self, x) -> typing.Self: return self
print(Tree().add(1).__class__.__name__)
