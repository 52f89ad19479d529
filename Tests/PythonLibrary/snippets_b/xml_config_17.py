import configparser, io, sys, threading, concurrent.futures as cf, xml.etree.ElementTree as ET
e = threading.Event()

e.set()
print(e.wait(1), e.is_set())
