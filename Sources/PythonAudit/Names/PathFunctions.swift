/// Functions that take paths.
enum PathFunctions {
    /// How many of the first arguments are paths.
    static func count(_ name: String) -> Int { table[name] ?? 0 }

    /// The names under which the first argument may also be given.
    static let keywords: Set<String> = ["file", "path", "src", "dst", "filename", "name", "source", "dest", "top"]

    private static let table: [String: Int] = {
        let one = """
            builtins.open codecs.open io.open os.open os.remove os.unlink os.rmdir os.removedirs os.mkdir os.makedirs \
            os.listdir os.scandir os.walk os.fwalk os.chdir os.chmod os.chown os.stat os.lstat os.access os.truncate \
            os.utime os.readlink os.mkfifo os.mknod os.statvfs os.chroot os.getxattr os.setxattr os.listxattr \
            shutil.rmtree shutil.disk_usage shutil.unpack_archive shutil.make_archive glob.glob glob.iglob \
            os.path.exists os.path.isfile os.path.isdir os.path.getsize os.path.getmtime os.path.islink \
            os.path.lexists os.path.realpath os.path.samefile fileinput.input linecache.getline linecache.getlines \
            tarfile.open zipfile.ZipFile gzip.open bz2.open lzma.open sqlite3.connect dbm.open shelve.open \
            numpy.load numpy.loadtxt numpy.fromfile numpy.save numpy.savetxt numpy.genfromtxt pandas.read_csv \
            pandas.read_json pandas.read_excel pandas.read_parquet pandas.read_pickle runpy.run_path \
            logging.FileHandler tokenize.open wave.open PIL.Image.open os.execv os.execve mimetypes.read_mime_types \
            configparser.ConfigParser().read io.FileIO joblib.load torch.load dotenv.load_dotenv aiofiles.open
            """
        let two = """
            os.rename os.renames os.replace os.link os.symlink shutil.copy shutil.copy2 shutil.copyfile \
            shutil.copytree shutil.move shutil.copymode shutil.copystat filecmp.cmp filecmp.dircmp
            """
        let all = """
            pathlib.Path pathlib.PurePath pathlib.PurePosixPath pathlib.Path().joinpath os.path.join
            """
        var table: [String: Int] = [:]
        for name in one.split(separator: " ") { table[String(name)] = 1 }
        for name in two.split(separator: " ") { table[String(name)] = 2 }
        for name in all.split(separator: " ") { table[String(name)] = 64 }
        return table
    }()

    /// Whether a function only puts a path together, so that what it gives is judged where it is used.
    static func onlyJoins(_ name: String) -> Bool { name == "os.path.join" }
}

/// What paths say about what they name.
enum PathText {
    /// Whether it begins at the root, at a home directory, or at a drive.
    static func isAbsolute(_ path: String) -> Bool {
        let bytes = Array(path.utf8.prefix(3))
        guard let first = bytes.first else { return false }
        if first == UInt8(ascii: "/") || first == UInt8(ascii: "~") || first == UInt8(ascii: "\\") { return true }
        return bytes.count == 3 && bytes[1] == UInt8(ascii: ":")
            && (bytes[2] == UInt8(ascii: "\\") || bytes[2] == UInt8(ascii: "/"))
    }

    /// Its components, with backslashes taken for slashes.
    static func components(_ path: String) -> [Substring] {
        path.split { $0 == "/" || $0 == "\\" }
    }

    /// Whether a component is `..`.
    static func climbs(_ path: String) -> Bool { components(path).contains("..") }

    /// An absolute path without `.` and `..`.
    static func normalised(_ path: String) -> String {
        var kept: [Substring] = []
        for component in components(path) where component != "." {
            if component == ".." { _ = kept.popLast() } else { kept.append(component) }
        }
        return (path.hasPrefix("~") ? "" : "/") + kept.joined(separator: "/")
    }

    /// Whether an absolute path is at or below one of some roots.
    static func isBelow(_ path: String, _ roots: [String]) -> Bool {
        let path = normalised(path)
        return roots.contains { root in
            let root = normalised(root)
            return root == "/" || path == root || path.hasPrefix(root + "/")
        }
    }

    /// Devices that hold nothing.
    static func isHarmless(_ path: String) -> Bool {
        ["/dev/null", "/dev/zero", "/dev/urandom", "/dev/random"].contains(path)
    }

    /// Whether it names something that holds keys or passwords.
    static func holdsCredentials(_ path: String) -> Bool {
        let parts = components(path.lowercased())
        guard let last = parts.last else { return false }
        if files.contains(String(last)) || last.hasPrefix(".env.") { return true }
        if parts.contains(where: { directories.contains(String($0)) }) { return true }
        if last.hasPrefix("id_") && keyKinds.contains(where: { last.hasPrefix("id_" + $0) }) { return true }
        let pair = parts.suffix(2).joined(separator: "/")
        return pairs.contains(pair)
    }

    private static let keyKinds = ["rsa", "dsa", "ecdsa", "ed25519"]
    private static let files: Set<String> = [
        ".env", ".netrc", "_netrc", ".git-credentials", ".npmrc", ".pypirc", ".pgpass", ".my.cnf", ".htpasswd",
        "shadow", "gshadow", "master.passwd", ".boto", ".s3cfg", "credentials.json", "client_secret.json",
        "secrets.yaml", "secrets.yml", "secrets.json", "secrets.toml", ".vault-token", "authorized_keys",
        "login.keychain", "logins.json", "key4.db", "cookies.sqlite", ".bash_history", ".zsh_history",
        ".python_history", "kubeconfig", ".dockercfg", "ntds.dit", "wallet.dat", ".credentials",
    ]
    private static let directories: Set<String> = [
        ".ssh", ".aws", ".gnupg", ".kube", ".azure", ".gcloud", ".password-store", "keychains", "keyrings",
    ]
    private static let pairs: Set<String> = [
        ".docker/config.json", "etc/sudoers", "etc/passwd", "gcloud/credentials.db", "self/environ", "1/environ",
        "gh/hosts.yml", "run/secrets", "gcloud/application_default_credentials.json",
    ]
}
