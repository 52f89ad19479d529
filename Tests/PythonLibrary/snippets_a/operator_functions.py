import operator as o
print(o.add(1, 2), o.sub(5, 3), o.mul("a", 3), o.truediv(7, 2), o.floordiv(7, 2), o.mod(7, 3), o.pow(2, 10), o.neg(4), o.invert(5))
print(o.and_(6, 3), o.or_(6, 3), o.xor(6, 3), o.lshift(1, 4), o.rshift(16, 2), o.not_(0), o.truth([]), o.is_(None, None), o.contains([1], 1))
print(o.eq(1, 1), o.ne(1, 1), o.lt(1, 2), o.ge(1, 2), o.concat([1], [2]), o.countOf([1, 2, 1], 1), o.indexOf("abc", "c"), o.length_hint(iter([1, 2])), o.index(True + 1))
d = {}
o.setitem(d, "k", 5); print(o.getitem(d, "k")); o.delitem(d, "k"); print(d)
a = [1]; b = o.iadd(a, [2]); print(a is b, a, o.call(max, 3, 9))
for f in (lambda: o.concat(1, 2), lambda: o.index("x"), lambda: o.indexOf([1], 5)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(e)
