// An installation of Rollcall: its database, its server, its chatbots, all real and of its own.

import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { newDatabase } from "./database.mjs";
import { removeAtExit, run, Server } from "./process.mjs";

const built = (name) => fileURLToPath(new URL(`../../target/release/${name}`, import.meta.url));
export const rollcall = process.env.ROLLCALL_BIN ?? built("rollcall");
const chatbot = process.env.CHATBOT_BIN ?? built("examples/chatbot");
const misbehaving = fileURLToPath(new URL("./misbehaving-chatbot.mjs", import.meta.url));

export class Installation {
  #folder;
  #environment;
  #server;
  #others = [];
  #mayComplain = false;
  #chatbots = [];

  /**
   * `environment`: what the server is started with besides its database, which begins as a copy of the file `like`, if there is one.
   * `kind` and `postgres`: see `newDatabase`.
   */
  static async start(environment = {}, like = undefined, { kind, postgres } = {}) {
    const installation = new Installation();
    installation.#folder = await mkdtemp(path.join(tmpdir(), "rollcall-end2end-"));
    removeAtExit(installation.#folder);
    installation.database = await newDatabase(installation.#folder, like ? "sqlite" : kind, postgres);
    if (like) await installation.database.fill(like);
    installation.#environment = { ...environment, DATABASE_URL: installation.database.url };
    await installation.startServer();
    return installation;
  }

  get url() {
    return this.#server.url;
  }

  /** All that the server said since it was last started. */
  get log() {
    return this.#server.printed + this.#server.log;
  }

  /** Starts the server, after a stop at the address it had. */
  async startServer() {
    const listen = this.#server ? new URL(this.url).host : "127.0.0.1:0";
    this.#server = await Server.start(rollcall, ["serve", "--listen", listen], this.#environment);
  }

  /** Starts another server on the same database. */
  async startAnotherServer() {
    const server = await Server.start(rollcall, ["serve", "--listen", "127.0.0.1:0"], this.#environment);
    this.#others.push(server);
    return server;
  }

  /** Stops the server, which must end well and have had nothing to complain about. */
  async stopServer() {
    assert.equal(await this.#server.stop(), 0, this.#server.log);
    assert.doesNotMatch(this.#server.log, /panicked|ERROR/);
  }

  /** Says that the server will have something to complain about, because the test takes away what it needs. */
  mayComplain() {
    this.#mayComplain = true;
  }

  /** Ends the server as a crash would. */
  async killServer() {
    await this.#server.kill();
  }

  /** Runs `act` while the server is away, and has it back afterwards whatever happened. */
  async withoutServer(act) {
    await this.stopServer();
    try {
      await act();
    } finally {
      await this.startServer();
    }
  }

  async stop() {
    for (const one of this.#chatbots.splice(0)) assert.equal(await one.stop(), 0, one.log);
    for (const one of this.#others.splice(0)) assert.ok([0, "SIGKILL"].includes(await one.stop()), one.log);
    if (this.#mayComplain) await this.#server.stop();
    else await this.stopServer();
    await this.database.drop();
  }

  /** Runs a command on the installation's database. */
  async run(args, options = {}) {
    return run(rollcall, args, { env: this.#environment, ...options });
  }

  /** A one-time link that signs the owner in. */
  async ownerLink(url = this.url) {
    return (await this.run(["owner", "link", "--url", url])).trim();
  }

  /** A one-time link by which the owner sets email and password. */
  async ownerReset(url = this.url) {
    return (await this.run(["owner", "reset", "--url", url])).trim();
  }

  /** Writes a file; the answer is its path. */
  async file(name, content) {
    const file = path.join(this.#folder, name);
    await writeFile(file, content);
    return file;
  }

  /** Adds a chatbot without a process behind it. */
  async addChatbot(name, access) {
    const key = path.join(this.#folder, `${encodeURIComponent(name)}.key`);
    await this.run(["chatbot", "add", name, "--access", access, "--key-file", key]);
    return key;
  }

  /** Adds a chatbot and starts it, with `options` of its own; the answer is the address of its chat page. */
  async startChatbot(name, access, options = []) {
    const key = await this.addChatbot(name, access);
    const args = ["--rollcall", this.url, "--key-file", key, "--listen", "127.0.0.1:0", ...options];
    const server = await Server.start(chatbot, args);
    this.#chatbots.push(server);
    return server.url;
  }

  /** Starts a server of analytics endpoints that behave as their address says; the answer is its address. */
  async startEndpoints() {
    const server = await Server.start(process.execPath, [misbehaving]);
    this.#chatbots.push(server);
    return server.url;
  }

  /** Says where a chatbot's analytics are. */
  async setEndpoint(name, url) {
    await this.run(["chatbot", "set", name, "--analytics-url", url]);
  }

  /** Fills a chatbot with made-up people. */
  async demo(name, users) {
    await this.run(["demo", "--chatbot", name, "--users", String(users)]);
  }
}
