import re
print(re.split(r"[,;]\s*", "a, b;c,d"))
print(re.findall(r"(\d+)-(\d+)", "1-2, 33-44"))
print(re.match(r"\s*$", "   ") is not None, re.fullmatch("a+", "aaab"))
print(repr(re.I | re.S), re.escape("1+1=2?"))
