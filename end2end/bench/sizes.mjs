// How large very many users are on PostgreSQL, and how long their lists take: scripts/bench sizes
//
// ROLLCALL_BENCH_POSTGRES names a database for this alone (postgres://user@host:port/name), which is made if it isn't there, and is
// filled up to ROLLCALL_BENCH_USERS made-up people of an open chatbot; it stays, so that more can be added. ROLLCALL_BENCH_UNFILLED=1
// takes it as it is.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { rollcall } from "../support/installation.mjs";
import { run, Server } from "../support/process.mjs";
import { percentile } from "./table.mjs";

const CHATBOT = "Harbor Help";
/** A window of the page. */
const ROWS = 100;
const RUNS = 7;
/** Filling it takes hours. */
const PATIENCE = 24 * 3_600_000;
/** How long a list's index is waited for. */
const INDEX_PATIENCE = 600_000;

const users = Number(process.env.ROLLCALL_BENCH_USERS ?? 1_000_000);
const url = process.env.ROLLCALL_BENCH_POSTGRES;
assert.ok(url, "ROLLCALL_BENCH_POSTGRES says which database: postgres://user@host:port/name");
const env = { DATABASE_URL: url };

const INDEXES = {
  "… indexes of the orders and filters": "indexrelname ~ '^users_(by_(name|added|activity|sessions|questions|last_seen|status|network)|admins)'",
  "… indexes of the search": "indexrelname ~ '^users_search'",
  "… indexes of ids, emails, visitors": "indexrelname !~ '^users_(search|admins|by_(name|added|activity|sessions|questions|last_seen|status|network))'",
};

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** What a query says, a row a line, its columns between tabs. */
async function ask(sql, of = url) {
  return (await run("psql", ["-XAtq", "-F", "\t", "-c", sql, of], { timeout: PATIENCE })).trim();
}

async function number(sql) {
  return Number(await ask(sql));
}

async function fill() {
  const name = new URL(url).pathname.slice(1);
  const server = Object.assign(new URL(url), { pathname: "/postgres" }).href;
  if ((await ask(`SELECT 1 FROM pg_database WHERE datname = '${name}'`, server)) === "") {
    await ask(`CREATE DATABASE "${name}" TEMPLATE template0 ENCODING 'UTF8'`, server);
    await run(rollcall, ["chatbot", "add", CHATBOT, "--access", "open"], { env });
  }
  const begun = performance.now();
  const said = await run(rollcall, ["demo", "--chatbot", CHATBOT, "--users", String(users)], { env, timeout: PATIENCE });
  console.log(`filled: ${said.trim()} in ${seconds(begun)}`);
  const vacuumed = performance.now();
  await ask("VACUUM (ANALYZE)");
  console.log(`vacuumed and analyzed in ${seconds(vacuumed)}`);
}

/** How many bytes what there is takes, of each and in all. */
async function sizes() {
  const rows = [["what", "rows", "bytes each", "with its indexes", "in all"]];
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
  for (const [name, table] of Object.entries({ "a user: the row": "users", "a session": "sessions", "a message": "messages", "an entry of the audit log": "audit_log" })) {
    const count = await number(`SELECT COUNT(*) FROM ${table}`);
    const heap = await number(`SELECT pg_table_size('${table}')`);
    const all = await number(`SELECT pg_total_relation_size('${table}')`);
    rows.push([name, count, Math.round(heap / count), Math.round(all / count), megabytes(all)]);
    if (table !== "users") continue;
    for (const [what, which] of Object.entries(INDEXES)) {
      const bytes = await number(
        `SELECT COALESCE(SUM(pg_relation_size(indexrelid)), 0) FROM pg_stat_user_indexes WHERE relname = 'users' AND ${which}`,
      );
      rows.push([what, "", Math.round(bytes / count), "", megabytes(bytes)]);
    }
    const each = await ask(
      "SELECT indexrelname, pg_relation_size(indexrelid) FROM pg_stat_user_indexes WHERE relname = 'users' ORDER BY 2 DESC",
    );
    for (const line of each.split("\n")) {
      const [index, bytes] = line.split("\t");
      rows.push([`    ${index}`, "", (Number(bytes) / count).toFixed(1), "", megabytes(Number(bytes))]);
    }
  }
  const whole = await number("SELECT pg_database_size(current_database())");
  rows.push(["all of it, for each user", "", Math.round(whole / (await number("SELECT COUNT(*) FROM users"))), "", megabytes(whole)]);
  for (const row of rows) console.log(row.join(" · "));
}

/** An admin's calls to a server. */
class Page {
  #cookie;

  constructor(server) {
    this.url = server;
  }

  async call(name, body) {
    const headers = { "content-type": "application/json", origin: this.url, ...(this.#cookie && { cookie: this.#cookie }) };
    const answer = await fetch(`${this.url}/api/console/${name}`, { method: "POST", headers, body: JSON.stringify(body) });
    const text = await answer.text();
    const [set] = answer.headers.getSetCookie();
    if (set) this.#cookie = set.split(";")[0];
    return { status: answer.status, body: text && answer.ok ? JSON.parse(text) : text };
  }

  async signIn() {
    const link = (await run(rollcall, ["owner", "link", "--url", this.url], { env })).trim().split("#")[1];
    assert.equal((await this.call("access/sign-in", { link })).status, 200);
  }

  /** How long a call takes, in milliseconds, and what it says. */
  async timed(name, body) {
    const begun = performance.now();
    const answer = await this.call(name, body);
    const took = performance.now() - begun;
    return { took, said: answer.status === 200 ? answer.body : `${answer.status} ${answer.body}` };
  }
}

const milliseconds = (times) => `${percentile(times, 0.5).toFixed(1)} ms (slowest ${Math.max(...times).toFixed(1)})`;

async function memory(pid) {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const megabytes = (name) => `${Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) / 1024)} MiB`;
  return `${megabytes("VmRSS")}, at most ${megabytes("VmHWM")}`;
}

async function lists() {
  const begun = performance.now();
  const server = await Server.start(rollcall, ["serve", "--listen", "127.0.0.1:0"], env);
  while ((await fetch(`${server.url}/readyz`)).status !== 200);
  console.log(`started and ready in ${seconds(begun)}; memory ${await memory(server.pid)}`);
  const page = new Page(server.url);
  await page.signIn();
  const chatbot = (await page.call("chatbots/list", {})).body.find(({ name }) => name === CHATBOT).id;
  for (const [what, query] of Object.entries({
    "all, last active first": { sort: { by: "activity", direction: "desc" } },
    "all, by name": { sort: { by: "name", direction: "asc" } },
    "pending, by activity": { status: "pending", sort: { by: "activity", direction: "desc" } },
    "admins, by name": { role: "admin", sort: { by: "name", direction: "asc" } },
    'a rare search ("lindqvist"), by name': { search: "lindqvist", sort: { by: "name", direction: "asc" } },
    'a common search ("example"), by name': { search: "example", sort: { by: "name", direction: "asc" } },
    'a very common search ("an"), by activity': { search: "an", sort: { by: "activity", direction: "desc" } },
    'no match ("xylophoneplayer")': { search: "xylophoneplayer", sort: { by: "name", direction: "asc" } },
    'a Chinese character ("小")': { search: "小", sort: { by: "name", direction: "asc" } },
  })) {
    const count = await page.timed("users/count", { chatbot, query });
    const again = await page.timed("users/count", { chatbot, query });
    console.log(`${what}: ${count.said} · counted in ${count.took.toFixed(1)} ms, again in ${again.took.toFixed(1)}`);
    const total = Number(count.said);
    if (!Number.isInteger(total)) continue;
    const windows = { first: 0, middle: Math.floor(total / 2 / ROWS) * ROWS, last: Math.max(0, (Math.ceil(total / ROWS) - 1) * ROWS) };
    for (const [place, offset] of Object.entries(windows)) {
      const window = { chatbot, query, window: { offset, limit: ROWS } };
      const first = await page.timed("users/list", window);
      if (typeof first.said === "string") console.log(`    ${place}: ${first.said.slice(0, 80)} after ${first.took.toFixed(0)} ms`);
      // Until its index is made, which takes as long as walking along the list once.
      const waiting = performance.now();
      let quick = 0;
      while (quick < 3 && performance.now() - waiting < INDEX_PATIENCE && total >= 10_000 && place === "middle") {
        const { took } = await page.timed("users/list", window);
        quick = took < 50 ? quick + 1 : 0;
        if (quick === 0) await new Promise((resolve) => setTimeout(resolve, 100));
      }
      const waited = performance.now() - waiting;
      const times = [];
      for (let run = 0; run < RUNS; run += 1) times.push((await page.timed("users/list", window)).took);
      const index = place === "middle" && total >= 10_000 ? ` · known after ${(waited / 1000).toFixed(1)} s` : "";
      console.log(`    ${place}: at first ${first.took.toFixed(1)} ms · then ${milliseconds(times)}${index}`);
    }
  }
  console.log(`memory ${await memory(server.pid)}`);
  assert.equal(await server.stop(), 0, server.log);
  console.log(`statements that took over a second: ${server.log.split("slow statement").length - 1}`);
}

if (!process.env.ROLLCALL_BENCH_UNFILLED) await fill();
await sizes();
await lists();
