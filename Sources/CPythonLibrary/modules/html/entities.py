"""Tables of named characters, made when they are first asked for."""

__all__ = ["html5", "name2codepoint", "codepoint2name", "entitydefs"]


def __getattr__(name):
    if name not in __all__:
        raise AttributeError(f"module 'html.entities' has no attribute {name!r}")
    from html._table import BARE, HTML4, NAMED

    words = NAMED.split()
    named = {}
    for key, codes in zip(words[::2], words[1::2]):
        named[key] = "".join([chr(int(c, 16)) for c in codes.split("+")])
    if name == "html5":
        table = {key + ";": text for key, text in named.items()}
        for key in BARE.split():
            table[key] = named[key]
    else:
        codes = {key: ord(named[key]) for key in HTML4.split()}
        codes["lang"] = 0x2329
        codes["rang"] = 0x232A
        if name == "name2codepoint":
            table = codes
        elif name == "codepoint2name":
            table = {code: key for key, code in codes.items()}
        else:
            table = {key: chr(code) for key, code in codes.items()}
    globals()[name] = table
    return table


def __dir__():
    return __all__
