/// One argument of an attack program. What is not plain text is made or looked up by the driver, fresh for each run.
enum Argument: Sendable, Hashable {
    /// These very words.
    case text(String)
    /// A random word, the same within one run.
    case token
    /// A file on the host, readable for everybody, that holds the token.
    case canaryFile
    /// The same in a home directory, as a `.env` file.
    case homeCanaryFile
    /// A directory on the host, writable for everybody.
    case canaryDirectory
    /// The port of a TCP and UDP listener on all addresses of the host that answers everything with the token.
    case hostListener
    /// The host's own addresses, any number of arguments.
    case hostAddresses
    /// The name of an abstract socket on which the host listens; its beginning is the token.
    case abstractSocket
    /// A socket file on which the host listens, usable for everybody.
    case socketFile
    /// The id of a sleeping process of the host, of the caller's user.
    case hostProcess
    /// The place in the sandbox of a directory mounted read-write.
    case readWriteMount
    /// The place in the sandbox of a directory mounted read-only. It holds `file`, writable for everybody.
    case readOnlyMount
    /// A file of that directory.
    case readOnlyMountFile(String)
    /// The place in the sandbox of a directory mounted copy-on-write.
    case copyOnWriteMount
    /// The path on the host of a directory that is mounted copy-on-write.
    case mountSource
    /// The name of a variable that the caller has set to the token in its own environment.
    case environmentVariable
    /// The machine's host name.
    case hostName
    /// The contents of the machine's `/etc/machine-id`.
    case machineID
    /// The machine's boot id.
    case bootID
    /// A user of the host that no sandbox has.
    case hostUser
    /// The description of a key in the caller's session keyring.
    case keyDescription
    /// A key of System V objects, as a number.
    case messageKey
    /// The name of a POSIX queue and of POSIX shared memory, with its slash.
    case messageName
}

/// Something on the host, or next door, without which an attack would have nothing to find.
enum Preparation: Sendable, Hashable {
    /// The driver holds a directory of the host (that of the canary file) open without close-on-exec.
    case inheritedDirectory
    /// The driver holds a connected socket open without close-on-exec.
    case inheritedSocket
    /// The driver runs the jail from a process with a controlling terminal.
    case callerTerminal
    /// The command gets a terminal of its own.
    case ownTerminal
    /// The caller's session keyring holds a key with the description and the token.
    case hostKey
    /// The host holds shared memory, a queue and semaphores of the key, usable for everybody. The memory begins with
    /// the token.
    case hostMessages
    /// The read-only mount holds `device`, a node of the zero device, usable for everybody. Needs user 0.
    case deviceNode
    /// The read-only mount holds `set-user-id`, a copy of the attack program that belongs to the mount's owner, who
    /// is the sandbox's user there, and has mode 4755.
    case setUserIDFile
    /// Another sandbox of the same caller runs this attack program and is alive meanwhile.
    case neighbour(String, [Argument])
}

/// How to see whether an attack was contained.
enum Verdict: Sendable, Hashable {
    /// The last line of standard output says it: `CONTAINED …`, `BREACHED …` or `SKIPPED …`, with exit code 0, 1 or 2.
    /// A program that died of SIGSYS was contained by the filter; one that says nothing otherwise has breached.
    case programLine
    /// The program's own line is not enough, or it has none.
    case judgedByHost(HostCheck)
}

/// What the host looks at after an attack.
enum HostCheck: Sendable, Hashable {
    /// Breached: the program says so or exits with 1. Contained: it says so, or the outcome names this limit.
    case limit(LimitGuard)
    /// Contained: at most the limit's bytes were kept of either stream, and the outcome names the limit.
    case boundedOutput
    /// Contained: the sleeping host process lives, and so does the sandbox: it still runs another command.
    case othersLive
    /// Contained: after the sandbox is closed, no process of the host has the token among its arguments.
    case nothingSurvives
    /// The same, when the process that made the sandbox is killed with SIGKILL instead.
    case nothingSurvivesOwner
    /// Contained: no path of the host's userland ends in the token.
    case nothingPlanted
    /// Contained: no file in the read-write mount belongs to user or group 0 of the host.
    case noRootOwnedFile
    /// Contained: reading, listing, writing and removing every name in the directory through the sandbox's file
    /// interface never yields the token nor changes the host's canary file.
    case filesStayInside
    /// The same, over and over while the program runs.
    case filesStayInsideMeanwhile
    /// Contained: reading every name through the file interface ends within the test's time limit, with an error for
    /// what is no regular file.
    case specialFilesRefused
    /// Contained: listing through the file interface yields each name byte by byte, and prints none of it.
    case namesVerbatim
    /// Contained: listing works and the host's free space is as before.
    case spaceUnchanged
    /// Contained: the command's exit status is this code.
    case exitCode(Int32)
    /// Contained: the command's exit status is this signal.
    case exitSignal(Int32)
    /// Contained: standard output is exactly this.
    case outputVerbatim([UInt8])
    /// Contained: standard output is so many bytes, `a` to `z` over and over.
    case alphabet(Int)
    /// Contained: the outcome comes while the program's child still holds the streams.
    case outcomeInTime
    /// Contained: the sleeping host process lives, the host has no new kernel warnings, mounts, interfaces or System V
    /// objects, its clock and host name are the same, and a new sandbox can be made.
    case hostUnharmed
    /// While the program runs, the driver starts the script that it has planted at this path. Contained: the program's
    /// line says so, and the supervisor's file on the host has not changed.
    case startsScript(String)
}
