import PythonInterpreter
import Testing

/// Swift types that cross as data.
@Suite struct CodableTests {
    private struct Order: Codable, Hashable, Sendable {
        enum Status: String, Codable { case open, paid }
        struct Item: Codable, Hashable { var name: String, price: Double, count: Int }
        var id: UInt64
        var status: Status
        var items: [Item]
        var note: String?
        var tags: [String: [Bool]]
        var raw: PythonValue
    }

    private let order = Order(
        id: .max, status: .paid, items: [.init(name: "tea", price: 2.5, count: 3)], note: nil, tags: ["a": [true]],
        raw: .tuple([1, nil, .bytes([1, 2])]))

    @Test func structuresGoThereAndBack() throws {
        let value = try PythonValueEncoder().encode(order)
        #expect(
            value == [
                "id": .bigInt("18446744073709551615"), "status": "paid",
                "items": [["name": "tea", "price": 2.5, "count": 3]], "tags": ["a": [true]],
                "raw": .tuple([1, nil, .bytes([1, 2])]),
            ])
        #expect(try PythonValueDecoder().decode(Order.self, from: value) == order)
    }

    @Test func theGuestWorksOnThem() throws {
        let session = PythonSession()
        try session.set("order", encoding: order)
        #expect(session.run("order['items'][0]['count'] += 1; order['note'] = 'x'; order['id'] -= 1").exception == nil)
        let back = try session.get("order", as: Order.self)
        #expect(back?.items[0].count == 4)
        #expect(back?.note == "x")
        #expect(back?.id == UInt64.max - 1)
        #expect(session.run("numbers = 3").exception == nil)
        #expect(throws: DecodingError.self) { try session.get("numbers", as: [Int].self) }
    }

    @Test func toolsMayHaveTypes() {
        struct Input: Decodable, Sendable { var amount: Double, digits: Int }
        let session = PythonSession()
        session.register(
            PythonTool("rounded", parameters: [.init("amount"), .init("digits", default: 0)], input: Input.self) {
                ["value": $0.amount.rounded(), "digits": Double($0.digits)]
            })
        #expect(session.run("rounded(2.6)['value']").value == 3.0)
        #expect(
            session.run("rounded('x')").exception?.message
                == "rounded(): argument 'amount': expected Double, found a str")
    }

    @Test func numbersMustFit() {
        let decoder = PythonValueDecoder()
        #expect(throws: DecodingError.self) { try decoder.decode(UInt8.self, from: 256) }
        #expect(throws: DecodingError.self) { try decoder.decode(Int.self, from: .bigInt("99999999999999999999")) }
        #expect(throws: DecodingError.self) { try decoder.decode(Int.self, from: true) }
        #expect((try? decoder.decode(Int.self, from: 3.0)) == 3)
        #expect((try? decoder.decode([UInt8].self, from: .bytes([7]))) == [7])
        #expect((try? decoder.decode(Int?.self, from: nil)) == .some(nil))
    }
}
