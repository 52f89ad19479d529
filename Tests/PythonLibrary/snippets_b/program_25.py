from urllib.parse import urlsplit, parse_qs, urlencode, urljoin, quote
u = urlsplit("https://user:pw@Example.com:8443/a/b;p?x=1&y=2&x=3#top")
print(u.scheme, u.hostname, u.port, u.username, u.path, parse_qs(u.query), u.fragment)
print(urlencode({"q": "a b", "n": 3}), urljoin("http://h/a/b/c", "../d"), quote("ü/ x"))
