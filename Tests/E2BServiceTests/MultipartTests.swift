import Testing

@testable import E2BService

@Suite struct MultipartTests {
    private func parts(_ text: String, piece: Int) async throws -> [(String, String?, String)] {
        let bytes = Array(text.utf8)
        nonisolated(unsafe) var position = 0
        let reader = MultipartReader(boundary: "b") {
            guard position < bytes.count else { return nil }
            defer { position += piece }
            return Array(bytes[position..<min(position + piece, bytes.count)])
        }
        var found: [(String, String?, String)] = []
        while let part = try await reader.nextPart() {
            var contents: [UInt8] = []
            while let piece = try await reader.nextPiece() { contents += piece }
            found.append((part.name, part.fileName, String(decoding: contents, as: UTF8.self)))
        }
        return found
    }

    private static let message =
        "preamble\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"/a b/%22c%22.txt\"\r\n"
        + "Content-Type: text/plain\r\n\r\none\r\n--bnot a boundary? no: \r\n--\r\n--b\r\n"
        + "content-disposition: form-data; name=\"file\"; filename=\"é\\\"x\"\r\n\r\n\r\n--b--\r\nepilogue"

    @Test(arguments: [1, 3, 17, 10_000])
    func readsPartsInPiecesOfAnySize(_ piece: Int) async throws {
        let message = Self.message.replacing("--bnot a boundary? no: ", with: "-- bnot a boundary")
        let found = try await parts(message, piece: piece)
        #expect(found.map(\.0) == ["file", "file"])
        #expect(found.map(\.1) == ["/a b/\"c\".txt", "é\"x"])
        #expect(found.map(\.2) == ["one\r\n-- bnot a boundary\r\n--", ""])
    }

    @Test(arguments: [
        "", "--b", "--b\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\nno end", "--bx\r\n\r\n\r\n--b--",
        "--b\r\nX: y\r\n\r\n\r\n--b--", "--b\r\nContent-Disposition: form-data\r\n\r\n\r\n--b--",
        "--b\r\n" + String(repeating: "X: y\r\n", count: 10_000) + "\r\n\r\n--b--",
    ])
    func refusesWhatIsNoUpload(_ text: String) async {
        await #expect(throws: E2BFailure.self) { try await parts(text, piece: 100) }
    }

    @Test func boundaries() {
        #expect(MultipartReader.boundary(of: "multipart/form-data; boundary=abc") == "abc")
        #expect(MultipartReader.boundary(of: "multipart/form-data; charset=x; Boundary=\"a b\"") == "ab")
        #expect(MultipartReader.boundary(of: "multipart/form-data") == nil)
        #expect(MultipartReader.boundary(of: "multipart/form-data; boundary=") == nil)
    }
}
