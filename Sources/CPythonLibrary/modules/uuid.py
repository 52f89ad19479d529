"""Universally unique identifiers (RFC 9562)."""

RESERVED_NCS = "reserved for NCS compatibility"
RFC_4122 = "specified in RFC 4122"
RESERVED_MICROSOFT = "reserved for Microsoft compatibility"
RESERVED_FUTURE = "reserved for future definition"

_EPOCH = 0x01B21DD213814000


def __getattr__(name):
    if name == "SafeUUID":
        import enum

        class SafeUUID(enum.Enum):
            safe = 0
            unsafe = -1
            unknown = None

        SafeUUID.__module__ = "uuid"
        SafeUUID.__qualname__ = "SafeUUID"
        globals()["SafeUUID"] = SafeUUID
        return SafeUUID
    raise AttributeError(f"module 'uuid' has no attribute {name!r}")


class UUID:
    """An identifier of 128 bits."""

    __slots__ = ("int", "_safety", "__weakref__")

    def __init__(
        self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *, is_safe=None
    ):
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be given")
        number = _int.from_bytes
        if hex is not None:
            hex = hex.replace("urn:", "").replace("uuid:", "")
            hex = hex.strip("{}").replace("-", "")
            if len(hex) != 32:
                raise ValueError("badly formed hexadecimal UUID string")
            int = _int(hex, 16)
        elif bytes_le is not None:
            if len(bytes_le) != 16:
                raise ValueError("bytes_le is not a 16-char string")
            b = bytes_le
            int = number(b[3::-1] + b[5:3:-1] + b[7:5:-1] + b[8:], "big")
        elif bytes is not None:
            if len(bytes) != 16:
                raise ValueError("bytes is not a 16-char string")
            int = number(bytes, "big")
        elif fields is not None:
            if len(fields) != 6:
                raise ValueError("fields is not a 6-tuple")
            int = 0
            for index, (value, bits) in enumerate(zip(fields, (32, 16, 16, 8, 8, 48)), 1):
                if not 0 <= value < 1 << bits:
                    raise ValueError(f"field {index} out of range (need a {bits}-bit value)")
                int = int << bits | value
        if not 0 <= int < 1 << 128:
            raise ValueError("int is out of range (need a 128-bit value)")
        if version is not None:
            if not 1 <= version <= 8:
                raise ValueError("illegal version number")
            int = int & ~(0xF000 << 64 | 0xC000 << 48) | version << 76 | 0x8000 << 48
        _put(self, "int", int)
        _put(self, "_safety", is_safe)

    def __setattr__(self, name, value):
        raise TypeError("UUID objects are immutable")

    def __getstate__(self):
        return {"int": self.int}

    def __setstate__(self, state):
        _put(self, "int", state["int"])
        _put(self, "_safety", None)

    @property
    def is_safe(self):
        if self._safety is None:
            from uuid import SafeUUID

            return SafeUUID.unknown
        return self._safety

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.int <= other.int if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.int >= other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)

    def __int__(self):
        return self.int

    def __repr__(self):
        return "%s(%r)" % (self.__class__.__name__, str(self))

    def __str__(self):
        h = "%032x" % self.int
        return "%s-%s-%s-%s-%s" % (h[:8], h[8:12], h[12:16], h[16:20], h[20:])

    @property
    def bytes(self):
        return self.int.to_bytes(16, "big")

    @property
    def bytes_le(self):
        b = self.bytes
        return b[3::-1] + b[5:3:-1] + b[7:5:-1] + b[8:]

    @property
    def fields(self):
        return (
            self.time_low, self.time_mid, self.time_hi_version, self.clock_seq_hi_variant, self.clock_seq_low, self.node,
        )  # fmt: skip

    @property
    def time_low(self):
        return self.int >> 96

    @property
    def time_mid(self):
        return self.int >> 80 & 0xFFFF

    @property
    def time_hi_version(self):
        return self.int >> 64 & 0xFFFF

    @property
    def clock_seq_hi_variant(self):
        return self.int >> 56 & 0xFF

    @property
    def clock_seq_low(self):
        return self.int >> 48 & 0xFF

    @property
    def time(self):
        if self.version == 6:
            return self.int >> 96 << 28 | (self.int >> 80 & 0xFFFF) << 12 | self.int >> 64 & 0xFFF
        if self.version == 7:
            return self.int >> 80
        return (self.time_hi_version & 0x0FFF) << 48 | self.time_mid << 32 | self.time_low

    @property
    def clock_seq(self):
        return (self.clock_seq_hi_variant & 0x3F) << 8 | self.clock_seq_low

    @property
    def node(self):
        return self.int & 0xFFFFFFFFFFFF

    @property
    def hex(self):
        return "%032x" % self.int

    @property
    def urn(self):
        return "urn:uuid:" + str(self)

    @property
    def variant(self):
        if not self.int & 0x8000 << 48:
            return RESERVED_NCS
        if not self.int & 0x4000 << 48:
            return RFC_4122
        if not self.int & 0x2000 << 48:
            return RESERVED_MICROSOFT
        return RESERVED_FUTURE

    @property
    def version(self):
        if self.variant == RFC_4122:
            return self.int >> 76 & 0xF


_int = int
_put = object.__setattr__


def _random_int(bits):
    from _random import urandom

    return int.from_bytes(urandom((bits + 7) // 8), "big") & (1 << bits) - 1


_node = None


def getnode():
    """A random number with the multicast bit, as no hardware address can be read."""
    global _node
    if _node is None:
        _node = _random_int(48) | 1 << 40
    return _node


_last_stamp = None


def _stamp():
    """Hundreds of nanoseconds since 1582, never the same twice."""
    global _last_stamp
    from _time import time_ns

    stamp = time_ns() // 100 + _EPOCH
    if _last_stamp is not None and stamp <= _last_stamp:
        stamp = _last_stamp + 1
    _last_stamp = stamp
    return stamp


def uuid1(node=None, clock_seq=None):
    """An identifier of a node and a time; the node is a random number unless given."""
    stamp = _stamp()
    if clock_seq is None:
        clock_seq = _random_int(14)
    return UUID(
        fields=(
            stamp & 0xFFFFFFFF, stamp >> 32 & 0xFFFF, stamp >> 48 & 0xFFF, clock_seq >> 8 & 0x3F, clock_seq & 0xFF,
            getnode() if node is None else node,
        ),
        version=1,
    )  # fmt: skip


def _named(algorithm, namespace, name, version):
    from _hashlib import new

    if isinstance(name, str):
        name = name.encode()
    return UUID(bytes=new(algorithm, namespace.bytes + bytes(name)).digest()[:16], version=version)


def uuid3(namespace, name):
    """An identifier made of a name, by MD5."""
    return _named("md5", namespace, name, 3)


def uuid4():
    """A random identifier."""
    return UUID(int=_random_int(128), version=4)


def uuid5(namespace, name):
    """An identifier made of a name, by SHA-1."""
    return _named("sha1", namespace, name, 5)


def uuid6(node=None, clock_seq=None):
    """As uuid1, in the order of time."""
    stamp = _stamp()
    if clock_seq is None:
        clock_seq = _random_int(14)
    number = (stamp >> 12 & 0xFFFFFFFFFFFF) << 80 | (stamp & 0xFFF) << 64 | (clock_seq & 0x3FFF) << 48
    return UUID(int=number | (getnode() if node is None else node) & 0xFFFFFFFFFFFF, version=6)


_last_ms = None
_counter = 0


def uuid7():
    """An identifier of milliseconds, a counter and a random tail, in the order of time."""
    global _last_ms, _counter
    from _time import time_ns

    ms = time_ns() // 1000000
    if _last_ms is None or ms > _last_ms:
        _counter = _random_int(41)
    else:
        ms = _last_ms
        _counter += 1
        if _counter > 0x3FFFFFFFFFF:
            ms += 1
            _counter = _random_int(41)
    _last_ms = ms
    number = (ms & 0xFFFFFFFFFFFF) << 80 | (_counter >> 30) << 64 | (_counter & 0x3FFFFFFF) << 32 | _random_int(32)
    return UUID(int=number, version=7)


def uuid8(a=None, b=None, c=None):
    """An identifier of three numbers of one's own, of 48, 12 and 62 bits."""
    a = _random_int(48) if a is None else a
    b = _random_int(12) if b is None else b
    c = _random_int(62) if c is None else c
    return UUID(int=(a & 0xFFFFFFFFFFFF) << 80 | (b & 0xFFF) << 64 | c & 0x3FFFFFFFFFFFFFFF, version=8)


NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500 = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")
NIL = UUID("00000000-0000-0000-0000-000000000000")
MAX = UUID("ffffffff-ffff-ffff-ffff-ffffffffffff")
