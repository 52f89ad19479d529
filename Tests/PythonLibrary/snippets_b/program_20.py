import uuid
ns = uuid.uuid5(uuid.NAMESPACE_DNS, "example.org")
print(ns, ns.version, uuid.uuid3(ns, "child"), uuid.UUID(int=1).hex)
