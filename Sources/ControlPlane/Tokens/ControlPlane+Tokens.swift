import Crypto
import Foundation
import GRDB

extension ControlPlane {
    /// Makes a key, `e2b_` and 40 hexadecimal digits, which is what clients of E2B of every age accept. It is told once
    /// and cannot be read again.
    public func createToken(
        name: String, scopes: Set<TokenScope>
    ) async throws(ControlPlaneError) -> (record: TokenRecord, key: String) {
        try SandboxRequest.check(name: name)
        guard !scopes.isEmpty else {
            throw .invalid(field: "scopes", problem: "there are none", remedy: "give read, run or admin")
        }
        guard !tokens.values.contains(where: { $0.name == name }) else {
            throw .conflict("a token named '\(name)' exists; remove it first or choose another name")
        }
        let key = "e2b_" + RandomName.hex(20)
        let record = TokenRecord(
            id: RandomName.text(12), name: name, scopes: scopes, digest: Self.digest(of: key), createdAt: Date())
        let text = try Store.text(record)
        tokens[record.digest] = record
        do throws(ControlPlaneError) {
            try await store.write("add a token") { database in
                try database.execute(
                    sql: "INSERT INTO token (id, record) VALUES (?, ?)", arguments: [record.id, text])
            }
        } catch {
            tokens[record.digest] = nil
            throw error
        }
        return (record, key)
    }

    /// What a key opens; empty for a key that is none of ours.
    ///
    /// Keys are looked up by their digest, so how long that takes says nothing about how much of a guess was right.
    public func scopes(of key: String) -> Set<TokenScope> { tokens[Self.digest(of: key)]?.scopes ?? [] }

    /// All keys by name.
    public func listTokens() -> [TokenRecord] { tokens.values.sorted { $0.name < $1.name } }

    /// Makes a key useless, by its name or id.
    public func deleteToken(_ reference: String) async throws(ControlPlaneError) {
        guard let record = tokens.values.first(where: { $0.name == reference || $0.id == reference }) else {
            throw .notFound(kind: .token, reference: reference)
        }
        try await store.write("remove a token") { database in
            try database.execute(sql: "DELETE FROM token WHERE id = ?", arguments: [record.id])
        }
        tokens[record.digest] = nil
    }

    func loadTokens() async throws(ControlPlaneError) {
        let texts = try await store.read("list the tokens") { try String.fetchAll($0, sql: "SELECT record FROM token") }
        for text in texts {
            let record = try Store.value(TokenRecord.self, text)
            tokens[record.digest] = record
        }
    }

    private static func digest(of key: String) -> String {
        SHA256.hash(data: Data(key.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
