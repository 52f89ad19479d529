import configparser, io, sys, threading, concurrent.futures as cf, xml.etree.ElementTree as ET
out = []
ts = [threading.Thread(target=out.append, args=(i,)) for i in range(3)]

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


[x.start() for x in ts]
[x.join() for x in ts]
print(out, ts[0].is_alive(), threading.current_thread().name, threading.active_count())
show(lambda: ts[0].start())
show(lambda: threading.Thread().join())
