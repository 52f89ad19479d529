import json, re
vals = [None, True, 1, -2.5, 1e+100, float('inf'), float('nan'), 'a"b\\c\n\x01\x7fé😀\ud800', [], {}, [1, [2, {}]], {'a': 1, 'b': [1, 2, {'c': None}]}, {1: 2, 2.5: 3, None: 4, True: 5}, (1, 2), {'z': 1, 'a': 2}]

for v in vals:
    for kw in [{}, {'indent': 2}, {'indent': '\t'}, {'indent': 0}, {'sort_keys': True}, {'ensure_ascii': False}, {'separators': (',', ':')}, {'allow_nan': False}]:
        try:
            print(ascii(json.dumps(v, **kw)))
        except Exception as e:
            print(type(e), str(e)[:46])
