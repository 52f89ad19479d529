import configparser, io, sys, threading, concurrent.futures as cf, xml.etree.ElementTree as ET
r = threading.RLock()

with r:
    with r:
        print('re')
