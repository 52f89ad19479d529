import PythonAudit
import Testing

/// Which runtime a source needs.
@Suite struct RuntimeTests {
    private func reasons(_ source: String, _ profile: InterpreterProfile = InterpreterProfile()) -> [String] {
        var policy = AuditPolicy()
        policy.interpreter = profile
        return PythonAudit.audit(source: Array(source.utf8), policy: policy).requiredRuntime.reasons.map {
            "\($0.kind.rawValue) \($0.subject)"
        }
    }

    @Test(arguments: [
        "print(1 + 1)", "import math, json, re\nfrom collections.abc import Mapping", "from os import path",
        "import urllib.parse\nurllib.parse.quote('a')", "from urllib import parse", "exec('x = 1')",
        "from __future__ import annotations",
    ])
    func interpreter(source: String) { #expect(reasons(source) == []) }

    @Test(arguments: [
        ("import numpy as np", ["module numpy"]),
        ("import os\nos.system('ls')", ["process os.system"]),
        ("x = input()", ["input input"]),
        ("open('a')", ["file open"]),
        ("import ctypes\nctypes.CDLL('x')", ["module ctypes", "native ctypes.CDLL"]),
        ("import threading\nthreading.Thread()", ["thread threading.Thread"]),
        ("from requests import get", ["module requests", "network requests.get"]),
        ("from . import x", ["module ."]),
        ("__import__('sqlite3')", ["module sqlite3"]),
        ("def f(:", ["syntax invalid syntax"]),
    ])
    func jail(source: String, expected: [String]) { #expect(reasons(source) == expected) }

    @Test func profile() {
        #expect(reasons("import numpy", InterpreterProfile(modules: ["numpy"])) == [])
        #expect(reasons("import a.b.c", InterpreterProfile(modules: ["a.*"])) == [])
        #expect(reasons("open('a').read()", InterpreterProfile(grantsFiles: true)) == [])
        #expect(reasons("input()", InterpreterProfile(grantsInput: true)) == [])
    }

    @Test func permissionsDoNotChangeTheNeed() {
        var policy = AuditPolicy()
        policy.allow = [.rule("BH101")]
        let report = PythonAudit.audit(source: Array("import os\nos.system('ls')".utf8), policy: policy)
        #expect(report.findings.isEmpty)
        #expect(report.requiredRuntime != .interpreter)
    }
}
