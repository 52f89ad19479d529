extension RuleNames {
    static let code: [(RuleKind?, String)] = [
        (
            .dynamicCode,
            """
            builtins.eval builtins.exec builtins.compile builtins.execfile runpy.* code.* codeop.* \
            pandas.eval numexpr.evaluate sympy.sympify sympy.parse_expr timeit.timeit timeit.repeat timeit.Timer \
            types.CodeType types.FunctionType types.LambdaType _testinternalcapi.* doctest.* \
            trace.Trace().run trace.Trace().runctx bdb.Bdb().run profile.run test.support.script_helper.* \
            idlelib.* lib2to3.* site.execsitecustomize site.addsitedir pkgutil.ImpImporter py_compile.* compileall.*
            """
        ),
        (
            .dynamicImport,
            """
            builtins.__import__ importlib.import_module importlib.__import__ importlib.reload importlib.util.* \
            importlib.machinery.* importlib._bootstrap.* importlib._bootstrap_external.* imp.* zipimport.* \
            pkgutil.find_loader pkgutil.get_loader pkgutil.resolve_name pydoc.locate pydoc.safeimport sys.modules \
            sys.meta_path sys.path_hooks sys.path_importer_cache _frozen_importlib.* _imp.*
            """
        ),
        (
            .builtinsAccess,
            """
            builtins.__builtins__ builtins.__dict__ builtins.breakpoint __main__.__builtins__ builtins.__loader__ \
            builtins.__spec__ builtins.__build_class__
            """
        ),
        (
            .frameAccess,
            """
            sys._getframe sys._getframemodulename sys._current_frames sys._current_exceptions inspect.currentframe \
            inspect.stack inspect.trace inspect.getouterframes inspect.getinnerframes inspect.getargvalues \
            traceback.walk_stack sys.exc_info()
            """
        ),
        (
            .runtimePatching,
            """
            sys.settrace sys.setprofile sys.addaudithook sys.monitoring.* threading.settrace threading.setprofile \
            gc.get_objects gc.get_referrers gc.get_referents gc.callbacks sys.call_tracing forbiddenfruit.*
            """
        ),
        (.introspectionChain, "builtins.object.__subclasses__ builtins.type.__subclasses__ builtins.type.mro"),
    ]

    static let data: [(RuleKind?, String)] = [
        (
            .unsafeDeserialisation,
            """
            pickle.load pickle.loads pickle.Unpickler pickle._load pickle._loads pickle._Unpickler marshal.load \
            marshal.loads shelve.open shelve.Shelf shelve.DbfilenameShelf dill.load dill.loads dill.Unpickler \
            dill.load_session dill.load_module cloudpickle.load cloudpickle.loads jsonpickle.decode \
            jsonpickle.loads jsonpickle.unpickler.* joblib.load pandas.read_pickle sklearn.externals.joblib.load \
            pickletools.* copyreg.* multiprocessing.reduction.* numpy.lib.format.read_array \
            keras.models.load_model tensorflow.keras.models.load_model hickle.load compress_pickle.load \
            pickle5.load pickle5.loads lightgbm.Booster.load xmlrpc.client.loads pathos.*
            """
        ),
        (nil, "copyreg.pickle pickletools.dis pickletools.optimize"),
        (
            .unsafeYAML,
            """
            yaml.unsafe_load yaml.unsafe_load_all yaml.full_load yaml.full_load_all yaml.UnsafeLoader \
            yaml.CUnsafeLoader yaml.FullLoader
            """
        ),
        (.environmentRead, "os.getenv os.getenvb os.environ os.environb dotenv.* environs.* decouple.*"),
        (
            .credentialStore,
            """
            getpass.getpass keyring.* secretstorage.* pwd.* spwd.* grp.* crypt.* netrc.* win32cred.* browser_cookie3.* \
            google.auth.default boto3.Session().get_credentials
            """
        ),
        (nil, "pwd.error keyring.errors.* netrc.NetrcParseError"),
    ]

    static let system: [(RuleKind?, String)] = [
        (
            .nativeCode,
            """
            ctypes.* _ctypes.* cffi.* _cffi_backend.* mmap.* cython.* Cython.* numba.* pyximport.* llvmlite.* \
            winreg.* _winapi.* msvcrt.* fcntl.* termios.* tty.* readline.* dl.* jnius.* jpype.* rpy2.* \
            sys.activate_stack_trampoline sys.setdlopenflags sys.dllhandle os.add_dll_directory \
            importlib.machinery.ExtensionFileLoader numpy.ctypeslib.* torch.utils.cpp_extension.* \
            torch.ops.load_library faulthandler._sigsegv faulthandler._read_null syslog.* \
            multiprocessing.shared_memory.* weave.* cppyy.*
            """
        ),
        (
            .privilegeChange,
            """
            os.setuid os.setgid os.seteuid os.setegid os.setreuid os.setregid os.setresuid os.setresgid \
            os.setgroups os.initgroups os.chroot os.chown os.lchown os.fchown os.unshare os.setns os.setsid \
            os.setpgid os.setpgrp os.tcsetpgrp os.memfd_create os.pidfd_open os.eventfd shutil.chown \
            os.sched_setscheduler os.putenv os.unsetenv os.login_tty
            """
        ),
        (
            .signalUse,
            """
            signal.* os.kill os.killpg os.abort os._exit psutil.Process().kill psutil.Process().terminate \
            signal.pidfd_send_signal atexit.register _thread.interrupt_main faulthandler.register \
            asyncio.get_event_loop().add_signal_handler asyncio.get_running_loop().add_signal_handler \
            pathlib.Path().kill
            """
        ),
        (nil, "signal.Signals signal.strsignal signal.valid_signals"),
        (
            .systemLimits,
            """
            resource.* sys.setrecursionlimit sys.set_int_max_str_digits os.nice os.setpriority \
            os.sched_setaffinity threading.stack_size gc.disable os.sched_setparam sys.setswitchinterval
            """
        ),
        (nil, "resource.getrusage resource.RUSAGE_SELF resource.getpagesize resource.getrlimit"),
        (
            .threadUse,
            """
            threading.Thread threading.Timer _thread.start_new_thread _thread.start_new \
            concurrent.futures.ThreadPoolExecutor asyncio.to_thread multiprocessing.dummy.Pool \
            multiprocessing.pool.ThreadPool
            """
        ),
    ]
}
