public import PythonAudit
import Sandboxing

/// Policy files for audits: an ``AuditPolicy`` as YAML. Everything that is not understood is an error.
public enum AuditPolicyFile {
    /// Reads a policy file. Relative roots in it start from the directory that holds it.
    public static func read(path: String) throws(PolicyFileError) -> AuditPolicy {
        let bytes = try PolicyFileContents.read(path: path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw PolicyFileError(
                file: path, PolicyProblem(problem: "the file is not UTF-8 text", remedy: "save it as UTF-8"))
        }
        return try parse(text, file: path, directory: PolicyFileContents.directory(of: path))
    }

    /// Reads the text of a policy file.
    ///
    /// - Parameters:
    ///   - text: The YAML.
    ///   - file: The name for messages.
    ///   - directory: The absolute path from which relative roots start.
    public static func parse(
        _ text: String, file: String, directory: String
    ) throws(PolicyFileError) -> AuditPolicy {
        guard text.utf8.count <= PolicyFile.sizeLimit else { throw PolicyFileContents.tooLarge(file) }
        let root = try PolicyDocument.compose(text, file: file)
        var decoder = AuditPolicyDecoder(reader: NodeReader(), directory: directory)
        let policy = decoder.decode(root)
        let problems = decoder.reader.problems
        guard problems.isEmpty else { throw PolicyFileError(file: file, problems: problems) }
        return policy
    }
}
