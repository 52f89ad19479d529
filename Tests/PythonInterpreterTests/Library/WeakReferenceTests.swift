import PythonInterpreter
import Testing

/// Weak references and contexts.
@Suite struct WeakReferenceTests {
    @Test func deathIsSeen() {
        let source = """
            import weakref, gc
            class C: pass
            c = C(); r = weakref.ref(c, lambda ref: print("gone", ref() is None))
            print(r() is c, weakref.getweakrefcount(c))
            del c
            gc.collect()
            print(r())
            a = C(); a.me = a; s = weakref.WeakSet([a]); print(len(s)); del a; gc.collect(); print(len(s))
            def bad(ref): raise ValueError("ignored")
            d = C(); q = weakref.ref(d, bad); del d; gc.collect(); print("after")
            """
        let session = PythonSession()
        #expect(printed(source, in: session) == "True 1\ngone True\nNone\n1\n0\nafter\n")
    }

    @Test func survivesConstantCollection() {
        let session = PythonSession(limits: PythonLimits(instructions: nil, nanoseconds: nil))
        session.collectsAlways = true
        let source = """
            import weakref
            class C: pass
            kept = [C() for _ in range(9)]
            d = weakref.WeakValueDictionary(enumerate(kept))
            lost = weakref.WeakValueDictionary((n, C()) for n in range(9))
            print(len(d), all(d[n] is kept[n] for n in range(9)), len(list(lost.items())))
            """
        #expect(printed(source, in: session) == "9 True 0\n")
    }

    @Test func contextsAreApart() {
        let source = """
            import asyncio, contextvars
            v = contextvars.ContextVar("v", default=0)
            async def work(n):
                v.set(n); await asyncio.sleep(0); return v.get()
            async def main(): return await asyncio.gather(*map(work, range(3)))
            print(asyncio.run(main()), v.get())
            with v.set(5): print(v.get())
            print(v.get())
            """
        #expect(printed(source) == "[0, 1, 2] 0\n5\n0\n")
    }
}
