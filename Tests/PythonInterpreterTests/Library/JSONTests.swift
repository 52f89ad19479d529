import PythonInterpreter
import Testing

/// JSON that is read and written natively agrees with what the module in Python makes of it.
@Suite struct JSONTests {
    @Test func bothWaysAgree() {
        let source = #"""
            import json
            documents = ['{"a": [1, 2.5, -0, -0.0, 1e5, 1E-7, 1e400, 123456789012345678901234567890]}', '"\\u00e9\\ud83d\\ude00\\n"',
                         '[null, true, false, NaN, -Infinity, {}, [], ""]', ' 1 ', '{"a": 1, "a": 2}', '["é", "日本", "😀"]', '0.1',
                         '9007199254740993.0', '123.456e-30', '5e-324', '2.2250738585072011e-308', '12345678901234567890123.5']
            faulty = ['[1,]', '', '1 2', '"a\tb"', '-', '01', '1.', '.5', '"\\x"', '[1', '{"a"', '{"a":', 'nul', '"abc', '[' * 30_000]
            for text in documents:
                fast, slow = json.loads(text), json.JSONDecoder().decode(text)
                print(repr(fast) == repr(slow), end=" ")
                for options in [{}, {"indent": 2}, {"ensure_ascii": False}, {"separators": (",", ":")}, {"sort_keys": True, "indent": "\t"}]:
                    assert json.dumps(fast, **options) == json.JSONEncoder(**options).encode(fast), (text, options)
            print()
            for text in faulty:
                try: print("no fault", json.loads(text))
                except (json.JSONDecodeError, RecursionError): pass
            """#
        #expect(printed(source) == String(repeating: "True ", count: 12) + "\n")
    }

    @Test func deepAndCircular() {
        let source = """
            import json
            text = "[" * 15_000 + "]" * 15_000
            print(json.dumps(json.loads(text)) == text)
            loop = []; loop.append(loop)
            try: json.dumps(loop)
            except ValueError as error: print(error)
            """
        #expect(printed(source) == "True\nCircular reference detected\n")
    }

    @Test func memoryIsBounded() {
        let session = PythonSession(limits: PythonLimits(memory: 16 << 20))
        #expect(printed("import json\njson.dumps(['x' * 1000] * 100_000)", in: session) == "limit memory\n")
        #expect(printed("import json\njson.loads('[' + '1,' * 2_000_000 + '1]')", in: session) == "limit memory\n")
    }
}
