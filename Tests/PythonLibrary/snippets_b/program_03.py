import re
for m in re.finditer(r"(?P<key>\w+)=(?P<value>[^;]*)", "a=1;b=two;c="):
    print(m.group("key"), repr(m["value"]), m.span())
print(re.sub(r"(\w)(\w*)", lambda m: m[1].upper() + m[2], "hello big world"))
