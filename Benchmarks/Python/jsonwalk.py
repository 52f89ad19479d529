# A document read from JSON, walked, changed and written again.
import json


def document(n):
    return {
        "items": [
            {"id": i, "name": "item %d" % i, "price": i * 0.25, "tags": ["t%d" % (i % 7), "all"], "parent": None}
            for i in range(n)
        ],
        "meta": {"count": n, "open": True},
    }


def walk(value, depth=0):
    if isinstance(value, dict):
        return sum(walk(item, depth + 1) for item in value.values()) + len(value)
    if isinstance(value, list):
        return sum(walk(item, depth + 1) for item in value)
    return depth if isinstance(value, (int, float)) else len(str(value))


text = json.dumps(document(12000))
total = 0
for _ in range(3):
    data = json.loads(text)
    total += walk(data)
    for item in data["items"]:
        item["price"] *= 2
    text = json.dumps(data)
print(total, len(text))
