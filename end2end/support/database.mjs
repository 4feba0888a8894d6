// The database behind an installation, and a way to count in it without asking Rollcall.
//
// SQLite, unless ROLLCALL_TEST_DATABASE is "postgres": then each file of tests has a PostgreSQL server of its own, or shares the one
// at END2END_POSTGRES (postgres://user:password@host:port/postgres), on which databases may be made. psql is needed too.

import { randomBytes } from "node:crypto";
import { constants, existsSync } from "node:fs";
import { copyFile, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import sqlite from "node-sqlite3-wasm";
import { PostgresServer } from "./postgres.mjs";
import { run } from "./process.mjs";

/** Which database tests are to run on that don't care. */
const usual = process.env.END2END_POSTGRES ? "postgres" : (process.env.ROLLCALL_TEST_DATABASE ?? "sqlite");

/** An empty database; `kind`: "sqlite" or "postgres", where it matters. `server`: a PostgreSQL server of the test's own. */
export async function newDatabase(folder, kind = usual, server = undefined) {
  if (kind === "sqlite") return new Sqlite(folder);
  if (kind !== "postgres") throw new Error(`there is no database "${kind}": it is sqlite or postgres`);
  return Postgres.create(server?.url("postgres") ?? process.env.END2END_POSTGRES ?? (await ownServer()).url("postgres"));
}

let started;
const ownServer = () => (started ??= PostgresServer.start());

class Sqlite {
  #folder;
  #file;

  constructor(folder) {
    this.#folder = folder;
    this.#file = path.join(folder, "rollcall.db");
    this.url = `sqlite:${this.#file}`;
  }

  /** Begins as a copy of a file. */
  async fill(file) {
    await copyFile(file, this.#file, constants.COPYFILE_FICLONE);
  }

  /** The one number that `sql` selects. */
  async count(sql) {
    // From a copy: this reader has no shared memory, so it can't read beside the server.
    const folder = await mkdtemp(path.join(this.#folder, "copy-"));
    const copy = path.join(folder, "rollcall.db");
    await copyFile(this.#file, copy);
    if (existsSync(`${this.#file}-wal`)) await copyFile(`${this.#file}-wal`, `${copy}-wal`);
    const database = new sqlite.Database(copy);
    try {
      database.exec("PRAGMA locking_mode = EXCLUSIVE");
      return Object.values(database.get(sql))[0];
    } finally {
      database.close();
      await rm(folder, { recursive: true });
    }
  }

  /** Changes what is written; no server may run meanwhile, for the same reason. */
  async change(sql) {
    const database = new sqlite.Database(this.#file);
    try {
      database.exec("PRAGMA locking_mode = EXCLUSIVE");
      database.exec(sql);
    } finally {
      database.close();
    }
  }

  /** All that is written, byte by byte: `{ where, bytes }` of each file. */
  async written() {
    const names = (await readdir(this.#folder)).filter((name) => name.startsWith(path.basename(this.#file)));
    return Promise.all(names.map(async (where) => ({ where, bytes: await readFile(path.join(this.#folder, where)) })));
  }

  async drop() {}
}

class Postgres {
  #server;
  #name = `rollcall_end2end_${randomBytes(6).toString("hex")}`;

  static async create(server) {
    const database = new Postgres();
    database.#server = server;
    const url = new URL(server);
    url.pathname = database.#name;
    database.url = url.href;
    await database.#psql(server, `CREATE DATABASE ${database.#name}`);
    return database;
  }

  async #psql(url, sql) {
    return run("psql", ["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1", "--command", sql, url]);
  }

  async count(sql) {
    return Number(await this.#psql(this.url, sql));
  }

  async change(sql) {
    await this.#psql(this.url, sql);
  }

  async written() {
    return [{ where: "the database", bytes: Buffer.from(await this.#psql(this.url, "SELECT database_to_xml(true, false, '')")) }];
  }

  async drop() {
    await this.#psql(this.#server, `DROP DATABASE ${this.#name} WITH (FORCE)`);
  }
}
