extension RuleNames {
    static let processes: [(RuleKind?, String)] = [
        (
            .processExecution,
            """
            os.system os.popen os.popen2 os.popen3 os.popen4 os.execl os.execle os.execlp os.execlpe os.execv os.execve \
            os.execvp os.execvpe os.spawnl os.spawnle os.spawnlp os.spawnlpe os.spawnv os.spawnve os.spawnvp \
            os.spawnvpe os.posix_spawn os.posix_spawnp os.startfile subprocess.* commands.* popen2.* \
            _posixsubprocess.* asyncio.create_subprocess_exec asyncio.create_subprocess_shell pty.spawn sh.* \
            plumbum.* pexpect.* fabric.* invoke.* webbrowser.* platform.popen timeit.main pdb.* cProfile.run \
            distutils.spawn.* setuptools.* pip.* ensurepip.* venv.* IPython.get_ipython antigravity.* \
            asyncio.get_event_loop().subprocess_exec asyncio.get_event_loop().subprocess_shell \
            asyncio.get_running_loop().subprocess_exec asyncio.get_running_loop().subprocess_shell
            """
        ),
        (
            .processCreation,
            """
            os.fork os.forkpty pty.fork multiprocessing.* _multiprocessing.* multiprocess.* billiard.* \
            concurrent.futures.ProcessPoolExecutor joblib.Parallel ray.* dask.* concurrent.interpreters.* \
            _interpreters.* socketserver.ForkingTCPServer socketserver.ForkingMixIn
            """
        ),
        (
            nil,
            """
            subprocess.PIPE subprocess.DEVNULL subprocess.STDOUT subprocess.CalledProcessError \
            subprocess.TimeoutExpired subprocess.SubprocessError subprocess.CompletedProcess subprocess.list2cmdline \
            multiprocessing.cpu_count multiprocessing.current_process multiprocessing.TimeoutError \
            multiprocessing.freeze_support multiprocessing.dummy.* dask.array.* dask.dataframe.* setuptools.setup \
            setuptools.find_packages invoke.task pip.__version__ setuptools.__version__
            """
        ),
    ]

    static let files: [(RuleKind?, String)] = [
        (
            .fileDeletion,
            """
            os.remove os.unlink os.rmdir os.removedirs pathlib.Path().unlink pathlib.Path().rmdir os.truncate \
            os.ftruncate send2trash.send2trash
            """
        ),
        (.recursiveDeletion, "shutil.rmtree distutils.dir_util.remove_tree"),
        (
            .fileWrite,
            """
            os.rename os.renames os.replace os.mkdir os.makedirs os.link os.symlink os.mkfifo os.mknod os.write \
            os.utime os.setxattr os.removexattr shutil.copy shutil.copy2 shutil.copyfile shutil.copytree \
            shutil.move shutil.make_archive shutil.unpack_archive pathlib.Path().write_text \
            pathlib.Path().write_bytes pathlib.Path().touch pathlib.Path().mkdir pathlib.Path().rename \
            pathlib.Path().replace pathlib.Path().symlink_to pathlib.Path().hardlink_to pathlib.Path().copy \
            pathlib.Path().move tarfile.open().extractall tarfile.open().extract tarfile.TarFile().extractall \
            tarfile.TarFile().extract zipfile.ZipFile().extractall zipfile.ZipFile().extract sqlite3.connect \
            dbm.open logging.FileHandler
            """
        ),
        (.openPermissions, "os.umask"),
    ]

    static let network: [(RuleKind?, String)] = [
        (
            .networkUse,
            """
            socket.* _socket.* ssl.* urllib.request.* urllib.urlopen urllib.urlretrieve urllib2.* urllib3.* \
            http.client.* httplib.* httplib2.* requests.* httpx.* aiohttp.* aiofiles.* ftplib.* smtplib.* poplib.* \
            imaplib.* telnetlib.* nntplib.* xmlrpc.client.* paramiko.* boto3.* botocore.* websocket.* websockets.* \
            pycurl.* grpc.* zmq.* pika.* redis.* pymongo.* psycopg2.* psycopg.* pymysql.* scapy.* dns.resolver.* \
            twisted.* tornado.httpclient.* asyncio.open_connection asyncio.open_unix_connection wget.* \
            selenium.* playwright.* openai.* anthropic.* huggingface_hub.* google.cloud.* azure.* \
            asyncio.get_event_loop().create_connection asyncio.get_running_loop().create_connection \
            socket.socket().connect socket.socket().connect_ex socket.socket().sendto logging.handlers.SMTPHandler \
            logging.handlers.HTTPHandler logging.handlers.SocketHandler logging.handlers.DatagramHandler \
            logging.handlers.SysLogHandler multiprocessing.connection.Client torch.hub.* nltk.download \
            multiprocessing.managers.* asyncssh.* slack_sdk.* discord.* telegram.* kubernetes.* docker.*
            """
        ),
        (
            .networkListener,
            """
            http.server.* socketserver.* xmlrpc.server.* wsgiref.simple_server.* asyncio.start_server \
            asyncio.start_unix_server socket.create_server socket.socket().bind socket.socket().listen \
            aiohttp.web.run_app uvicorn.* gunicorn.* waitress.* flask.Flask().run BaseHTTPServer.* SocketServer.* \
            SimpleHTTPServer.* multiprocessing.connection.Listener logging.config.listen
            """
        ),
        (
            nil,
            """
            socket.error socket.timeout socket.gaierror socket.herror requests.exceptions.* requests.RequestException \
            requests.HTTPError requests.ConnectionError requests.Timeout httpx.HTTPError httpx.RequestError \
            httpx.TimeoutException aiohttp.ClientError ssl.SSLError http.client.HTTPException http.client.responses \
            urllib.error.* urllib3.exceptions.* smtplib.SMTPException urllib.request.pathname2url \
            urllib.request.url2pathname aiofiles.os.*
            """
        ),
    ]
}
