// Runs JavaScript for a context: V8's own mode for consoles gives top-level await, `let` and `const` that can be said
// again, and the value of the last expression. What the runner needs later is held here, out of reach of what user code
// does to globals and modules.
"use strict";
{
  const load = process.getBuiltinModule ?? require;
  const fs = load("node:fs");
  const vm = load("node:vm");
  const path = load("node:path");
  const util = load("node:util");
  const Module = load("node:module");
  const { pathToFileURL } = load("node:url");
  const { Session } = load("node:inspector");
  const { readSync, read, writeSync, fstatSync } = fs;
  const { inspect, format } = util;
  const { parse, stringify } = JSON;
  const { from, concat, alloc } = Buffer;
  const text = (bytes) => bytes.toString("utf8");
  const ROOM = 65536 - 96;
  const LIMIT = 32 << 20;
  const control = 3;

  let nonce = "";
  let number = 0;
  let count = 0;
  let interrupted = null;
  let isRunning = false;

  // Built-in methods that user code has replaced are put back when the runner needs them; what it has added stays.
  const builtins = [];
  for (const holder of [
    Object, Object.prototype, Array, Array.prototype, String.prototype, RegExp.prototype, Promise, Promise.prototype,
    Function.prototype, Symbol, JSON, Math, Number, Atomics, Buffer, Buffer.prototype, Uint8Array.prototype,
    Object.getPrototypeOf(Uint8Array.prototype), fs, Error, Error.prototype, Map.prototype, Set.prototype,
    Object.getPrototypeOf([][Symbol.iterator]()), util, vm, path, Session.prototype, Module,
  ]) {
    for (const name of Reflect.ownKeys(holder)) {
      const own = Object.getOwnPropertyDescriptor(holder, name);
      if (own && typeof own.value === "function") builtins[builtins.length] = { holder, name, own, value: own.value };
    }
  }
  const define = Reflect.defineProperty;
  const restore = () => {
    for (let index = 0; index < builtins.length; index += 1) {
      const { holder, name, own, value } = builtins[index];
      try {
        if (holder[name] !== value) define(holder, name, own);
      } catch {}
    }
  };
  // Without it the process would end while code waits for something that never comes.
  setInterval(() => {}, 1 << 30);

  const pause = new Int32Array(new SharedArrayBuffer(4));
  const { wait } = Atomics;
  const writeAll = (descriptor, bytes) => {
    let at = 0;
    while (at < bytes.length) {
      try {
        at += writeSync(descriptor, bytes, at);
      } catch (error) {
        if (error.code !== "EAGAIN") throw error;
        wait(pause, 0, 0, 2);
      }
    }
  };
  const send = (message) => {
    restore();
    let bytes = from(stringify(message), "utf8");
    if (bytes.length > LIMIT) {
      const note = `<${bytes.length} bytes are more than the ${LIMIT} of a result>`;
      bytes = from(stringify({ ...message, data: { "text/plain": note } }), "utf8");
    }
    number += 1;
    const parts = Math_max(1, Math_ceil(bytes.length / ROOM));
    for (let index = 0; index < parts; index += 1) {
      const head = from(`${nonce} ${number} ${index} ${parts}\n`);
      writeAll(control, concat([head, bytes.subarray(index * ROOM, (index + 1) * ROOM)]));
    }
  };
  const { max: Math_max, ceil: Math_ceil } = Math;
  let marked = 0;
  const barrier = () => {
    marked += 1;
    const digits = ("0000000" + marked.toString(16)).slice(-8);
    const marker = from(`\0\x1ebulkhead ${nonce} ${digits}\x1e\0`);
    for (const descriptor of [1, 2]) {
      try {
        writeAll(descriptor, marker);
      } catch {
        return null;
      }
    }
    return marked;
  };

  // ---- Printing.
  const print = (descriptor, words) => {
    try {
      writeAll(descriptor, from(format(...words) + "\n", "utf8"));
    } catch {}
  };
  for (const [name, descriptor] of [
    ["log", 1], ["info", 1], ["debug", 1], ["error", 2], ["warn", 2], ["trace", 2],
  ]) {
    console[name] = (...words) => print(descriptor, words);
  }
  const { Writable } = load("node:stream");
  for (const [name, descriptor] of [["stdout", 1], ["stderr", 2]]) {
    const stream = new Writable({
      decodeStrings: true,
      write(bytes, encoding, done) {
        try {
          writeAll(descriptor, bytes);
          done();
        } catch (error) {
          done(error);
        }
      },
    });
    stream.fd = descriptor;
    stream.on("error", () => {});
    Object.defineProperty(process, name, { configurable: true, enumerable: true, value: stream });
  }

  // ---- Showing.
  const show = (data, isMain = false) => send({ t: "result", data, main: isMain, after: barrier() });
  const display = (value) => show(bundle(value));
  for (const [name, kind] of [
    ["html", "text/html"], ["markdown", "text/markdown"], ["svg", "image/svg+xml"], ["latex", "text/latex"],
    ["png", "image/png"], ["jpeg", "image/jpeg"], ["javascript", "application/javascript"],
  ]) {
    display[name] = (data) => {
      const body = data instanceof Uint8Array ? from(data).toString("base64") : String(data);
      show({ [kind]: body, "text/plain": kind.startsWith("image/p") || kind.startsWith("image/j") ? kind : body });
    };
  }
  display.json = (data) => show({ "application/json": data, "text/plain": inspect(data) });
  globalThis.display = display;
  const symbol = Symbol.for("Jupyter.display");
  const bundle = (value) => {
    const data = { "text/plain": inspect(value, { depth: 4, maxArrayLength: 1000, maxStringLength: 1 << 20 }) };
    if (value !== null && typeof value === "object" && typeof value[symbol] === "function") {
      Object.assign(data, value[symbol]());
    }
    return data;
  };

  // ---- Modules: from the working directory, as programs there would find them.
  const here = () => path.join(process.cwd(), "context.js");
  globalThis.require = (name) => Module.createRequire(here())(name);
  globalThis.module = { exports: {} };
  globalThis.exports = globalThis.module.exports;
  const importing = Symbol("import");
  Object.defineProperty(globalThis, importing, { value: null, writable: true });
  globalThis.__import = (name, options) => {
    let where = name;
    if (/^\.{0,2}\//.test(name)) where = pathToFileURL(path.resolve(process.cwd(), name)).href;
    else if (!/^(node|file|data|https?):/.test(name) && !Module.builtinModules.includes(name)) {
      try {
        where = pathToFileURL(Module.createRequire(here()).resolve(name)).href;
      } catch {}
    }
    return options === undefined ? import(where) : import(where, options);
  };
  Object.defineProperty(globalThis, "__import", { enumerable: false });

  // ---- Import statements and import() become calls: code for V8's console mode has neither. Strings, templates,
  // regular expressions and comments are stepped over.
  const rewritten = (source) => {
    let made = "";
    let at = 0;
    let last = "";
    const rest = (pattern) => {
      pattern.lastIndex = at;
      return pattern.exec(source);
    };
    while (at < source.length) {
      let found = rest(/\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'|\s+/y);
      if (!found && source[at] === "/" && /[(,=:\[!&|?{};+\-*%<>~^\n]|^$|return$|typeof$/.test(last)) {
        found = rest(/\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^\/\\\n\[])+\/[a-z]*/y);
      }
      if (!found && source[at] === "`") {
        const end = template(source, at);
        made += source.slice(at, end);
        at = end;
        last = "`";
        continue;
      }
      if (found) {
        made += found[0];
        at += found[0].length;
        if (!/^\s|^\/[/*]/.test(found[0])) last = "x";
        continue;
      }
      found = rest(/[\w$\u0080-\uffff]+/y);
      if (found) {
        if (found[0] === "import" && last !== ".") {
          const statement = rest(
            /import\s*(?:([\w$]+)\s*,?\s*)?(?:\*\s*as\s+([\w$]+)\s*|\{([^}]*)\}\s*)?(?:from\s*)?(["'])((?:\\.|[^\\])*?)\4(?:\s*with\s*(\{[^}]*\}))?[ \t]*;?/y);
          if (statement && !/^import\s*\(/.test(statement[0])) {
            const [whole, main, all, some, , name, attributes] = statement;
            const from_ = `await __import(${stringify(name)}${attributes ? `, {with: ${attributes}}` : ""})`;
            const names = [];
            if (main) names.push(`default: ${main}`);
            if (some) names.push(...some.split(",").map((one) => one.trim()).filter(Boolean)
              .filter((one) => !one.startsWith("type ")).map((one) => one.replace(/\s+as\s+/, ": ")));
            const lines = "\n".repeat(whole.split("\n").length - 1);
            if (all) made += `const ${all} = ${from_};` + (main ? `const ${main} = ${all}.default;` : "");
            else if (names.length) made += `const {${names.join(", ")}} = ${from_};`;
            else made += `${from_};`;
            made += lines;
            at += whole.length;
            last = ";";
            continue;
          }
          if (rest(/import\s*\(/y)) {
            made += "__import";
            at += 6;
            last = "x";
            continue;
          }
        }
        last = found[0];
        made += found[0];
        at += found[0].length;
        continue;
      }
      last = source[at];
      made += source[at];
      at += 1;
    }
    return made;
  };
  const template = (source, start) => {
    let depth = 0;
    for (let at = start + 1; at < source.length; at += 1) {
      if (source[at] === "\\") at += 1;
      else if (depth === 0 && source[at] === "`") return at + 1;
      else if (source[at] === "$" && source[at + 1] === "{") { depth += 1; at += 1; }
      else if (depth > 0 && source[at] === "{") depth += 1;
      else if (depth > 0 && source[at] === "}") depth -= 1;
      else if (depth > 0 && source[at] === "`") at = template(source, at) - 1;
    }
    return source.length;
  };

  // ---- Running.
  const session = new Session();
  session.connect();
  const box = Symbol("value");
  Object.defineProperty(globalThis, box, { value: { value: undefined }, enumerable: false });
  const kept = globalThis[box];
  globalThis.__keep = (value) => { kept.value = value; };
  Object.defineProperty(globalThis, "__keep", { enumerable: false });
  const keep = globalThis.__keep;
  const post = (method, parameters) =>
    new Promise((resolve, reject) =>
      session.post(method, parameters, (error, result) => (error ? reject(error) : resolve(result))));
  const valueOf = (remote) =>
    new Promise((resolve) => {
      if (remote === undefined || remote.type === "undefined") return resolve(undefined);
      globalThis.__keep = keep;
      session.post("Runtime.callFunctionOn", {
        functionDeclaration: "function (value) { globalThis.__keep(value) }",
        arguments: [
          remote.objectId ? { objectId: remote.objectId }
            : remote.unserializableValue ? { unserializableValue: remote.unserializableValue } : { value: remote.value },
        ],
        executionContextId: 1,
      }, () => resolve(kept.value));
    });

  globalThis.__evaluate = null;
  Object.defineProperty(globalThis, "__evaluate", { enumerable: false, writable: true });
  const guarded = new vm.Script("globalThis.__evaluate()");
  const evaluate = (source) => {
    let pending;
    globalThis.__evaluate = () => {
      pending = post("Runtime.evaluate", {
        expression: source, replMode: true, awaitPromise: true, silent: false, objectGroup: "context",
      });
    };
    // An interrupt ends even a loop without end.
    guarded.runInThisContext({ breakOnSigint: true });
    return pending;
  };

  class Interrupted extends Error {}
  Interrupted.prototype.name = "KeyboardInterrupt";

  const run = async (request) => {
    count += 1;
    send({ t: "started", count });
    const before = {};
    for (const [name, value] of Object.entries(request.env ?? {})) {
      before[name] = process.env[name];
      process.env[name] = value;
    }
    let status = "ok";
    const fail = (name, value, traceback) => {
      status = name === "KeyboardInterrupt" ? "interrupted" : "error";
      send({ t: "error", name: String(name), value: String(value), traceback: String(traceback), after: barrier() });
    };
    try {
      let source = request.code;
      if (typed) source = Module.stripTypeScriptTypes(source, { mode: "strip" });
      source = rewritten(source);
      const stopped = new Promise((_, reject) => {
        interrupted = () => reject(new Interrupted("interrupted"));
      });
      stopped.catch(() => {});
      isRunning = true;
      const outcome = await Promise_race([evaluate(source), stopped]);
      if (outcome.exceptionDetails) {
        const thrown = await valueOf(outcome.exceptionDetails.exception);
        if (thrown instanceof Error || (thrown && typeof thrown.stack === "string")) {
          fail(thrown.name ?? "Error", thrown.message ?? "", clean(thrown.stack ?? String(thrown)));
        } else {
          fail("Error", typeof thrown === "string" ? thrown : inspect(thrown), `Uncaught ${inspect(thrown)}`);
        }
      } else {
        const value = await valueOf(outcome.result);
        if (value !== undefined) show(bundle(value), true);
      }
    } catch (error) {
      const name = error instanceof Interrupted || error?.code === "ERR_SCRIPT_EXECUTION_INTERRUPTED"
        ? "KeyboardInterrupt" : error?.name ?? "Error";
      fail(name, name === "KeyboardInterrupt" ? "" : error?.message ?? String(error),
        name === "KeyboardInterrupt" ? name : clean(error?.stack ?? String(error)));
    } finally {
      restore();
      isRunning = false;
      interrupted = null;
      for (const [name, value] of Object.entries(before)) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
    send({ t: "end", status, after: barrier() });
  };
  const Promise_race = Promise.race.bind(Promise);
  const clean = (stack) =>
    String(stack).split("\n").filter((line) => !/\[eval|node:internal|node:inspector|node:vm|REPL1/.test(line)).join("\n");

  process.on("SIGINT", () => { interrupted?.(); });
  process.on("uncaughtException", (error) => { print(2, [error]); });
  process.on("unhandledRejection", (error) => { print(2, [error]); });
  const exit = process.reallyExit?.bind(process) ?? process.exit.bind(process);
  process.exit = (code) => { const error = new Error(`process.exit(${code ?? 0}) is not for contexts`); error.name = "SystemExit"; throw error; };

  // ---- Requests. A thread of the pool waits for the next one, so that timers of earlier code go on meanwhile.
  const buffer = alloc(65536);
  let pieces = [];
  const next = () => {
    read(control, buffer, 0, buffer.length, null, async (error, size) => {
      restore();
      if (error || size === 0) return process.kill(process.pid, "SIGKILL");
      const end = buffer.indexOf(10);
      const [mark, , index, parts] = text(buffer.subarray(0, end)).split(" ");
      if (index === "0") pieces = [];
      pieces.push(from(buffer.subarray(end + 1, size)));
      if (pieces.length === Number(parts)) {
        nonce = mark;
        number = 0;
        marked = 0;
        try {
          await run(parse(text(concat(pieces))));
        } catch {
          try { send({ t: "end", status: "error", after: barrier() }); } catch {}
        }
        nonce = "";
      }
      next();
    });
  };
  const typed = TYPED;
  nonce = NONCE;
  if (typed && typeof Module.stripTypeScriptTypes !== "function") {
    send({ t: "problem", problem: `node ${process.version} cannot strip types; TypeScript needs node 22.13 or newer` });
  } else {
    send({ t: "hello", pid: process.pid, version: process.version, after: barrier() });
  }
  next();
}
