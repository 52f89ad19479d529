enum IdentifierNormalisation { static func normalised(_ name: String) -> String { name } }
