import time
t = time.gmtime(1_700_000_000)
print(time.strftime("%Y-%m-%dT%H:%M:%SZ", t), t.tm_yday, t.tm_wday, time.asctime(t))
print(time.strptime("2024-02-29", "%Y-%m-%d")[:8])
