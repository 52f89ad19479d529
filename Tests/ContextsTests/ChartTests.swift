import Contexts
import Sandboxing
import Testing

/// The data of charts, in the fields that `e2b_code_interpreter.charts` reads.
@Suite struct ChartTests {
    /// Code that leaves a figure open, the type of its chart, and parts of its JSON.
    static let charts: [(code: String, type: String, parts: [String])] = [
        (
            "plt.plot([1, 2], [3, 4], label='L'); plt.xlabel('Time (s)'); plt.ylabel('Way [m]'); plt.title('T')",
            "line",
            [
                #""title":"T""#, #"{"label":"L","points":[[1,3],[2,4]]}"#, #""x_label":"Time (s)""#, #""x_unit":"s""#,
                #""y_unit":"m""#, #""x_scale":"linear""#, #""x_ticks":["#, #""y_tick_labels":["#,
            ]
        ),
        ("plt.plot([1, 10, 100]); plt.yscale('log')", "line", [#""y_scale":"log""#, #""label":"Line 0""#]),
        (
            "import datetime as d\nplt.plot([d.date(2020, 1, 1), d.date(2020, 1, 2)], [1, 2])", "line",
            [#""x_scale":"datetime""#, #"["2020-01-01",1]"#]
        ),
        ("plt.scatter([1, 2], [3, 4], label='S')", "scatter", [#"{"label":"S","points":[[1.0,3.0],[2.0,4.0]]}"#]),
        ("plt.bar(['a', 'b'], [1, 2])", "bar", [#"{"label":"a","value":1.0,"group":"Group 0"}"#]),
        (
            "plt.barh(['a', 'b'], [1, 2]); plt.xlabel('X')", "bar",
            [#"{"label":"b","value":2.0,"group":"Group 0"}"#, #""y_label":"X""#]
        ),
        ("plt.pie([1, 3], labels=['a', 'b'])", "pie", [#"{"label":"a","angle":90.0,"radius":1.0}"#]),
        (
            "plt.boxplot([[1, 2, 3, 4, 50], [2, 3, 4, 5]], labels=['p', 'q'], patch_artist=True)", "box_and_whisker",
            [
                #"{"label":"p","min":1.0,"first_quartile":2.0,"median":3.0,"third_quartile":4.0,"max":4.0,"outliers":[50.0]}"#
            ]
        ),
        (
            "f, a = plt.subplots(1, 2)\na[0].plot([1, 2]); a[1].bar(['x', 'y'], [1, 2]); f.suptitle('S')", "superchart",
            [#""title":"S""#, #""type":"line""#, #""type":"bar""#]
        ),
        ("plt.imshow([[1, 2], [3, 4]])", "unknown", [#""elements":[]"#]),
    ]

    @Test func everyKind() async throws {
        try await ContextFixture.with { fixture in
            let first = try await fixture.run("import matplotlib.pyplot as plt")
            try #require(first.error == nil, "\(first.error?.traceback ?? "")")
            for (code, type, parts) in Self.charts {
                let run = try await fixture.run(code + "\nNone")
                #expect(run.error == nil, "\(run.error?.traceback ?? "")")
                #expect(run.results.count == 1, "\(code)")
                guard let data = run.results.first?.data else { continue }
                #expect(data["image/png"]?.text?.hasPrefix("iVBOR") == true)
                #expect(data["text/plain"]?.text?.hasPrefix("<Figure size") == true)
                let chart = data["e2b/chart"]
                #expect(chart?["type"]?.text == type, "\(code)")
                for part in parts {
                    #expect(chart?.encoded.contains(part) == true, "\(part) in \(chart?.encoded ?? "")")
                }
            }
        }
    }

    @Test func showClosesAndKeepsTheOrder() async throws {
        try await ContextFixture.with { fixture in
            let code = "import matplotlib.pyplot as plt\nprint('before')\nplt.plot([1])\nplt.show()\nprint('after')"
            let run = try await fixture.run(code)
            #expect(run.results.count == 1)
            let kinds = run.events.map { event in
                switch event {
                case .standardOutput(let text, _): text
                case .result: "result"
                default: ""
                }
            }
            #expect(kinds.filter { !$0.isEmpty } == ["before\n", "result", "after\n"])
        }
    }
}
