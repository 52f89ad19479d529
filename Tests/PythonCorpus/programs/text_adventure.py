"""A small adventure: rooms, things, rules and a parser, played by a script."""


class GameOver(Exception):
    pass


class Thing:
    def __init__(self, name, text, heavy=False, opens=None):
        self.name, self.text, self.heavy, self.opens = name, text, heavy, opens


class Room:
    def __init__(self, name, text, dark=False):
        self.name, self.text, self.dark = name, text, dark
        self.exits, self.locked, self.things = {}, {}, {}

    def link(self, way, other, lock=None):
        back = {"north": "south", "south": "north", "east": "west", "west": "east", "up": "down", "down": "up"}[way]
        self.exits[way], other.exits[back] = other, self
        if lock:
            self.locked[way] = lock
        return self

    def put(self, *things):
        self.things |= {t.name: t for t in things}
        return self


class Game:
    SHORT = {"n": "north", "s": "south", "e": "east", "w": "west", "l": "look", "i": "inventory", "get": "take", "x": "examine"}

    def __init__(self, start, lives=2):
        self.here, self.bag, self.lives, self.turns, self.seen = start, {}, lives, 0, set()
        self.score = 0

    @property
    def lit(self):
        return not self.here.dark or "lamp" in self.bag

    def play(self, line):
        words = [self.SHORT.get(w, w) for w in line.lower().split() if w not in ("the", "a", "at", "to")]
        if not words:
            return "Pardon?"
        self.turns += 1
        verb, rest = words[0], " ".join(words[1:])
        if verb in ("north", "south", "east", "west", "up", "down"):
            verb, rest = "go", verb
        handler = getattr(self, f"do_{verb}", None)
        return handler(rest) if handler else f"I don't know how to {verb}."

    def do_look(self, _=""):
        if not self.lit:
            return "It is dark here."
        parts = [f"{self.here.name}. {self.here.text}"]
        if self.here.things:
            parts.append("You see " + ", ".join(sorted(self.here.things)) + ".")
        parts.append("Exits: " + ", ".join(sorted(self.here.exits)) + ".")
        return " ".join(parts)

    def do_go(self, way):
        if way not in self.here.exits:
            return f"You can't go {way or 'nowhere'}."
        if way in self.here.locked:
            return f"The way {way} is locked."
        if not self.lit:
            self.lives -= 1
            if not self.lives:
                raise GameOver("You fell into a hole and did not get up.")
            return "You stumble in the dark."
        self.here = self.here.exits[way]
        if self.here.name not in self.seen:
            self.seen.add(self.here.name)
            self.score += 5
        if self.here.name == "Garden":
            raise GameOver("You are free!")
        return self.do_look()

    def do_take(self, name):
        match self.here.things.get(name):
            case None:
                return f"There is no {name or 'such thing'} here."
            case Thing(heavy=True):
                return f"The {name} is too heavy."
            case thing:
                self.bag[name] = self.here.things.pop(name)
                self.score += 1
                return f"Taken: {thing.name}."

    def do_drop(self, name):
        if name not in self.bag:
            return f"You don't have {name}."
        self.here.things[name] = self.bag.pop(name)
        return "Dropped."

    def do_examine(self, name):
        thing = (self.bag | self.here.things).get(name)
        return thing.text if thing else f"No {name} to be seen."

    def do_use(self, text):
        name, _, way = text.partition(" on ")
        if name not in self.bag:
            return f"You don't have {name}."
        if self.bag[name].opens and self.here.locked.get(way) == self.bag[name].opens:
            del self.here.locked[way]
            self.score += 10
            return f"The {name} turns. The way {way} is open."
        return "Nothing happens."

    def do_inventory(self, _):
        return "You carry " + (", ".join(sorted(self.bag)) or "nothing") + "."


def world():
    hall, cellar, attic, garden = Room("Hall", "A dusty hall."), Room("Cellar", "Cold stones.", dark=True), Room("Attic", "Cobwebs everywhere."), Room("Garden", "Sun!")
    hall.link("down", cellar).link("up", attic).link("east", garden, lock="door")
    hall.put(Thing("statue", "It looks back.", heavy=True))
    attic.put(Thing("lamp", "It still works."), Thing("letter", "It says: look below."))
    cellar.put(Thing("key", "Rusty.", opens="door"))
    return hall


SCRIPTS = {
    "winner": "look; e; take statue; up; take lamp; get letter; x letter; i; down; down; take the key; use key on up; up; drop letter; use key on east; east; look",
    "careless": "sing; ; take; go down; take key; up; n; go up; look",
}
for name, script in SCRIPTS.items():
    game = Game(world())
    print(f"=== {name}")
    try:
        for line in script.split(";"):
            print(f"> {line.strip()}\n{game.play(line)}")
    except GameOver as end:
        print(f"{end} Score {game.score} in {game.turns} turns, carrying {sorted(game.bag)}.")
