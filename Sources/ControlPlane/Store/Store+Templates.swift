import GRDB

extension Store {
    /// All templates with their builds.
    func templates() async throws(ControlPlaneError) -> (templates: [TemplateRecord], builds: [BuildRecord]) {
        let (templates, builds) = try await read("list the templates") { database in
            (
                try String.fetchAll(database, sql: "SELECT record FROM template"),
                try String.fetchAll(database, sql: "SELECT record FROM build")
            )
        }
        return (
            try templates.map { text throws(ControlPlaneError) in try Self.value(TemplateRecord.self, text) },
            try builds.map { text throws(ControlPlaneError) in try Self.value(BuildRecord.self, text) }
        )
    }

    /// Adds or replaces a template and one of its builds.
    func save(
        _ template: TemplateRecord, _ build: BuildRecord? = nil, events: [EventRecord] = []
    ) async throws(ControlPlaneError) {
        let templateText = try Self.text(template)
        let buildText: String? = if let build { try Self.text(build) } else { nil }
        try await write("save the template \(template.id)") { database in
            try database.execute(
                sql: """
                    INSERT INTO template (id, record) VALUES (?, ?)
                    ON CONFLICT (id) DO UPDATE SET record = excluded.record
                    """, arguments: [template.id, templateText])
            if let build, let buildText {
                try database.execute(
                    sql: """
                        INSERT INTO build (id, template, record) VALUES (?, ?, ?)
                        ON CONFLICT (id) DO UPDATE SET record = excluded.record
                        """, arguments: [build.id, template.id, buildText])
            }
            for event in events { try event.insert(into: database) }
        }
    }

    /// Removes a template with its builds.
    func deleteTemplate(_ id: String, events: [EventRecord] = []) async throws(ControlPlaneError) {
        try await write("delete the template \(id)") { database in
            try database.execute(sql: "DELETE FROM template WHERE id = ?", arguments: [id])
            for event in events { try event.insert(into: database) }
        }
    }
}
