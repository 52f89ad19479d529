public import Sandboxing

/// Policy files: a ``SandboxSpecification`` as YAML.
///
/// The keys are those of the specification, in kebab-case. Everything that is not understood is an error: a policy
/// with a misspelt limit must not become a policy without that limit.
public enum PolicyFile {
    /// The most bytes that a policy file may have.
    public static let sizeLimit = 1 << 20

    /// Reads a policy file. Relative paths in it start from the directory that holds it.
    public static func read(path: String) throws(PolicyFileError) -> SandboxSpecification {
        let bytes = try PolicyFileContents.read(path: path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw PolicyFileError(
                file: path,
                PolicyProblem(problem: "the file is not UTF-8 text", remedy: "save it as UTF-8"))
        }
        return try parse(text, file: path, directory: PolicyFileContents.directory(of: path))
    }

    /// Reads the text of a policy file.
    ///
    /// - Parameters:
    ///   - text: The YAML.
    ///   - file: The name for messages.
    ///   - directory: The absolute path from which relative paths in the file start.
    public static func parse(
        _ text: String, file: String, directory: String
    ) throws(PolicyFileError) -> SandboxSpecification {
        guard text.utf8.count <= sizeLimit else { throw PolicyFileContents.tooLarge(file) }
        let root = try PolicyDocument.compose(text, file: file)
        var decoder = SpecificationDecoder(reader: NodeReader(), directory: directory)
        let specification = decoder.decode(root)
        decoder.reader.reportProblems(of: specification)
        let problems = decoder.reader.problems
        guard problems.isEmpty else { throw PolicyFileError(file: file, problems: problems) }
        return specification
    }

    /// The specification as the text of a policy file that ``parse(_:file:directory:)`` reads back.
    public static func text(for specification: SandboxSpecification) -> String {
        SpecificationEncoder.encode(specification)
    }
}
