import json, re

for v in [{1, 2}, {'a': {1}}, [1, [object]], {(1, 2): 3}, b'x']:
    try:
        print(json.dumps(v))
    except Exception as e:
        print(type(e), e)
