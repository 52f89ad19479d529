"""Mazes by three algorithms with a seeded generator, solved and drawn."""
import random
from collections import deque

STEPS = {"N": (-1, 0), "S": (1, 0), "E": (0, 1), "W": (0, -1)}
BACK = {"N": "S", "S": "N", "E": "W", "W": "E"}


class Maze:
    def __init__(self, rows, columns):
        self.rows, self.columns = rows, columns
        self.open = {(r, c): set() for r in range(rows) for c in range(columns)}

    def neighbours(self, cell):
        for name, (dr, dc) in STEPS.items():
            other = cell[0] + dr, cell[1] + dc
            if other in self.open:
                yield name, other

    def carve(self, cell, name):
        dr, dc = STEPS[name]
        other = cell[0] + dr, cell[1] + dc
        self.open[cell].add(name)
        self.open[other].add(BACK[name])
        return other

    def __str__(self):
        out = ["+" + "---+" * self.columns]
        for r in range(self.rows):
            middle, below = "|", "+"
            for c in range(self.columns):
                middle += "   " + (" " if "E" in self.open[r, c] else "|")
                below += ("   " if "S" in self.open[r, c] else "---") + "+"
            out += [middle, below]
        return "\n".join(out)

    def distances(self, start=(0, 0)):
        seen, queue = {start: 0}, deque([start])
        while queue:
            cell = queue.popleft()
            for name in sorted(self.open[cell]):
                other = cell[0] + STEPS[name][0], cell[1] + STEPS[name][1]
                if other not in seen:
                    seen[other] = seen[cell] + 1
                    queue.append(other)
        return seen

    def path(self, start, goal):
        distance = self.distances(goal)
        route = ""
        while start != goal:
            for name in sorted(self.open[start]):
                other = start[0] + STEPS[name][0], start[1] + STEPS[name][1]
                if distance[other] < distance[start]:
                    route, start = route + name, other
                    break
        return route

    def dead_ends(self):
        return sum(len(ways) == 1 for ways in self.open.values())


def backtracker(maze, rng):
    stack, seen = [(0, 0)], {(0, 0)}
    while stack:
        choices = [(n, c) for n, c in maze.neighbours(stack[-1]) if c not in seen]
        if not choices:
            stack.pop()
            continue
        name, other = rng.choice(choices)
        maze.carve(stack[-1], name)
        seen.add(other)
        stack.append(other)


def kruskal(maze, rng):
    parent = {cell: cell for cell in maze.open}

    def root(cell):
        while parent[cell] != cell:
            parent[cell] = cell = parent[parent[cell]]
        return cell

    walls = [(cell, n) for cell in maze.open for n, _ in maze.neighbours(cell) if n in "SE"]
    rng.shuffle(walls)
    for cell, name in walls:
        other = cell[0] + STEPS[name][0], cell[1] + STEPS[name][1]
        if root(cell) != root(other):
            parent[root(cell)] = root(other)
            maze.carve(cell, name)


def prim(maze, rng):
    inside, frontier = {(0, 0)}, [((0, 0), n, c) for n, c in maze.neighbours((0, 0))]
    while frontier:
        cell, name, other = frontier.pop(rng.randrange(len(frontier)))
        if other not in inside:
            maze.carve(cell, name)
            inside.add(other)
            frontier += [(other, n, c) for n, c in maze.neighbours(other) if c not in inside]


for algorithm in (backtracker, kruskal, prim):
    maze = Maze(5, 9)
    algorithm(maze, random.Random(12))
    distance = maze.distances()
    assert len(distance) == 45 and sum(map(len, maze.open.values())) == 88
    far = max(distance, key=lambda c: (distance[c], c))
    print(algorithm.__name__, "dead ends", maze.dead_ends(), "farthest", far, distance[far])
    print(maze)
    print(maze.path((0, 0), (4, 8)))
