from collections import UserDict, UserList, UserString
class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)
d = Lower(A=1); d["B"] = 2; d.update(C=3)
print(d, d.data, "a" in d, len(d), d.get("zz", 0))
class Twice(UserList):
    def append(self, item):
        super().append(item); super().append(item)
t = Twice([1]); t.append(2)
print(t, t + [9], t[1:], t == [1, 2, 2], t * 2, sorted(t, reverse=True), t.index(2), t.count(2))
s = UserString("abc")
print(s.upper(), s + "d", s * 2, s[0], "b" in s, s == "abc", len(s), s.replace("a", "x"), hash(s) == hash("abc"))
