import random
random.seed("a text seed")
print([random.randint(1, 6) for _ in range(20)])
print(random.choices("HT", k=12), round(random.gauss(0, 1), 10), random.getrandbits(32))
