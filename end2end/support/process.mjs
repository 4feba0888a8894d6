// Processes that end with the test run, whatever ends it.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { promisify } from "node:util";

/** How long a process may take to start or to end, in milliseconds. */
const PATIENCE = 30_000;

const running = new Set();
const folders = new Set();

process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));

/** Removes the folder when the run ends. */
export const removeAtExit = (folder) => folders.add(folder);

/** Runs a command to its end, in at most `timeout` milliseconds; an exit code other than `code` is an error that holds what it printed. */
export async function run(file, args, { env = {}, code = 0, timeout = 60_000, cwd } = {}) {
  const options = { env: { ...process.env, ...env }, maxBuffer: 64 << 20, timeout, cwd };
  const done = await promisify(execFile)(file, args, options).catch((failure) => failure);
  if ((done.code ?? 0) !== code) throw new Error(`${file} ${args.join(" ")}: ${done.code}\n${done.stdout}${done.stderr}`);
  return done.stdout;
}

/** A server: a process that says on its standard output when it listens. */
export class Server {
  #child;
  #ended;
  /** What it said on its standard error and on its standard output. */
  log = "";
  printed = "";

  /** Starts it and waits for the address it prints. */
  static async start(file, args, env = {}) {
    const server = new Server();
    const child = spawn(file, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    server.#child = child;
    server.#ended = new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, signal) => {
        running.delete(child);
        resolve(code ?? signal);
      });
    });
    child.stderr.setEncoding("utf8").on("data", (text) => (server.log += text));
    const listens = new Promise((resolve) => {
      child.stdout.setEncoding("utf8").on("data", (text) => {
        server.printed += text;
        const found = /listens on (http:\/\/\S+)\n/.exec(server.printed);
        if (found) resolve(found[1]);
      });
    });
    const late = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
    const gaveUp = server.#ended.then((code) => {
      throw new Error(`${file} ended with ${code} before it listened:\n${server.printed}${server.log}`);
    });
    gaveUp.catch(() => {});
    server.url = await Promise.race([listens, gaveUp]).finally(() => clearTimeout(late));
    return server;
  }

  get pid() {
    return this.#child.pid;
  }

  /** Ends it as an operator would; the answer is its exit code. */
  async stop() {
    this.#child.kill("SIGTERM");
    const late = setTimeout(() => this.#child.kill("SIGKILL"), PATIENCE);
    return this.#ended.finally(() => clearTimeout(late));
  }

  /** Ends it as a crash would. */
  async kill() {
    this.#child.kill("SIGKILL");
    assert.equal(await this.#ended, "SIGKILL");
  }
}
