import Testing

@testable import BulkheadCommands

@Suite("The prompt of Python")
struct PromptTests {
    private func keys(_ bytes: String) -> [Key] {
        var decoder = KeyDecoder()
        return bytes.utf8.flatMap { decoder.take($0) }
    }

    @Test func decodesKeys() {
        #expect(
            keys("a\r\u{7F}\u{1B}[A\u{1B}[1;5D\u{1B}OH\u{3}\u{4}") == [
                .text("a"), .enter, .backspace, .up, .wordLeft, .home, .interrupt, .endOfInput,
            ])
        #expect(keys("é한") == [.text("é"), .text("한")])
        #expect(keys("\u{1B}[200~x\u{1B}[201~") == [.pasteBegin, .text("x"), .pasteEnd])
        // What is no key is dropped, however long it goes on.
        #expect(keys("\u{1B}[" + String(repeating: "1", count: 40)).allSatisfy { $0 != .up })
    }

    private func type(
        _ bytes: String, history: [String] = []
    ) -> (editor: LineEditor, steps: [LineEditor.Step]) {
        var editor = LineEditor(history: history, isComplete: PromptInput.isComplete)
        var steps: [LineEditor.Step] = []
        for key in keys(bytes) {
            let step = editor.take(key)
            if step != .editing { steps.append(step) }
        }
        return (editor, steps)
    }

    @Test(arguments: [
        ("1+1\r", "1+1"), ("ac\u{1B}[Db\r", "abc"), ("xyz\u{1}\u{B}1\r", "1"), ("foo bar\u{17}2\r", "foo 2"),
        ("def f():\rreturn 1\r\r", "def f():\n    return 1\n    "), ("if 1: pass\r\r", "if 1: pass\n"),
        ("(1,\r2)\r", "(1,\n2)"), ("\u{1B}[200~a = 1\nb = 2\u{1B}[201~\r", "a = 1\nb = 2"), ("x =\r", "x ="),
    ])
    func submits(bytes: String, text: String) { #expect(type(bytes).steps == [.submitted(text)]) }

    @Test func goesBackInHistoryAndForthToTheDraft() {
        let history = ["first", "if 1:\n    pass\n"]
        #expect(String(type("new\u{1B}[A", history: history).editor.text) == history[1])
        #expect(String(type("\u{1B}[A\u{1B}[A\u{1B}[A\u{1B}[A", history: history).editor.text) == "first")
        #expect(String(type("new\u{10}\u{E}", history: history).editor.text) == "new")
    }

    @Test func controlKeysEnd() {
        #expect(type("abc\u{3}").steps == [.interrupted])
        #expect(type("\u{4}").steps == [.ended])
        #expect(type("a\u{4}").steps == [])
    }

    @Test(arguments: [
        ("x = 1", true), ("x = (", false), ("if x:", false), ("if x:\n    y", false), ("if x:\n    y\n", true),
        ("'''abc", false), ("'''abc\n\n", false), ("x = = 1", true), ("@f", false), ("for x in y: pass", false),
        ("", true),
        ("try:\n    x\nexcept E:\n    y\n", true), ("1 +", true),
    ])
    func knowsWhatIsComplete(text: String, isComplete: Bool) { #expect(PromptInput.isComplete(text) == isComplete) }

    @Test func drawsSeveralLinesAndPutsTheCursorInPlace() {
        var view = PromptView()
        #expect(view.draw(Array("ab"), cursor: 1, columns: 80) == Array("\r\u{1B}[J>>> ab\r\u{1B}[5C".utf8))
        let two = view.draw(Array("a\nb"), cursor: 0, columns: 80)
        #expect(two == Array("\r\u{1B}[J>>> a\r\n... b\u{1B}[1A\r\u{1B}[4C".utf8))
        // 4 + 8 characters in rows of 10: the cursor at the end stands in the second row.
        _ = view.draw(Array("12345678"), cursor: 8, columns: 10)
        #expect(view.draw([], cursor: 0, columns: 10).starts(with: "\r\u{1B}[1A".utf8))
        #expect(PromptView.width(Array("a한")[...]) == 3)
    }

    @Test func historyKeepsLinesApart() {
        for entry in ["a", "a\nb", "a\\nb", "\\", "\n"] {
            #expect(PromptHistory.unescaped(PromptHistory.escaped(entry)) == entry)
        }
        var history = PromptHistory(path: nil)
        history.add("x")
        history.add("x")
        history.add("  ")
        #expect(history.entries == ["x"])
    }
}
