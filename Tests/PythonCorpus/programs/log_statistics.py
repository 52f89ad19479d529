import re, json, textwrap, statistics, string, hashlib, base64, urllib.parse, html, difflib, pprint, operator
from datetime import datetime, timedelta, timezone
from pathlib import Path, PurePosixPath
LOG = '''
2024-05-01T10:00:00Z INFO  [web-1] GET /index.html 200 12ms user="ann lee"
2024-05-01T10:00:01.250Z WARN [web-2] GET /api/items?id=3&x=%20y 404 7ms
2024-05-01T10:00:02+02:00 ERROR [db] query failed: syntax error near "FROM" (code=42601)
garbage line
2024-05-01T10:05:00Z INFO  [web-1] POST /api/items 201 133ms user="bob"
'''
PAT = re.compile(r'''
    ^(?P<ts>\S+)\s+(?P<level>[A-Z]+)\s+\[(?P<src>[\w-]+)\]\s+
    (?: (?P<verb>GET|POST)\s+(?P<url>\S+)\s+(?P<status>\d{3})\s+(?P<ms>\d+)ms (?:\s+user="(?P<user>[^"]*)")? | (?P<msg>.+) )$
''', re.X | re.M)
rows = []
for m in PAT.finditer(LOG):
    d = {k: v for k, v in m.groupdict().items() if v is not None}
    d["ts"] = datetime.fromisoformat(d["ts"]).astimezone(timezone.utc)
    rows.append(d)
for r in rows: print(r["ts"].isoformat(timespec="milliseconds"), r["level"], r.get("url", r.get("msg")))
print(max(rows, key=operator.itemgetter("ts"))["src"], rows[-1]["ts"] - rows[0]["ts"])
times = [int(r["ms"]) for r in rows if "ms" in r]
print(statistics.mean(times), statistics.median(times), round(statistics.stdev(times), 3), statistics.quantiles(times, n=4))
u = urllib.parse.urlsplit("https://u:p@ex.org:8080" + rows[1]["url"] + "#f")
print(u.hostname, u.port, urllib.parse.parse_qs(u.query), urllib.parse.quote("a b/ü"), urllib.parse.urlencode({"q": "x y", "n": [1, 2]}, doseq=True))
print(json.dumps(rows, default=str, indent=1, sort_keys=True)[:300])
print(re.sub(r"(\w+)=(\w+)", lambda m: f"{m[2]}={m[1]}", "a=1 b=2"), re.split(r"[,;]\s*", "a, b;c"), re.findall(r"(?i)\bw\w+", "Web was here"))
try: re.compile("(a")
except re.error as e: print(e, e.pos)
print(textwrap.fill("The quick brown fox jumps over the lazy dog " * 2, 30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.dedent("""
   a
     b
   """), textwrap.shorten("hello wide world", 12), textwrap.indent("x\n\ny", "> "))
print(string.Template("$who owes ${amt}$$").substitute(who="Al", amt=5), string.capwords("hello big world"))
print(hashlib.sha256(b"abc").hexdigest()[:16], hashlib.md5("ü".encode()).hexdigest(), base64.b64encode(bytes(range(5))), base64.urlsafe_b64decode("-_8="))
print(html.escape('<a href="x">'), html.unescape("&lt;&eacute;&#65;"))
print("\n".join(difflib.unified_diff("a b c".split(), "a x c d".split(), "old", "new", lineterm="")))
print(difflib.get_close_matches("appel", ["ape", "apple", "peach"]), round(difflib.SequenceMatcher(None, "abcd", "bcde").ratio(), 3))
pprint.pprint({"k" * 5: list(range(30)), "nested": {"a": ("x" * 30, "y" * 30), "b": {1, 2}}}, width=60)
p = Path("out/reports"); p.mkdir(parents=True, exist_ok=True)
f = p / "r.txt"; f.write_text("héllo\nworld\n", encoding="utf-8")
print(f.read_text(encoding="utf-8").splitlines(), f.stat().st_size, f.suffix, f.stem, sorted(x.name for x in p.iterdir()), f.with_suffix(".md"), PurePosixPath("/a/../b").parts)
with f.open() as h:
    for i, line in enumerate(h, 1): print(i, line.rstrip())
f.unlink(); print(f.exists(), list(Path("out").rglob("*")) == [p])
p.rmdir(); Path("out").rmdir()
print(f"{1234567.891:,.2f} {0.000123:.2e} {255:#06x} {-5:+d} {3.14159:8.3f}| {'x':^5}| {42:b} {1e10:g} {12345:_} {0.25:.1%} {'abc'!r:>8}")
print("%-10s|%5.1f|%03d|%x|%s" % ("ab", 2.345, 7, 255, None), "{0[a]} {1.real} {2:>{w}}".format({"a": 1}, 3, "z", w=4))
now = datetime(2024, 1, 31, 23, 59, 59, tzinfo=timezone(timedelta(hours=-3)))
print(now, now.strftime("%j %U %A %p %I"), now.utcoffset(), (now + timedelta(days=1)).date(), datetime.strptime("03/Feb/2021 04:05", "%d/%b/%Y %H:%M"), now.isocalendar())
