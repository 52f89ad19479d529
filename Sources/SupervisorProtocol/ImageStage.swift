/// The steps of taking and starting an image, in words. The numbers are those of `cl_images.h`.
public enum ImageStage {
    /// The step with this number.
    public static func name(_ number: Int32) -> String {
        let names = [
            "trace the process", "take a process with several threads", "read its registers", "ask for its state",
            "read its mappings", "take memory that it shares with others", "read its memory", "write the image",
            "read the image", "use an image of this kernel", "find room beside the image",
            "open the files of the image",
            "map the image", "move the kernel's pages", "let the image run",
        ]
        let index = Int(number) - 33
        return names.indices.contains(index) ? names[index] : "step \(number)"
    }
}
