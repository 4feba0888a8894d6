// A PostgreSQL server of this process alone, which it may kill and start again; Debian's packages have the programs.

import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { chown, mkdtemp } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { removeAtExit, run } from "./process.mjs";
import { until } from "./until.mjs";

const isRoot = process.getuid() === 0;

/** Where PostgreSQL's programs are: on the PATH, or where Debian puts them. */
function programs() {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort().map((version) => path.join(debian, version, "bin")) : [];
  const found = [...versions.reverse(), ...process.env.PATH.split(":")].find((folder) => existsSync(path.join(folder, "initdb")));
  if (!found) throw new Error("PostgreSQL is not installed: apt-get install postgresql");
  return found;
}

/** A program as it is to be run: not as root, which PostgreSQL refuses, and not for longer than this process. */
function asNobody(program, args) {
  const user = isRoot ? ["--reuid=nobody", "--regid=nogroup", "--clear-groups"] : [];
  return ["setpriv", ["--pdeathsig", "KILL", ...user, "--", path.join(programs(), program), ...args]];
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export class PostgresServer {
  #folder;
  #port;
  #process;

  static async start() {
    const server = new PostgresServer();
    server.#folder = await mkdtemp(path.join(tmpdir(), "rollcall-postgres-"));
    removeAtExit(server.#folder);
    server.#port = await freePort();
    if (isRoot) {
      const nobody = Number(await run("id", ["-u", "nobody"]));
      await chown(server.#folder, nobody, -1);
    }
    const options = ["--username=rollcall", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"];
    await run(...asNobody("initdb", ["--pgdata", server.#data, ...options]), { cwd: "/" });
    await server.run();
    return server;
  }

  get #data() {
    return path.join(this.#folder, "data");
  }

  url(database) {
    return `postgres://rollcall@127.0.0.1:${this.#port}/${database}`;
  }

  /** Runs it, again after it was killed, until it takes connections. */
  async run() {
    // What is committed need not outlive this machine, but it has to outlive the server.
    const settings = ["fsync=off", "full_page_writes=off", "max_connections=200"].flatMap((setting) => ["-c", setting]);
    const place = ["-D", this.#data, "-k", this.#folder, "-h", "127.0.0.1", "-p", String(this.#port)];
    await until(async () => {
      if (!this.#process || this.#process.exitCode !== null || this.#process.signalCode !== null) {
        // What is left of one that was killed lets go of its memory in a moment; until then another one ends at once.
        this.#process = spawn(...asNobody("postgres", [...place, ...settings]), { cwd: "/", stdio: "ignore" });
        // It ends with this process, which doesn't wait for it.
        this.#process.unref();
      }
      await run("pg_isready", ["-q", "-h", "127.0.0.1", "-p", String(this.#port)]);
    }, 30_000);
  }

  /** Ends it as a crash would. */
  async kill() {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.kill("SIGKILL");
    await ended;
  }
}
