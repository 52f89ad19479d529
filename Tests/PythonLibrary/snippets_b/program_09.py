import random
rng = random.Random(2024)
deck = list(range(10))
rng.shuffle(deck)
print(deck, rng.sample(deck, 3), rng.choice("abc"), round(rng.random(), 12))
