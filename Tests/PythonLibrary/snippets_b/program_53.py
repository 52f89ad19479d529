import threading
out = []
lock = threading.Lock()
def work(n):
    with lock:
        out.append(n * n)
threads = [threading.Thread(target=work, args=(i,)) for i in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(out))
