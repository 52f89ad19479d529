"""Message digests, computed by the native module."""

import _hashlib

__all__ = (
    "md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s", "sha3_224", "sha3_256", "sha3_384",
    "sha3_512", "shake_128", "shake_256", "new", "algorithms_guaranteed", "algorithms_available", "file_digest",
    "pbkdf2_hmac",
)  # fmt: skip

algorithms_guaranteed = set(__all__[:14])
algorithms_available = set(algorithms_guaranteed)


def _bytes(data):
    if isinstance(data, str):
        raise TypeError("Strings must be encoded before hashing")
    return data


def new(name, data=b"", *, usedforsecurity=True, **kwargs):
    """A digest object by the name of its algorithm."""
    if not isinstance(name, str):
        raise TypeError(f"new() argument 'name' must be str, not {type(name).__name__}")
    known = name.lower().replace("-", "_") if name.lower()[:4] in ("sha3", "shak") else name.lower().replace("-", "")
    if known not in algorithms_guaranteed:
        raise ValueError("unsupported hash type " + name)
    if known[:6] == "blake2":
        return globals()[known](data, **kwargs)
    return _hashlib.new(known, _bytes(data))


def _constructor(name):
    native = _hashlib.new

    def make(data=b"", *, usedforsecurity=True, string=b""):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        return native(name, data or string)

    make.__name__ = make.__qualname__ = "openssl_" + name
    return make


md5 = _constructor("md5")
sha1 = _constructor("sha1")
sha224 = _constructor("sha224")
sha256 = _constructor("sha256")
sha384 = _constructor("sha384")
sha512 = _constructor("sha512")
sha3_224 = _constructor("sha3_224")
sha3_256 = _constructor("sha3_256")
sha3_384 = _constructor("sha3_384")
sha3_512 = _constructor("sha3_512")
shake_128 = _constructor("shake_128")
shake_256 = _constructor("shake_256")


def _blake(name, most, salt_size):
    def make(
        data=b"",
        /,
        *,
        digest_size=most,
        key=b"",
        salt=b"",
        person=b"",
        fanout=1,
        depth=1,
        leaf_size=0,
        node_offset=0,
        node_depth=0,
        inner_size=0,
        last_node=False,
        usedforsecurity=True,
    ):
        if not 1 <= digest_size <= most:
            raise ValueError(f"digest_size for {name} must be between 1 and {most} bytes, here it is {digest_size}")
        if len(key) > most:
            raise ValueError(f"maximum key length is {most} bytes")
        if len(salt) > salt_size:
            raise ValueError(f"maximum salt length is {salt_size} bytes")
        if len(person) > salt_size:
            raise ValueError(f"maximum person length is {salt_size} bytes")
        return _hashlib.new(
            name,
            _bytes(data),
            digest_size=digest_size,
            key=key,
            salt=salt,
            person=person,
            fanout=fanout,
            depth=depth,
            leaf_size=leaf_size,
            node_offset=node_offset,
            node_depth=node_depth,
            inner_size=inner_size,
            last_node=last_node,
        )

    make.__name__ = make.__qualname__ = name
    make.MAX_DIGEST_SIZE = make.MAX_KEY_SIZE = most
    make.SALT_SIZE = make.PERSON_SIZE = salt_size
    return make


blake2b = _blake("blake2b", 64, 16)
blake2s = _blake("blake2s", 32, 8)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """A key derived from a password by many rounds of HMAC."""
    inner = new(hash_name)
    outer = new(hash_name)
    block = inner.block_size
    password = bytes(password)
    salt = bytes(salt)
    if len(password) > block:
        password = new(hash_name, password).digest()
    password = password.ljust(block, b"\0")
    inner.update(bytes(b ^ 0x36 for b in password))
    outer.update(bytes(b ^ 0x5C for b in password))

    def mac(message):
        i = inner.copy()
        i.update(message)
        o = outer.copy()
        o.update(i.digest())
        return o.digest()

    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    size = outer.digest_size
    if dklen is None:
        dklen = size
    if dklen < 1:
        raise ValueError("key length must be greater than 0.")
    key = b""
    index = 1
    while len(key) < dklen:
        last = mac(salt + index.to_bytes(4, "big"))
        total = int.from_bytes(last, "big")
        for _ in range(iterations - 1):
            last = mac(last)
            total ^= int.from_bytes(last, "big")
        key += total.to_bytes(size, "big")
        index += 1
    return key[:dklen]


def file_digest(fileobj, digest, /, *, _bufsize=2**18):
    """The digest object of what a binary file holds."""
    d = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, "getbuffer"):
        d.update(fileobj.getbuffer())
        return d
    if not hasattr(fileobj, "read") or (hasattr(fileobj, "readable") and not fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    while True:
        chunk = fileobj.read(_bufsize)
        if not chunk:
            return d
        d.update(chunk)
