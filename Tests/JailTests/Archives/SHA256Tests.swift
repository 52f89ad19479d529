import Testing

@testable import Jail

@Suite struct SHA256Tests {
    // FIPS 180-4 examples.
    static let vectors: [(String, String)] = [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            String(repeating: "a", count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ]

    @Test(arguments: vectors)
    func knownHashes(text: String, expected: String) {
        var hash = SHA256()
        hash.update(bytes(text)[...])
        #expect(hash.finish() == expected)
    }

    @Test func everyLengthAgreesWithAnotherProgram() {
        let script = "import hashlib; [print(hashlib.sha256(bytes(range(n))).hexdigest()) for n in range(200)]"
        let expected = shell("python3 -c '\(script)'").output.split(separator: "\n").map(String.init)
        #expect(expected.count == 200)
        for count in 0..<200 {
            let message = (0..<count).map { UInt8($0) }
            for piece in [1, 63, 64, 65] {
                var hash = SHA256()
                var rest = message[...]
                while !rest.isEmpty {
                    hash.update(rest.prefix(piece))
                    rest = rest.dropFirst(piece)
                }
                #expect(hash.finish() == expected[count])
            }
        }
    }
}
