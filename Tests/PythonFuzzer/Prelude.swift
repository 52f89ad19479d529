/// What generated programs begin with: containers that everything changes, and objects whose methods change them.
enum Prelude {
    static let text = #"""
        import collections, itertools, functools, operator, heapq, bisect, copy, json, re, math, builtins
        class _Missing:
            def __getattr__(self, name): raise AttributeError(name)
        for _name in "struct array random cmath statistics textwrap io types weakref decimal fractions datetime enum string contextlib base64 binascii hashlib unicodedata time asyncio dataclasses typing abc csv pprint difflib traceback sys inspect ast".split():
            globals()[_name] = _Missing()
        L = [3, 1, 2, 'a', None, 1.5, [1], (1, 2)]
        D = {'a': 1, 1: 'b', None: [], (1,): 2, 'x': 0}
        S = {1, 2, 'a', (3,), None}
        B = bytearray(b'abc\xff0123')
        T = (1, 'a', [2], None, 2.5)
        Q = collections.deque([1, 2, 3], 9)
        W = memoryview(B)
        G = (x * 2 for x in L)
        I = iter(D)
        K = D.items()
        O = collections.OrderedDict(a=1, b=2)
        F = frozenset([1, 'a'])
        V = 'héllo wörld 😀'
        E = ValueError('e', 1)
        a, b, c, x, y = 1, 'b', [1, 2], 2.5, None
        _fuel = [400]
        def spend():
            _fuel[0] -= 1
            return _fuel[0] > 0
        def change(n):
            "Changes one of the containers."
            if not spend(): return n
            n %= 26
            try:
                if n == 0: L.clear()
                elif n == 1: L.append(n)
                elif n == 2: L.extend(range(40))
                elif n == 3: del L[::2]
                elif n == 4: D.clear()
                elif n == 5: D[len(D)] = n
                elif n == 6: D.update({k: 1 for k in range(50)})
                elif n == 7: D.pop('a', None)
                elif n == 8: S.clear()
                elif n == 9: S.update(range(30))
                elif n == 10: S.discard(1)
                elif n == 11: B.extend(b'0' * 50)
                elif n == 12: B.clear()
                elif n == 13: Q.append(n)
                elif n == 14: Q.clear()
                elif n == 15: Q.rotate(1)
                elif n == 16: next(G, None)
                elif n == 17: next(I, None)
                elif n == 18: O.clear()
                elif n == 19: O[n] = n
                elif n == 20: L[:] = []
                elif n == 21: L.insert(0, hostile(n))
                elif n == 22: L.reverse()
                elif n == 23: O.move_to_end('a')
                elif n == 24: globals()['L'] = L + L[:20]
                elif n == 25: raise ValueError(n)
            except (KeyError, IndexError, RuntimeError, BufferError, TypeError): pass
            return n
        _values = [0, 1, -1, True, None, 'a', '', b'', 1.5, (), [], {}, 2**70, 10**6, NotImplemented]
        def _act(name, n):
            def method(self, *arguments, **named):
                change(n + len(arguments))
                kind = (n * 7 + len(name)) % 12
                if kind == 0: return self
                if kind == 1 and arguments: return arguments[-1]
                if kind == 2: return L
                if kind == 3: raise (StopIteration, KeyError, TypeError, AttributeError)[n % 4](name)
                if kind == 4: return iter(L)
                if kind in (5, 6): return n % 3
                if kind == 7: return n % 2 == 0
                if kind == 8: return name
                if kind == 9: return hostile(n + 1)
                return _values[n % len(_values)]
            return method
        _special = "eq lt gt le ge ne hash iter next len getitem setitem delitem contains index int float bool repr str format add radd iadd mul rmul sub mod and or call enter exit get set delete getattr getattribute setattr missing reversed length_hint copy deepcopy reduce_ex instancecheck bytes fspath round pow neg abs divmod floordiv lshift aiter anext await del init_subclass set_name class_getitem prepare mro_entries dir sizeof buffer subclasshook".split()
        _made = []
        def hostile(n):
            "An object some of whose special methods change containers."
            if _made and (not spend() or n % 3): return _made[n % len(_made)]
            names = [_special[(n * k + k) % len(_special)] for k in range(1, 2 + n % 7)]
            names = [name for name in names if name not in ('getattribute', 'init_subclass', 'prepare', 'mro_entries') or n % 5 == 0]
            base = (object, list, dict, str, int, tuple, set, Exception, float, bytes, type(None), type)[n % 12 if n % 2 else 0]
            try:
                kind = type(f'H{n}', (base,), {f'__{name}__': _act(name, n + i) for i, name in enumerate(names)})
                made = kind()
            except Exception: made = n
            _made.append(made)
            return made
        def poke(thing, n, *arguments):
            "Calls any attribute of anything."
            if not spend(): return n
            try:
                names = sorted(dir(thing))
                name = names[n % len(names)]
                if name in ('exit', '_exit', 'input', 'breakpoint', 'sleep', 'help'): return n
                found = getattr(thing, name)
                return found(*arguments[:(n // 7) % 4]) if callable(found) else found
            except Exception as error: return error
        """#
}
