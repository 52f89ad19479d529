// Runs random programs with the interpreter until something breaks or time is up. The number of each is printed before
// it runs, so that the last line tells which one this process did not survive.
//
//     python-fuzzer --corpus DIRECTORY [--seconds N] [--seed N] [--stack-factor N]
//     python-fuzzer --corpus DIRECTORY --one SEED     shows and runs one program

import Glibc
import PythonInterpreter
import PythonTestSupport

func option(_ name: String) -> String? {
    guard let index = CommandLine.arguments.firstIndex(of: name), index + 1 < CommandLine.arguments.count else {
        return nil
    }
    return CommandLine.arguments[index + 1]
}

/// A line that is there even if the process ends at once.
func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(1, bytes, bytes.count)
}

/// The most memory that this process has had, in KiB.
func largest() -> Int {
    var usage = rusage()
    getrusage(0, &usage)
    return usage.ru_maxrss
}

guard let directory = option("--corpus") else {
    say("usage: python-fuzzer --corpus DIRECTORY [--seconds N] [--seed N] [--one SEED]")
    exit(2)
}
let language = directory + "/language"
let topics = CorpusFile.topics(language)
let cases = topics.flatMap { CorpusFile.cases(language, $0) }.map { Array($0.source.utf8) }
guard !cases.isEmpty else {
    say("there is no corpus in \(directory)")
    exit(2)
}
let campaign = Campaign(corpus: cases, stackFactor: option("--stack-factor").flatMap { Int($0) } ?? 1)

if let one = option("--one").flatMap({ UInt64($0) }) {
    say(String(decoding: campaign.source(of: one), as: UTF8.self))
    say("---- \(Campaign.kind(of: one))")
    let problem = campaign.run(one, shows: true)
    say(problem ?? "no problem")
    exit(problem == nil ? 0 : 1)
}

WorldDigest.prepare()
let digest = WorldDigest.current()
var seed = option("--seed").flatMap { UInt64($0) } ?? UInt64(time(nil))
let end = time(nil) + (option("--seconds").flatMap { Int($0) } ?? 10)
var count = 0
while time(nil) < end {
    say("seed \(seed)")
    // What runs away in spite of its limits is a defect too.
    alarm(60)
    if let problem = campaign.run(seed) {
        say("DEFECT with seed \(seed): \(problem)")
        exit(1)
    }
    // A sanitizer keeps what was freed for a while.
    if campaign.stackFactor == 1, largest() > 2 << 20 {
        say("DEFECT with seed \(seed): the process has grown to \(largest()) KiB")
        exit(1)
    }
    guard WorldDigest.current() == digest else {
        say("DEFECT with seed \(seed): what sessions share has changed")
        exit(1)
    }
    seed &+= 1
    count += 1
}
say("\(count) programs, at most \(largest()) KiB of memory")
