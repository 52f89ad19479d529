import random, math, collections, bisect, itertools, string, sys, io, csv, copy, array, struct, uuid, secrets, time, calendar, cmath, decimal, numbers, zoneinfo, graphlib, tomllib, configparser, argparse, shlex, logging, warnings, threading, queue, concurrent.futures, tempfile, os, shutil, glob, fnmatch, stat, getpass, platform, locale, weakref, gc, typing, traceback
R = random.Random(7)
class Bank:
    def __init__(s, n): s.free = n; s.waiting = collections.deque(); s.log = []
    def step(s, t):
        for _ in range(R.randrange(3)): s.waiting.append(t)
        while s.waiting and s.free and R.random() < .7:
            s.log.append(t - s.waiting.popleft())
b = Bank(2)
for t in range(50): b.step(t)
print(len(b.log), sum(b.log), max(b.log), collections.Counter(b.log).most_common(3))
grid = [[" .#"[R.randrange(3)] for _ in range(12)] for _ in range(4)]
print("\n".join("".join(r) for r in grid))
def bfs(start):
    seen = {start}; q = collections.deque([(start, 0)])
    while q:
        (y, x), d = q.popleft()
        for dy, dx in ((0,1),(1,0),(0,-1),(-1,0)):
            n = y+dy, x+dx
            if 0 <= n[0] < 4 and 0 <= n[1] < 12 and grid[n[0]][n[1]] != "#" and n not in seen:
                seen.add(n); q.append((n, d+1))
    return len(seen)
print(bfs((0,0)))
print(list(graphlib.TopologicalSorter({"a": ["b"], "b": ["c"], "d": ["a"]}).static_order()))
try: graphlib.TopologicalSorter({"a": ["b"], "b": ["a"]}).prepare()
except graphlib.CycleError as e: print(e)
print(tomllib.loads('a = 1\n[t]\nd = 2024-01-02T03:04:05Z\nl = ["x", 2.5]\n'))
c = configparser.ConfigParser(); c.read_string("[a]\nx = 1\ny = %(x)s2\n[DEFAULT]\nz=3\n"); print(c.sections(), c.getint("a", "y"), dict(c["a"]))
ap = argparse.ArgumentParser(prog="p", description="d"); ap.add_argument("f"); ap.add_argument("-n", type=int, default=3, help="count"); ap.add_argument("--v", action="store_true")
print(ap.parse_args(["x", "-n", "5"])); print(ap.format_help())
try: ap.parse_args(["x", "-n", "q"])
except SystemExit as e: print("exit", e.code)
print(shlex.split("a 'b c' \"d\\\"e\""), shlex.quote("it's"))
out = io.StringIO(); h = logging.StreamHandler(out); h.setFormatter(logging.Formatter("%(levelname)-8s %(name)s %(message)s %(lineno)d")); lg = logging.getLogger("x.y"); lg.addHandler(h); lg.setLevel("INFO"); lg.propagate = False
lg.info("a %s %05.1f", "b", 2.5); lg.debug("no"); lg.warning("w", extra={"k": 1}); print(out.getvalue())
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always"); warnings.warn("old", DeprecationWarning); print(w[0].category.__name__, w[0].message)
with concurrent.futures.ThreadPoolExecutor(2) as ex: print(list(ex.map(lambda x: x*x, range(4))), ex.submit(pow, 2, 5).result())
q = queue.PriorityQueue(); [q.put(x) for x in (3,1,2)]; print([q.get() for _ in range(3)], q.empty())
L = threading.Lock(); r = []
def wk(i):
    with L: r.append(i)
ts = [threading.Thread(target=wk, args=(i,)) for i in range(3)]; [t.start() for t in ts]; [t.join() for t in ts]; print(sorted(r))
with tempfile.TemporaryDirectory() as d:
    pth = os.path.join(d, "a.txt"); open(pth, "w").write("1\n2\n"); shutil.copy(pth, d + "/b.txt"); os.makedirs(d + "/s/t"); print(sorted(os.path.relpath(x, d) for x in glob.glob(d + "/*")), os.path.splitext("x.tar.gz"), [len(fs) for _, _, fs in os.walk(d)], os.path.getsize(pth))
print(struct.pack("<IhB", 1, -2, 3), struct.unpack(">H", b"\x01\x02"), array.array("i", [1,2]).tobytes(), uuid.UUID(int=5), uuid.uuid5(uuid.NAMESPACE_DNS, "a.b"), len(secrets.token_hex(4)))
print(calendar.month(2024, 2)); print(calendar.isleap(1900), calendar.monthrange(2023, 2))
print(decimal.Decimal("1.10") + decimal.Decimal("2"), decimal.Decimal(1) / 3, decimal.Decimal("1e3").normalize(), round(decimal.Decimal("2.675"), 2), decimal.getcontext().prec)
print(cmath.sqrt(-1), math.isclose(.1+.2, .3), math.comb(5,2), math.hypot(3,4), math.prod([1,2,3]), math.gcd(12,18), math.lcm(4,6), math.dist((0,0),(3,4)), math.frexp(8), math.nextafter(1,2))
x = [[1], 2]; y = copy.deepcopy(x); y[0].append(3); print(x, y, copy.copy(x)[0] is x[0])
print(bisect.bisect([1,3,5], 3), bisect.insort(z := [1,4], 2), z)
try:
    try: int("x")
    except ValueError as e: raise RuntimeError("outer") from e
except RuntimeError as e:
    print(traceback.format_exc().splitlines()[-1])
print(isinstance(3, numbers.Integral), numbers.Number.__abstractmethods__)
print(sys.version_info >= (3, 10), sys.maxsize, "%s" % sys.byteorder, time.strftime("%Y", time.gmtime(0)))
print(0.1 + 0.2, 1e22, 1e-5, float("inf"), -0.0, 5 // -2, -5 % 3, divmod(-7, 2), round(2.5), round(-1.5), 10**20, ~5, 1 << 70, hash(2**61 - 1), int("ff", 16), complex(1, -2), bool(""), 3 < 4 < 5)
# 3.14| 50 15 2 [(0, 37), (1, 11), (2, 2)]
# 3.14| .#.      #  
# 3.14| .# ..  .#.##
# 3.14| . ###### .##
# 3.14| .... .#.    
# 3.14| 10
# 3.14| ['c', 'b', 'a', 'd']
# 3.14| ('nodes are in a cycle', ['a', 'b', 'a'])
# 3.14| {'a': 1, 't': {'d': datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc), 'l': ['x', 2.5]}}
# 3.14| ['a'] 12 {'x': '1', 'y': '12', 'z': '3'}
# 3.14| Namespace(f='x', n=5, v=False)
# 3.14| usage: p [-h] [-n N] [--v] f
# 3.14|
# 3.14| d
# 3.14|
# 3.14| positional arguments:
# 3.14|   f
# 3.14|
# 3.14| options:
# 3.14|   -h, --help  show this help message and exit
# 3.14|   -n N        count
# 3.14|   --v
# 3.14|
# 3.14| exit 2
# 3.14| ['a', 'b c', 'd"e'] 'it'"'"'s'
# 3.14| INFO     x.y a b 002.5 35
# 3.14| WARNING  x.y w 35
# 3.14|
# 3.14| DeprecationWarning old
# 3.14| [0, 1, 4, 9] 32
# 3.14| [1, 2, 3] True
# 3.14| [0, 1, 2]
# 3.14| ['a.txt', 'b.txt', 's'] ('x.tar', '.gz') [2, 0, 0] 4
# 3.14| b'\x01\x00\x00\x00\xfe\xff\x03' (258,) b'\x01\x00\x00\x00\x02\x00\x00\x00' 00000000-0000-0000-0000-000000000005 0e7af403-ee0d-594b-ab31-08b1c687f2fa 8
# 3.14|    February 2024
# 3.14| Mo Tu We Th Fr Sa Su
# 3.14|           1  2  3  4
# 3.14|  5  6  7  8  9 10 11
# 3.14| 12 13 14 15 16 17 18
# 3.14| 19 20 21 22 23 24 25
# 3.14| 26 27 28 29
# 3.14|
# 3.14| False (calendar.WEDNESDAY, 28)
# 3.14| 3.10 0.3333333333333333333333333333 1E+3 2.68 28
# 3.14| 1j True 10 5.0 6 6 12 5.0 (0.5, 4) 1.0000000000000002
# 3.14| [[1], 2] [[1, 3], 2] True
# 3.14| 2 None [1, 2, 4]
# 3.14| RuntimeError: outer
# 3.14| True frozenset()
# 3.14| True 9223372036854775807 little 1970
# 3.14| 0.30000000000000004 1e+22 1e-05 inf -0.0 -3 1 (-4, 1) 2 -2 100000000000000000000 -6 1180591620717411303424 0 255 (1-2j) False True
