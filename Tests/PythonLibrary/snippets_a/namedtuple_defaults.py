from collections import namedtuple
Conf = namedtuple("Conf", ["host", "port", "debug"], defaults=[80, False])
print(Conf("h"), Conf("h", 1), Conf("h", debug=True), Conf._field_defaults)
class Extended(Conf):
    __slots__ = ()
    @property
    def url(self):
        return f"http://{self.host}:{self.port}"
    def __str__(self):
        return "E:" + self.url
e = Extended("x", 5)
print(e.url, e, repr(e), e._replace(port=6).url)
try:
    e.host = 1
except AttributeError as err:
    print("AttributeError")
