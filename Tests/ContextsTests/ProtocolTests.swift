import Testing

@testable import Contexts

/// What the host makes of bytes that anybody may have written.
@Suite struct ProtocolTests {
    @Test(arguments: [
        ("{\"a\":[1,2.5,-3e2,true,false,null],\"b\":\"x\\n\\u00e9\\ud83d\\ude00\"}", "{\"a\":[1,2.5,-3e2,true,false,null],\"b\":\"x\\né😀\"}"),
        ("\"\\ud800\"", "\"\u{FFFD}\""), (" [ ] ", "[]"), ("{}", "{}"),
    ])
    func goodJSON(_ text: String, _ same: String) throws {
        #expect(try JSONReader.read(Array(text.utf8)).encoded == same)
    }

    @Test(arguments: [
        "", "{", "[1,", "[1 2]", "{\"a\" 1}", "{a:1}", "01", "1.", "-", "1e", "\"", "\"\\x\"", "\"\\u12\"", "\"\n\"", "nul",
        "true false", "NaN", String(repeating: "[", count: 200_000), String(repeating: "{\"a\":", count: 200_000),
    ])
    func badJSON(_ text: String) {
        #expect(throws: JSONReader.Fault.self) { try JSONReader.read(Array(text.utf8)) }
    }

    @Test func messagesInPartsComeTogether() {
        let nonce = Nonce()
        let message = Array("\"\(String(repeating: "x", count: 200_000))\"".utf8)
        var assembler = MessageAssembler(nonce: nonce, limit: 1 << 20)
        let packets = RunnerPacket.packets(nonce, message)
        #expect(packets.count == 4)
        #expect(packets.allSatisfy { $0.count <= 65536 })
        let taken = packets.map { assembler.take($0) }
        #expect(taken.dropLast().allSatisfy { $0 == nil })
        #expect(taken.last??.text?.utf8.count == 200_000)
        #expect(assembler.dropped == 0)
        // The same again is no message.
        #expect(packets.allSatisfy { assembler.take($0) == nil })
        #expect(assembler.dropped == 4)
    }

    @Test func foreignPacketsAreDropped() {
        let nonce = Nonce()
        var assembler = MessageAssembler(nonce: nonce, limit: 1 << 20)
        let mark = String(decoding: nonce.text, as: UTF8.self)
        let junk = [
            "", "\n", "junk", "\(mark) 1 0 1", "\(mark) 1 0\n{}", "\(mark) 1 1 1\n{}", "\(mark) -1 0 1\n{}",
            "\(mark) 1 0 99999999999999999999\n{}", "\(mark) 1 0 999999\n{}", "\(mark) 1 1 2\n{}", "\(mark) 1 0 1\n{",
            String(decoding: Nonce().text, as: UTF8.self) + " 1 0 1\n{}",
        ]
        for packet in junk { #expect(assembler.take(Array(packet.utf8)) == nil, "\(packet)") }
        #expect(assembler.dropped == junk.count)
        #expect(assembler.take(Array("\(mark) 7 0 1\n{\"t\":\"end\"}".utf8))?["t"]?.text == "end")
    }

    @Test func markersAreFoundWhereverTheyAreCut() {
        let nonce = Nonce()
        let mark = String(decoding: nonce.text, as: UTF8.self)
        let stream = Array("a\0b\0\u{1E}bulk\0\u{1E}bulkhead \(mark) 0000000a\u{1E}\0c\0".utf8)
        for size in 1...stream.count {
            var scanner = MarkerScanner()
            var output: [UInt8] = []
            var markers: [UInt32] = []
            for start in stride(from: 0, to: stream.count, by: size) {
                for piece in scanner.take(Array(stream[start..<min(stream.count, start + size)])) {
                    switch piece {
                    case .output(let bytes): output += bytes
                    case .marker(let found, let number):
                        #expect(found == nonce.text)
                        markers.append(number)
                    }
                }
            }
            output += scanner.finish()
            #expect(output == Array("a\0b\0\u{1E}bulkc\0".utf8), "pieces of \(size)")
            #expect(markers == [10])
        }
    }

    @Test func charactersAreNotCutInTwo() {
        let text = Array("aé€😀".utf8)
        for size in 1...text.count {
            var decoder = TextDecoder()
            var decoded = ""
            for start in stride(from: 0, to: text.count, by: size) {
                decoded += decoder.take(text[start..<min(text.count, start + size)])
            }
            #expect(decoded + decoder.finish() == "aé€😀")
        }
        var decoder = TextDecoder()
        #expect(decoder.take([0x61, 0xFF, 0x62]) == "a\u{FFFD}b")
        #expect(decoder.take([0xE2, 0x82]).isEmpty)
        #expect(decoder.finish() == "\u{FFFD}")
    }
}
