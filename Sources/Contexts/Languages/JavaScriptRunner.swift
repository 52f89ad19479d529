/// Node.js. The runner's source comes over the control channel, as Python's does.
struct JavaScriptRunner: RunnerProgram {
    let isTyped: Bool
    /// One that comes just when code goes over from running to waiting stops neither.
    var losesInterrupts: Bool { true }

    var arguments: [String] {
        ["node", "--no-warnings", "--experimental-import-meta-resolve", "-e", Self.loader]
    }

    /// Reads packets until the source is complete and runs it with the nonce of the first one.
    private static let loader = """
        {const f=require('fs');let b=Buffer.alloc(65536),p=[],n,c;\
        do{const s=f.readSync(3,b);if(!s)process.exit(0);const e=b.indexOf(10);\
        [n,,,c]=b.toString('latin1',0,e).split(' ');p.push(Buffer.from(b.subarray(e+1,s)))}while(p.length<+c);\
        const t=Buffer.concat(p).toString();\
        new Function('require','NONCE','TYPED',t.slice(1))(require,n,t[0]==='T')}
        """

    func greeting(_ nonce: Nonce) -> [UInt8] {
        [UInt8(ascii: isTyped ? "T" : "J")] + PackageResources.javascript_runner_js
    }
}
