# Enumerations. A class body is collected in EnumDict; the members are made while the class
# is created, before __init_subclass__ of a parent looks at it.

__all__ = ["EnumType", "EnumMeta", "EnumDict", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag",
           "ReprEnum", "auto", "unique", "property", "verify", "member", "nonmember",
           "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "global_flag_repr",
           "global_enum_repr", "global_str", "global_enum", "EnumCheck", "CONTINUOUS",
           "NAMED_FLAGS", "UNIQUE", "pickle_by_global_name", "pickle_by_enum_name",
           "show_flag_values"]

import builtins as _builtins

_MappingProxy = type(type.__dict__)
_property = _builtins.property
_unset = object()

Enum = Flag = ReprEnum = STRICT = CONFORM = EJECT = KEEP = None


class nonmember:
    """Protects an item of the class body from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Forces an item of the class body to become a member."""

    def __init__(self, value):
        self.value = value


class auto:
    """Replaced by what _generate_next_value_ says."""

    def __init__(self, value=_unset):
        self.value = value

    def __repr__(self):
        return "auto(%r)" % (self.value,)


class property(_property):
    """A property of members; asked of the class it gives the member of that name, if any."""

    def __set_name__(self, owner, name):
        self.name = name
        self.clsname = owner.__name__

    def __get__(self, instance, owner=None):
        if instance is None:
            found = owner._member_map_.get(self.name)
            if found is None:
                raise AttributeError(f"{owner!r} has no attribute {self.name!r}")
            return found
        if self.fget is None:
            raise AttributeError(f"{owner!r} has no attribute {self.name!r}")
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")
        return self.fdel(instance)


def _is_dunder(name):
    return (len(name) > 4 and name[:2] == "__" == name[-2:] and name[2] != "_"
            and name[-3] != "_")


def _is_sunder(name):
    return (len(name) > 2 and name[0] == "_" == name[-1] and name[1] != "_" and name[-2] != "_")


def _is_descriptor(value):
    cls = type(value)
    return hasattr(cls, "__get__") or hasattr(cls, "__set__") or hasattr(cls, "__delete__")


def _is_single_bit(value):
    return value > 0 and value & (value - 1) == 0


def _bits(value):
    if value < 0:
        raise ValueError(f"{value!r} is not a positive integer")
    while value:
        low = value & -value
        yield low
        value ^= low


def _bin(value, width=None):
    # Two's complement digits with the sign set apart: 0b0 101, 0b1 011.
    size = value.bit_length()
    if value < 0:
        sign = "0b1 "
        digits = bin((1 << size) + value)[2:].rjust(size, "0") if size else "0"
        pad = "1"
    else:
        sign = "0b0 "
        digits = bin(value)[2:]
        pad = "0"
    if width is not None and len(digits) < width:
        digits = pad * (width - len(digits)) + digits
    return sign + digits


_SUNDERS = frozenset(["_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_",
                      "_iter_member_", "_iter_member_by_value_", "_iter_member_by_def_",
                      "_add_alias_", "_add_value_alias_", "_use_args_", "_member_type_",
                      "_value_repr_", "_simple_"])


class EnumDict(dict):
    """Namespace of an enum's body: notes the members in order and expands auto()."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._private = None if cls_name is None else "_" + cls_name.lstrip("_") + "__"

    def __setitem__(self, key, value):
        if type(key) is str and key[:1] == "_":
            if self._private and key.startswith(self._private) and not key.endswith("__"):
                dict.__setitem__(self, key, value)
                return
            if _is_sunder(key):
                self._set_sunder(key, value)
                return
            if _is_dunder(key):
                if key == "__order__":
                    key = "_order_"
                dict.__setitem__(self, key, value)
                return
        if key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        if key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member):
            value = value.value
            self._add_member(key, value)
        elif _is_descriptor(value) or self._is_inner_class(value):
            pass
        else:
            expanded = self._expand(key, value)
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            self._member_names[key] = None
            if expanded is value:
                self._last_values.append(value)
            value = expanded
        dict.__setitem__(self, key, value)

    def _is_inner_class(self, value):
        if not isinstance(value, type) or self._cls_name is None:
            return False
        wanted = f"{self._cls_name}.{getattr(value, '__name__', '')}"
        qualname = getattr(value, "__qualname__", "")
        return qualname == wanted or qualname.endswith("." + wanted)

    def _add_member(self, key, value):
        if key in self:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        self._member_names[key] = None
        self._last_values.append(value)

    def _set_sunder(self, key, value):
        if key not in _SUNDERS:
            raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        if key == "_generate_next_value_":
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._generate_next_value = getattr(value, "__func__", value)
        elif key == "_ignore_":
            value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            self._ignore = value
            already = set(value) & set(self._member_names)
            if already:
                raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")
        dict.__setitem__(self, key, value)

    def _expand(self, key, value):
        if isinstance(value, auto):
            return self._next(key, value)
        if type(value) is tuple or (isinstance(value, tuple) and hasattr(value, "_fields")):
            if any(isinstance(v, auto) for v in value):
                parts = [self._next(key, v) if isinstance(v, auto) else v for v in value]
                return type(value)(parts) if type(value) is tuple else type(value)(*parts)
        return value

    def _next(self, key, item):
        if item.value is _unset:
            item.value = self._generate_next_value(
                key, 1, len(self._member_names), self._last_values[:])
        self._auto_called = True
        self._last_values.append(item.value)
        return item.value

    @_property
    def member_names(self):
        return list(self._member_names)

    def update(self, members=(), **more):
        items = members.items() if hasattr(members, "keys") else members
        for name, value in items:
            self[name] = value
        for name, value in more.items():
            self[name] = value


class _MemberSetup:
    # Sits in the class's namespace for as long as type.__new__ runs, and turns the collected
    # values into members when it is told its name.

    def __init__(self, values, use_args):
        self.values = values
        self.use_args = use_args

    def __set_name__(self, cls, name):
        type.__delattr__(cls, name)
        type.__setattr__(cls, "_creating_", True)
        use_args = self.use_args
        member_type = cls._member_type_
        new = cls._new_member_
        by_value = cls._value2member_map_
        is_flag = Flag is not None and issubclass(cls, Flag)
        for name, value in self.values:
            args = value if isinstance(value, tuple) else (value,)
            if member_type is tuple:
                args = (args,)
            made = new(cls, *args) if use_args else new(cls)
            if not hasattr(made, "_value_"):
                if member_type is object:
                    made._value_ = value
                else:
                    try:
                        made._value_ = member_type(*args)
                    except Exception as error:
                        raise TypeError(
                            "_value_ not set in __new__, unable to create it") from error
            made._name_ = name
            made.__objclass__ = cls
            made.__init__(*args)
            value = made._value_
            made._sort_order_ = len(cls._member_names_)
            canonical = None
            try:
                canonical = by_value.get(value)
                hashable = True
            except TypeError:
                hashable = False
                for other in cls._member_map_.values():
                    if other._value_ == value:
                        canonical = other
                        break
            if canonical is None:
                if is_flag and isinstance(value, int):
                    cls._flag_mask_ |= value
                    single = _is_single_bit(value)
                    if single:
                        cls._singles_mask_ |= value
                    cls._all_bits_ = (1 << cls._flag_mask_.bit_length()) - 1
                    if single:
                        cls._member_names_.append(name)
                else:
                    cls._member_names_.append(name)
                if hashable:
                    by_value[value] = made
                else:
                    cls._unhashable_values_.append(value)
            else:
                made = canonical
            cls._publish_(name, made)
        type.__delattr__(cls, "_creating_")


class EnumType(type):
    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        if Enum is None:
            return {}
        metacls._refuse_extension(cls, bases)
        namespace = EnumDict(cls)
        if bases:
            first_enum = metacls._first_enum(cls, bases)
            generate = getattr(first_enum, "_generate_next_value_", None)
            if generate is not None:
                dict.__setitem__(namespace, "_generate_next_value_",
                                 first_enum.__dict__.get("_generate_next_value_", generate))
                namespace._generate_next_value = generate
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if not bases or Enum is None:
            return type.__new__(metacls, cls, bases, dict(classdict), **kwds)
        names = classdict._member_names
        for name in ("mro", ""):
            if name in names:
                raise ValueError("invalid enum member name(s) "
                                 + ",".join(repr(n) for n in names if n in ("mro", "")))
        namespace = dict(classdict)
        ignored = namespace.pop("_ignore_", None)
        if ignored:
            for name in ignored:
                namespace.pop(name, None)
        order = namespace.pop("_order_", None)
        first_enum = metacls._first_enum(cls, bases)
        member_type = metacls._data_type(cls, bases)
        new_member, save_new, use_args = metacls._find_new(namespace, member_type, first_enum)
        values = [(name, namespace.pop(name)) for name in names if name in namespace]

        if "_generate_next_value_" in namespace:
            generate = namespace["_generate_next_value_"]
            if not isinstance(generate, staticmethod):
                namespace["_generate_next_value_"] = staticmethod(generate)
        namespace["_new_member_"] = new_member
        namespace["_use_args_"] = use_args
        namespace["_member_names_"] = []
        namespace["_member_map_"] = {}
        namespace["_value2member_map_"] = {}
        namespace["_unhashable_values_"] = []
        namespace["_member_type_"] = member_type
        namespace["_value_repr_"] = metacls._data_repr(bases)
        is_flag = Flag is not None and any(issubclass(b, Flag) for b in bases)
        if is_flag or boundary is not None:
            namespace["_boundary_"] = boundary or getattr(first_enum, "_boundary_", None)
            namespace["_flag_mask_"] = namespace["_singles_mask_"] = namespace["_all_bits_"] = 0
            namespace["_inverted_"] = None
        if "__reduce_ex__" not in namespace and member_type is not object:
            namespace["__reduce_ex__"] = Enum.__reduce_ex__

        # Operators of the data type must not win over those of the enum.
        for name in ("__repr__", "__str__", "__format__"):
            if name in namespace:
                continue
            enum_method = getattr(first_enum, name)
            if member_type is not object:
                for base in bases:
                    found = getattr(base, name)
                    if found is not getattr(object, name) or base is bases[-1]:
                        break
                if found == getattr(member_type, name) or found == getattr(object, name):
                    namespace[name] = enum_method
        if ReprEnum is not None and ReprEnum in bases:
            if member_type is object:
                raise TypeError("ReprEnum subclasses must be mixed with a data type (i.e. int, "
                                "str, float, etc.)")
            if "__format__" not in classdict:
                namespace["__format__"] = member_type.__format__
            if "__str__" not in classdict:
                method = member_type.__str__
                namespace["__str__"] = member_type.__repr__ if method is object.__str__ else method
        if is_flag:
            for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__",
                         "__invert__"):
                if name not in namespace:
                    namespace[name] = getattr(Flag, name)
        if save_new:
            namespace["__new_member__"] = namespace["__new__"]
        namespace["__new__"] = Enum.__new__

        setup = _MemberSetup(values, use_args)
        namespace["_setup_"] = setup
        try:
            enum_class = type.__new__(metacls, cls, bases, namespace, **kwds)
        except RuntimeError as error:
            # Up to Python 3.11 errors of __set_name__ came wrapped.
            if error.__cause__ is not None and "__set_name__" in str(error):
                raise error.__cause__
            raise
        except Exception as error:
            notes = getattr(error, "__notes__", None)
            if notes and "__set_name__" in notes[-1]:
                del notes[-1]
            raise
        if is_flag:
            metacls._finish_flag(enum_class, namespace)
        if order is not None:
            metacls._check_order(enum_class, order, is_flag)
        return enum_class

    def __init__(cls, *args, **kwds):
        pass

    def __call__(cls, value=_unset, names=_unset, *values, module=None, qualname=None, type=None,
                 start=1, boundary=None):
        if cls._member_map_:
            if names is not _unset:
                value = (value, names) + values
            elif value is _unset:
                return cls.__new__(cls)
            return cls.__new__(cls, value)
        if names is _unset and type is None:
            raise TypeError(f"{cls} has no members; specify `names=()` if you meant to create a "
                            "new, empty, enum")
        return cls._create_(value, None if names is _unset else names, module=module,
                            qualname=qualname, type=type, start=start, boundary=boundary)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        classdict = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            listed, names, last_values = names, [], []
            for count, name in enumerate(listed):
                value = classdict._generate_next_value(name, start, count, last_values[:])
                last_values.append(value)
                names.append((name, value))
        for item in () if names is None else names:
            name, value = (item, names[item]) if isinstance(item, str) else item
            classdict[name] = value
        if module is None:
            try:
                from _bulkhead import _caller_globals
                module = _caller_globals().get("__name__", "__main__")
                if module == "enum":
                    module = "__main__"
            except ImportError:
                module = "__main__"
        dict.__setitem__(classdict, "__module__", module)
        if qualname is not None:
            dict.__setitem__(classdict, "__qualname__", qualname)
        return metacls.__new__(metacls, class_name, bases, classdict, boundary=boundary)

    def _publish_(cls, name, made):
        cls._member_map_[name] = made
        # A member named like a property of members (name, value, ...) is reached through
        # that property when the class is asked for it.
        for base in cls.__mro__[1:]:
            if name in base.__dict__:
                found = base.__dict__[name]
                if isinstance(found, _property):
                    if not isinstance(found, property) and base is not Enum:
                        break
                    return
                break
        type.__setattr__(cls, name, made)

    # What the classes know

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            cls(value)
            return True
        except ValueError:
            return False

    def __iter__(cls):
        members = cls._member_map_
        return (members[name] for name in cls._member_names_)

    def __reversed__(cls):
        members = cls._member_map_
        return (members[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __getitem__(cls, name):
        return cls._member_map_[name]

    @_property
    def __members__(cls):
        return _MappingProxy(cls._member_map_)

    # The class answers for its members' properties itself, so that Enum can use plain,
    # fast properties for the instances.

    @_property
    def name(cls):
        return cls._named("name")

    @_property
    def value(cls):
        return cls._named("value")

    def _named(cls, name):
        members = cls.__dict__.get("_member_map_")
        if members and name in members:
            return members[name]
        for base in cls.__mro__:
            if name in base.__dict__ and base is not Enum:
                found = base.__dict__[name]
                if hasattr(type(found), "__get__"):
                    return type(found).__get__(found, None, cls)
                return found
        raise AttributeError(f"{cls!r} has no attribute {name!r}")

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"cannot reassign member {name!r}")
        type.__setattr__(cls, name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        type.__delattr__(cls, name)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return f"<flag {cls.__name__!r}>"
        return f"<enum {cls.__name__!r}>"

    def __dir__(cls):
        names = {"__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__",
                 "__members__", "__module__", "__name__", "__qualname__", "__init_subclass__"}
        names.update(cls._member_names_)
        if cls._member_type_ is not object:
            names.update(dir(cls._member_type_))
        return sorted(names)

    # How a class is put together

    @staticmethod
    def _refuse_extension(class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and getattr(base, "_member_names_", None):
                    raise TypeError(f"<enum {class_name!r}> cannot extend {base!r}")

    @staticmethod
    def _first_enum(class_name, bases):
        if not bases:
            return Enum
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError("new enumerations should be created as "
                            "`EnumName([mixin_type, ...] [data_type,] enum_type)`")
        return first_enum

    @staticmethod
    def _data_type(class_name, bases):
        found = []
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    inherited = getattr(base, "_member_type_", object)
                    if inherited is not object:
                        if inherited not in found:
                            found.append(inherited)
                        break
                elif "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
                    if (candidate or base) not in found:
                        found.append(candidate or base)
                    break
                else:
                    candidate = candidate or base
        if len(found) > 1:
            raise TypeError(f"too many data types for {class_name!r}: {set(found)!r}")
        return found[0] if found else object

    @staticmethod
    def _data_repr(bases):
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base.__dict__.get("_value_repr_")
                if "__repr__" in base.__dict__:
                    params = base.__dict__.get("__dataclass_params__")
                    if params is not None and params.repr:
                        return _dataclass_repr
                    return base.__dict__["__repr__"]
        return None

    @staticmethod
    def _find_new(namespace, member_type, first_enum):
        new = namespace.get("__new__")
        if new is not None:
            if isinstance(new, staticmethod):
                new = new.__func__
            return new, True, True
        plain = (None, object.__new__, Enum.__new__)
        for method in ("__new_member__", "__new__"):
            for possible in (member_type, first_enum):
                target = getattr(possible, method, None)
                if target not in plain:
                    return target, False, True
        return object.__new__, False, False

    @staticmethod
    def _finish_flag(cls, namespace):
        members = cls._member_map_
        values = [members[n]._value_ for n in cls._member_names_]
        if not all(isinstance(v, int) for v in values):
            return
        if values != sorted(values):
            cls._member_names_.sort(key=lambda n: members[n]._sort_order_)
            if "_iter_member_" not in namespace:
                type.__setattr__(cls, "_iter_member_", cls._iter_member_by_def_)

    @staticmethod
    def _check_order(cls, order, is_flag):
        if isinstance(order, str):
            order = order.replace(",", " ").split()
        if is_flag:
            order = [n for n in order if n in cls._member_names_ or n not in cls._member_map_]
        else:
            order = [n for n in order if n not in cls._member_map_ or n in cls._member_names_]
        if order != cls._member_names_:
            raise TypeError("member order does not match _order_:\n"
                            f"  {cls._member_names_!r}\n  {order!r}")


EnumMeta = EnumType


def _dataclass_repr(self):
    fields = self.__dataclass_fields__
    return ", ".join(f"{k}={getattr(self, k)!r}" for k in fields if fields[k].repr)


class Enum(metaclass=EnumType):
    """Base of enumerations."""

    _member_names_ = []
    _member_map_ = {}
    _value2member_map_ = {}
    _unhashable_values_ = []
    _member_type_ = object
    _value_repr_ = None

    def __new__(cls, value=_unset):
        if value is _unset:
            raise TypeError(f"{cls.__name__}.__new__() missing 1 required positional argument: "
                            "'value'")
        if type(value) is cls:
            return value
        try:
            found = cls._value2member_map_.get(value)
            if found is not None:
                return found
        except TypeError:
            for found in cls._member_map_.values():
                if found._value_ == value:
                    return found
        if not cls._member_map_:
            if "_creating_" in cls.__dict__:
                raise TypeError("do not use `super().__new__; call the appropriate __new__ directly")
            raise TypeError(f"{cls!r} has no members defined")
        problem = None
        try:
            result = cls._missing_(value)
        except Exception as error:
            problem = error
            result = None
        if isinstance(result, cls):
            return result
        if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT \
                and isinstance(result, int):
            return result
        invalid = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        if result is None and problem is None:
            raise invalid
        if problem is None:
            problem = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead "
                                "of None or a valid member")
        if not isinstance(problem, ValueError):
            problem.__context__ = invalid
        raise problem

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            last = sorted(last_values)[-1]
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None
        try:
            return last + 1
        except TypeError:
            raise TypeError(f"unable to increment {last!r}") from None

    @classmethod
    def _missing_(cls, value):
        return None

    def _add_alias_(self, name):
        cls = self.__class__
        if name in cls._member_map_:
            if cls._member_map_[name] is not self:
                raise NameError(f"{name!r} is already bound: {cls._member_map_[name]!r}")
            return
        cls._publish_(name, self)

    def _add_value_alias_(self, value):
        cls = self.__class__
        try:
            if value in cls._value2member_map_:
                if cls._value2member_map_[value] is not self:
                    raise ValueError(f"{value!r} is already bound: "
                                     f"{cls._value2member_map_[value]!r}")
                return
            cls._value2member_map_[value] = self
        except TypeError:
            cls._unhashable_values_.append(value)

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        return f"<{self.__class__.__name__}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __dir__(self):
        names = {"__class__", "__doc__", "__eq__", "__hash__", "__module__"}
        if self.__class__._member_type_ is not object:
            names = set(object.__dir__(self))
        for name in getattr(self, "__dict__", ()):
            if name[0] != "_":
                names.add(name)
        for cls in self.__class__.__mro__:
            if cls is object:
                break
            for name, item in cls.__dict__.items():
                if name[0] == "_":
                    continue
                if name in self._member_map_ and not isinstance(item, _property):
                    names.discard(name)
                else:
                    names.add(name)
        return sorted(names)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @_property
    def name(self):
        """The name of the Enum member."""
        return self._name_

    @_property
    def value(self):
        """The value of the Enum member."""
        return self._value_


class ReprEnum(Enum):
    """Only the repr() is the enum's; str() and format() are the data type's."""


class IntEnum(int, ReprEnum):
    """Enum whose members are also integers."""


class StrEnum(str, ReprEnum):
    """Enum whose members are also strings."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) == 1:
            if not isinstance(values[0], str):
                raise TypeError(f"{values[0]!r} is not a string")
        if len(values) >= 2:
            if not isinstance(values[1], str):
                raise TypeError(f"encoding must be a string, not {values[1]!r}")
        if len(values) == 3:
            if not isinstance(values[2], str):
                raise TypeError(f"errors must be a string, not {values[2]!r}")
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


def pickle_by_global_name(self, proto):
    return self.name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)


class FlagBoundary(StrEnum):
    """What becomes of bits that no member names."""
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    """Enum whose members combine by bits."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        try:
            return 1 << last.bit_length()
        except Exception:
            raise TypeError(f"invalid flag value {last!r}") from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _bits(value & cls._flag_mask_):
            found = cls._value2member_map_.get(bit)
            if found is not None:
                yield found

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda m: m._sort_order_)

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        known = cls._flag_mask_
        singles = cls._singles_mask_
        all_bits = cls._all_bits_
        boundary = cls._boundary_
        negative = None
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ known):
            if boundary is STRICT:
                width = max(value.bit_length(), known.bit_length())
                raise ValueError(f"{cls!r} invalid value {value!r}\n"
                                 f"    given {_bin(value, width)}\n"
                                 f"  allowed {_bin(known, width)}")
            if boundary is CONFORM:
                value &= known
            elif boundary is EJECT:
                return value
            elif boundary is KEEP:
                if value < 0:
                    value += max(all_bits + 1, 1 << value.bit_length())
            else:
                raise ValueError(f"{cls!r} unknown flag boundary {boundary!r}")
        if value < 0:
            negative = value
            if boundary in (EJECT, KEEP):
                value += all_bits + 1
            else:
                value &= singles
        unknown = value & ~known
        aliases = value & ~singles
        single_bits = value & singles
        if unknown and boundary is not KEEP:
            raise ValueError(f"{cls.__name__}({value!r}) --> unknown values {unknown!r} "
                             f"[{_bin(unknown)}]")
        found = cls._value2member_map_.get(value)
        if found is None:
            if cls._member_type_ is object:
                made = object.__new__(cls)
            else:
                made = cls._member_type_.__new__(cls, value)
            if not hasattr(made, "_value_"):
                made._value_ = value
            made._name_ = cls._combined_name(value, single_bits, aliases)
            found = cls._value2member_map_.setdefault(value, made)
        if negative is not None:
            cls._value2member_map_[negative] = found
        return found

    @classmethod
    def _combined_name(cls, value, single_bits, aliases):
        names = []
        covered = 0
        for item in cls._iter_member_(single_bits):
            names.append(item._name_)
            covered |= item._value_
        if aliases:
            for item in cls._member_map_.values():
                bits = item._value_
                if item._name_ not in names and bits and bits & value == bits:
                    names.append(item._name_)
                    covered |= bits
        if not covered:
            return None
        rest = value ^ covered
        if rest:
            if cls._boundary_ is STRICT:
                raise ValueError(f"{cls!r}: no members with value {rest!r}")
            names.append(cls._numeric_repr_(rest))
        return "|".join(names)

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} "
                            f"and {self.__class__.__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        cls = self.__class__
        show = cls._value_repr_ or repr
        if self._name_ is None:
            return f"<{cls.__name__}: {show(self._value_)}>"
        return f"<{cls.__name__}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        if self._name_ is None:
            return f"{self.__class__.__name__}({self._value_!r})"
        return f"{self.__class__.__name__}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _operand(self, other):
        cls = self.__class__
        if isinstance(other, cls):
            return other._value_
        if cls._member_type_ is not object and isinstance(other, cls._member_type_):
            return other
        return None

    def __or__(self, other):
        bits = self._operand(other)
        if bits is None:
            return NotImplemented
        return self.__class__(self._value_ | bits)

    def __and__(self, other):
        bits = self._operand(other)
        if bits is None:
            return NotImplemented
        return self.__class__(self._value_ & bits)

    def __xor__(self, other):
        bits = self._operand(other)
        if bits is None:
            return NotImplemented
        return self.__class__(self._value_ ^ bits)

    def __invert__(self):
        if self._inverted_ is None:
            cls = self.__class__
            if cls._boundary_ in (EJECT, KEEP):
                self._inverted_ = cls(~self._value_)
            else:
                self._inverted_ = cls(cls._singles_mask_ & ~self._value_)
        return self._inverted_

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flag whose members are also integers."""


# Checks --------------------------------------------------------------------------------

def _alias_pairs(enumeration):
    return [(alias, found.name) for alias, found in enumeration.__members__.items()
            if alias != found.name]


def unique(enumeration):
    """Class decorator that refuses aliases."""
    duplicates = _alias_pairs(enumeration)
    if duplicates:
        details = ", ".join(f"{alias} -> {name}" for alias, name in duplicates)
        raise ValueError(f"duplicate values found in {enumeration!r}: {details}")
    return enumeration


class EnumCheck(StrEnum):
    """Conditions for verify()."""
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Class decorator that checks an enumeration for the given conditions."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        name = enumeration.__name__
        is_flag = issubclass(enumeration, Flag)
        if not is_flag and not issubclass(enumeration, Enum):
            raise TypeError("the 'verify' decorator only works with Enum and Flag")
        kind = "flag" if is_flag else "enum"
        for check in self.checks:
            if check is UNIQUE:
                pairs = _alias_pairs(enumeration)
                if pairs:
                    details = ", ".join(f"{alias} -> {target}" for alias, target in pairs)
                    raise ValueError(f"aliases found in {enumeration!r}: {details}")
            elif check is CONTINUOUS:
                values = {e.value for e in enumeration}
                if len(values) < 2:
                    continue
                low, high = min(values), max(values)
                if is_flag:
                    wanted = [1 << i for i in range(low.bit_length(), high.bit_length() - 1)]
                else:
                    wanted = range(low + 1, high)
                missing = [v for v in wanted if v not in values]
                if missing:
                    raise ValueError(f"invalid {kind} {name!r}: missing values "
                                     + ", ".join(map(str, missing)))
            elif check is NAMED_FLAGS:
                self._check_named(enumeration, name)
        return enumeration

    @staticmethod
    def _check_named(enumeration, name):
        named = {e.value for e in enumeration}
        names = []
        lost = 0
        for alias, found in enumeration._member_map_.items():
            if alias in enumeration._member_names_ or found.value < 0:
                continue
            bits = [b for b in _bits(found.value) if b not in named]
            if bits:
                names.append(alias)
                for bit in bits:
                    lost |= bit
        if names:
            if len(names) == 1:
                what = f"alias {names[0]} is missing"
            else:
                what = f"aliases {', '.join(names[:-1])} and {names[-1]} are missing"
            if _is_single_bit(lost):
                value = f"value 0x{lost:x}"
            else:
                value = f"combined values of 0x{lost:x}"
            raise ValueError(f"invalid Flag {name!r}: {what} {value} [use "
                             "enum.show_flag_values(value) for details]")


def show_flag_values(value):
    """The single bits of a flag's value."""
    return list(_bits(value))


def global_enum_repr(self):
    return f"{self.__class__.__module__.split('.')[-1]}.{self._name_}"


def global_flag_repr(self):
    module = self.__class__.__module__.split(".")[-1]
    if self._name_ is None:
        return f"{module}.{self.__class__.__name__}({self._value_})"
    if "|" not in self._name_:
        return f"{module}.{self._name_}"
    return "|".join(n if n[0].isdigit() else f"{module}.{n}" for n in self._name_.split("|"))


def global_str(self):
    if self._name_ is None:
        return f"{self.__class__.__name__}({self._value_!r})"
    return self._name_


def global_enum(cls, update_str=False):
    """Class decorator that also publishes the members in the module's namespace."""
    if issubclass(cls, Flag):
        cls.__repr__ = global_flag_repr
    else:
        cls.__repr__ = global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    import sys
    target = sys.modules.get(cls.__module__)
    if target is not None:
        target.__dict__.update(cls.__members__)
    return cls
