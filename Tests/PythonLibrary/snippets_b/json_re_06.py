import json, re
class E(json.JSONEncoder):

    def default(self, o):
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)

print(json.dumps({'a': {3, 1, 2}}, cls=E, indent=1))
print(json.dumps({1, 2}, default=list), json.dumps(object, default=str))
print(json.loads('{"a":1.5,"b":[2]}', parse_float=str, parse_int=lambda s: s + '!', object_hook=lambda d: list(d.items())))
print(json.loads('{"a":1,"a":2}', object_pairs_hook=lambda p: p))
print(json.loads(b'{"a": 1}'), json.loads('{"a": 1}'.encode('utf-16')))
