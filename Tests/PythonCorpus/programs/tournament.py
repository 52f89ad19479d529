"""A league: fixtures, results, table with tie rules, a knock-out and ratings."""
import random
from collections import defaultdict
from dataclasses import dataclass


@dataclass
class Row:
    team: str
    played: int = 0
    won: int = 0
    drawn: int = 0
    lost: int = 0
    scored: int = 0
    against: int = 0

    @property
    def points(self):
        return 3 * self.won + self.drawn

    @property
    def difference(self):
        return self.scored - self.against

    def record(self, mine, theirs):
        self.played += 1
        self.scored += mine
        self.against += theirs
        name = "won" if mine > theirs else "lost" if mine < theirs else "drawn"
        setattr(self, name, getattr(self, name) + 1)


def fixtures(teams):
    teams = list(teams) + ([None] if len(teams) % 2 else [])
    half = len(teams) // 2
    for number in range(len(teams) - 1):
        pairs = [(a, b) if number % 2 else (b, a) for a, b in zip(teams[:half], reversed(teams[half:]))]
        yield [p for p in pairs if None not in p]
        teams.insert(1, teams.pop())


class League:
    def __init__(self, teams):
        self.rows = {t: Row(t) for t in teams}
        self.results = []
        self.rating = defaultdict(lambda: 1500.0)

    def play(self, home, away, a, b):
        if home not in self.rows or away not in self.rows or home == away:
            raise ValueError(f"{home} cannot play {away}")
        self.rows[home].record(a, b)
        self.rows[away].record(b, a)
        self.results.append((home, away, a, b))
        expected = 1 / (1 + 10 ** ((self.rating[away] - self.rating[home] - 50) / 400))
        change = 32 * ((a > b) + 0.5 * (a == b) - expected)
        self.rating[home] += change
        self.rating[away] -= change

    def direct(self, team, tied):
        return sum((3 if a > b else a == b) for h, w, a, b in self.results if h == team and w in tied) + sum((3 if b > a else a == b) for h, w, a, b in self.results if w == team and h in tied)

    def table(self):
        groups = defaultdict(list)
        for row in self.rows.values():
            groups[row.points].append(row)
        for points in sorted(groups, reverse=True):
            tied = {r.team for r in groups[points]}
            yield from sorted(groups[points], key=lambda r: (-r.difference, -r.scored, -self.direct(r.team, tied), r.team))

    def form(self, team):
        out = ""
        for h, w, a, b in self.results:
            if team in (h, w):
                mine, theirs = (a, b) if team == h else (b, a)
                out += "W" if mine > theirs else "L" if mine < theirs else "D"
        return out


def knockout(seeds, duel):
    rounds = [list(seeds)]
    while len(rounds[-1]) > 1:
        players = rounds[-1]
        rounds.append([duel(players[i], players[-1 - i]) for i in range(len(players) // 2)])
    return rounds


teams = ["Ants", "Bees", "Cats", "Dogs", "Emus"]
rng = random.Random(5)
league = League(teams)
for number, games in enumerate(fixtures(teams), 1):
    for home, away in games:
        league.play(home, away, rng.choice([0, 1, 1, 2, 2, 3]), rng.choice([0, 0, 1, 1, 2]))
    print(f"Round {number}:", ", ".join(f"{h} {a}-{b} {w}" for h, w, a, b in league.results[-len(games):]))
print(f"{'':2} {'Team':<6}{'P':>3}{'W':>3}{'D':>3}{'L':>3}{'Goals':>7}{'Diff':>6}{'Pts':>5}  Form   Rating")
for place, row in enumerate(league.table(), 1):
    goals = f"{row.scored}:{row.against}"
    print(f"{place:>2} {row.team:<6}{row.played:>3}{row.won:>3}{row.drawn:>3}{row.lost:>3}{goals:>7}{row.difference:>+6}{row.points:>5}  {league.form(row.team):<6} {league.rating[row.team]:.1f}")
for pair in (("Ants", "Ants"), ("Ants", "Yaks")):
    try:
        league.play(*pair, 1, 0)
    except ValueError as error:
        print(error)
ranking = [row.team for row in league.table()]
rounds = knockout(ranking[:4], lambda a, b: a if league.rating[a] >= league.rating[b] else b)
print(" -> ".join("/".join(r) for r in rounds))
print(sum(len(g) for g in fixtures(range(8))), all(len({x for p in g for x in p}) == 8 for g in fixtures(range(8))), sum(league.rating.values()) / 5)
