public import Foundation

/// How values become JSON and back: times as RFC 3339 with milliseconds, members in the order of their names.
public enum WireJSON {
    private static let format = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

    /// A value as JSON.
    public static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(date.formatted(format))
        }
        return try encoder.encode(value)
    }

    /// A value from JSON.
    public static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let container = try decoder.singleValueContainer()
            let text = try container.decode(String.self)
            guard let date = date(text) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "it is not a time")
            }
            return date
        }
        return try decoder.decode(type, from: data)
    }

    /// A time as RFC 3339, with or without a fraction.
    public static func date(_ text: String) -> Date? {
        (try? format.parse(text)) ?? (try? Date.ISO8601FormatStyle().parse(text))
    }
}
