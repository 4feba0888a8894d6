// Whole addresses of visitors come in, and none goes out or stays: neither in the database's files nor in a log, an export or
// an answer.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { Endpoints, PRIVATE_TARGETS } from "./support/endpoints.mjs";
import { RecordingLine } from "./support/recording-line.mjs";
import { installationForThisFile } from "./support/scene.mjs";
import { becomes, until } from "./support/until.mjs";
import { wholeAddresses } from "./support/whole-addresses.mjs";

/** What the chatbot tells of where visitors are, what is kept of it, and the addresses in it. */
const told = [
  ["198.51.100.23", "198.51.x.x", "198.51.100.23"],
  [" 198.51.100.24 ", "198.51.x.x", "198.51.100.24"],
  ["203.0.113.41:50123", "203.0.x.x", "203.0.113.41"],
  ["2001:db8:4a1f:77:9c:beef:d00d:1", "2001:db8:x:x:x:x:x:x", "2001:db8:4a1f:77:9c:beef:d00d:1"],
  ["2001:0DB8:5B2E::CAFE", "2001:db8:x:x:x:x:x:x", "2001:db8:5b2e::cafe"],
  ["2a02:0db8:0000:0000:0a3c:0000:0000:1f2e", "2a02:db8:x:x:x:x:x:x", "2a02:db8::a3c:0:0:1f2e"],
  ["[2001:db8:6c3d:8::a1f]", "2001:db8:x:x:x:x:x:x", "2001:db8:6c3d:8::a1f"],
  ["[2001:db8:6c3d:9::b2e]:443", "2001:db8:x:x:x:x:x:x", "2001:db8:6c3d:9::b2e"],
  ["::ffff:198.51.100.61", "198.51.x.x", "198.51.100.61"],
  ["::FFFF:CB00:7143", "203.0.x.x", "203.0.113.67"],
  ["[::ffff:198.51.100.173]:8443", "198.51.x.x", "198.51.100.173"],
  ["fe80::4a9d:17ff:fe2b:c3d1%eth0", "fe80:0:x:x:x:x:x:x", "fe80::4a9d:17ff:fe2b:c3d1"],
  ["[fe80::5bae:28ff:fe3c:d4e2%25wlan0]:80", "fe80:0:x:x:x:x:x:x", "fe80::5bae:28ff:fe3c:d4e2"],
  ["172.31.x.x", "172.31.x.x"],
  ["10.201.77.X", "10.201.x.x", "10.201.77.0"],
  ["2001:db8:7d4e:x:x:x:x:x", "2001:db8:x:x:x:x:x:x", "2001:db8:7d4e::"],
  ["203.0.113.77, 10.201.78.213", null, "203.0.113.77", "10.201.78.213"],
  ["for=203.0.113.78", null, "203.0.113.78"],
  ['for="[2001:db8:8e5f::17]:4711";proto=https', null, "2001:db8:8e5f::17"],
  ["198.51.100.79/32", null, "198.51.100.79"],
  ["203.0.113.80%eth0", null, "203.0.113.80"],
  ["3405803857", null, "203.0.113.81"],
  ["visitor at 2001:db8:9f60::18", null, "2001:db8:9f60::18"],
  ["2001:db8:9f61::19]", null, "2001:db8:9f61::19"],
  ["unknown", null],
  [null, null],
];
/** Where a proxy says that those are who talk to the reference chatbot. */
const forwarded = [
  ["198.51.100.203, 203.0.113.88", "203.0.x.x"],
  ["2001:db8:a071:3::19", "2001:db8:x:x:x:x:x:x"],
];
/** What stands in answers that are none, and in what an admin or a chatbot asks. */
const [inFaults, asked] = [["203.0.113.82", "2001:db8:b182::20"], ["203.0.113.90", "2001:db8:c293::21"]];
const secret = [
  ...told.flatMap(([, , ...addresses]) => addresses),
  ...forwarded.flatMap(([addresses]) => addresses.split(", ")),
  ...inFaults,
  ...asked,
];
/** Names that two visitors gave when they signed in: what people call themselves is kept, so the search must find these. */
const planted = ["192.0.2.199", "2001:db8:d3a4:5::22"];

const names = [...told.map((_, index) => `Told ${String(index).padStart(2, "0")}`), ...planted];
const visitors = names.map((name, index) => ({
  id: `visitor-${index}`,
  ip: told[index]?.[0] ?? null,
  questions: index,
  last_seen: new Date(Date.UTC(2025, 0, 1, 0, index)).toISOString(),
  name,
}));

/** An endpoint that answers so. */
const verbatim = (body, { status = "200 OK", headers = ["Content-Type: application/json"] } = {}) =>
  `verbatim/${encodeURIComponent([`HTTP/1.1 ${status}`, ...headers, "Connection: close", "", body].join("\r\n"))}`;

const [v4, v6] = inFaults;
const page = JSON.stringify({ users: [{ ...visitors[0], ip: `[${v6}]:443` }, { ...visitors[1], ip: v4 }], next: null });
/** Answers that hold addresses where none belongs, most of them no page, and what an admin hears of them. */
const faults = [
  [verbatim(`{"users":[{"ip":"${v4}","id":${v6}}],}`), /broken JSON/],
  [verbatim(page.replace('"questions":1', `"questions":"${v4}"`)), /value of the wrong type/],
  [verbatim(page.replace('"visitor-1"', `"${v6} "`)), /answers: 1 visitor\./],
  [verbatim(page.replace('"visitor-1"', `"${v4}"`)), /answers: 1 visitor\./],
  [verbatim(page.replace(visitors[0].last_seen, v6)), /value of the wrong type/],
  [verbatim(JSON.stringify({ [v4]: { [v6]: [v4] } })), /not the analytics this Rollcall reads/],
  [verbatim(page.slice(0, -20)), /broke off/],
  [verbatim(`${v4} ${v6}`, { status: `500 At ${v4}`, headers: [`X-Client-IP: ${v6}`] }), /Look into the chatbot's log/],
  [verbatim("", { status: "302 Found", headers: [`Location: http://[${v6}]/${v4}`] }), /leads to another one/],
  [verbatim("", { headers: [`X-Client-IP ${v4}`] }), /not the analytics this Rollcall reads/],
  [verbatim("", { status: v4 }), /not the analytics this Rollcall reads/],
];

const { journey } = installationForThisFile(async (installation) => ({ endpoints: await Endpoints.start(installation) }), {
  ...PRIVATE_TARGETS,
  ROLLCALL_LOG: "trace",
});

/** Everything that was written or sent, for the search. */
class Evidence {
  /** `{ where, bytes }` of each. */
  places = [];
  #installation;

  constructor(installation) {
    this.#installation = installation;
  }

  add(where, text) {
    this.places.push({ where, bytes: Buffer.from(text) });
  }

  /** What the page shows, the address bar left out: there stands what was typed. */
  async page(desk) {
    this.add(`the page at ${new URL(desk.page.url()).pathname}`, await desk.page.content());
  }

  /** The database's files and the log as they are at a moment. */
  async server(moment) {
    const written = await this.#installation.database.written();
    this.places.push(...written.map(({ where, bytes }) => ({ where: `${moment}: ${where}`, bytes })));
    const { log } = this.#installation;
    assert.match(log, /TRACE/);
    this.add(`${moment}: the log`, log);
  }
}

const address = (desk) => desk.page.getByLabel("Analytics address");
const button = (desk, name) => desk.page.getByRole("main").getByRole("button", { name, exact: true });
const outcome = (desk) => desk.page.locator(".outcome");

async function enterEndpoint(desk, path, url, token) {
  await desk.goto(`${path}/settings`);
  await address(desk).fill(url);
  if (token) await desk.page.locator("#analytics-token").fill(token);
}

async function testConnection(desk, said) {
  await button(desk, "Test connection").click();
  await until(async () => assert.match(await outcome(desk).innerText(), said));
}

/** Everything an admin does at a chatbot's users. */
async function administer(desk, path, evidence) {
  await desk.goto(`${path}/users`);
  await becomes(() => desk.total.innerText(), `${visitors.length} users`);
  for (const name of ["Questions", "Last seen"]) {
    const head = desk.page.getByRole("columnheader", { name });
    await head.getByRole("button").click();
    await becomes(() => head.getAttribute("aria-sort"), "descending");
    await becomes(async () => (await desk.names())[0], names.at(-1));
    await evidence.page(desk);
  }
  const kept = told.filter(([, network]) => network === "198.51.x.x").length;
  await desk.goto(`${path}/users?sort=name`);
  await desk.page.getByRole("button", { name: "Show users from 198.51.x.x" }).first().click();
  await becomes(() => desk.total.innerText(), `${kept} of ${visitors.length}`);
  await desk.open("Told 00");
  await until(async () => assert.match(await desk.panel.locator(".facts").innerText(), /Network\s+198\.51\.x\.x/));
  await evidence.page(desk);

  await desk.goto(`${path}/users?sort=name&network=198.51.x.x`);
  await becomes(() => desk.total.innerText(), `${kept} of ${visitors.length}`);
  await desk.allBox.click();
  await desk.act("Disable …");
  await desk.confirm("Disable");
  const line = desk.jobs.filter({ hasText: `Disabled ${kept} users` });
  evidence.add("the file of who was disabled", (await desk.saves(line.getByRole("link", { name: `${kept} changed` }))).file);
  await line.getByRole("button", { name: "Dismiss" }).click();

  await desk.goto(`${path}/users?sort=name`);
  await becomes(() => desk.total.innerText(), `${visitors.length} users`);
  for (const format of ["CSV", "Excel"]) {
    await desk.openFromHead("Export");
    await desk.dialog.getByRole("radio", { name: format }).check();
    const { file } = await desk.saves(desk.dialog.getByRole("button", { name: "Export", exact: true }));
    evidence.add(`the ${format} file`, file);
    await desk.jobs.filter({ hasText: `Exported ${visitors.length} users as ${format}` }).waitFor();
  }
}

/** A whole address in place of a network is masked when it is read, and what holds one is none. */
async function typeAddresses(desk, path, evidence) {
  const [typedV4, typedV6] = asked;
  for (const [typed, network] of [
    [typedV4, "203.0.x.x"],
    [`[${typedV6}]:443`, "2001:db8:x:x:x:x:x:x"],
    [`for=${typedV4}`, null],
  ]) {
    const count = network ? `${told.filter(([, kept]) => kept === network).length} of ${visitors.length}` : `${visitors.length} users`;
    await desk.goto(`${path}/users?network=${encodeURIComponent(typed)}`);
    await becomes(() => desk.total.innerText(), count);
    await desk.isLoaded();
    await evidence.page(desk);
  }
}

/** Calls of a chatbot, by their path below the API. */
const asking = (url, key, signal) => async (path, status = 200) => {
  const response = await fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${key}` }, signal });
  assert.equal(response.status, status, path);
  return response;
};

/** Everything a chatbot can ask about its users; `act` happens while it listens to what changes. */
async function askByRest(url, key, act) {
  const stopped = new AbortController();
  const get = asking(url, key, stopped.signal);
  const events = await get("/events");
  await act();
  let heard = "";
  for await (const part of events.body.pipeThrough(new TextDecoderStream())) {
    heard += part;
    if (/event: ?access/.test(heard)) break;
  }
  await (await get("/openapi.json")).text();
  const { users } = await (await get("/users?sort=name&limit=1000")).json();
  await (await get(`/users/${users[0].id}`)).text();
  for (const path of ["/users", "/users.csv", "/users.xlsx"]) {
    await (await get(`${path}?sort=last_seen`)).arrayBuffer();
    for (const typed of asked) await (await get(`${path}?network=${encodeURIComponent(typed)}&limit=2`)).arrayBuffer();
    await (await get(`${path}?network=for=${asked[0]}`, 400)).text();
  }
  await (await get(`/${asked[0]}/${encodeURIComponent(asked[1])}`, 404)).text();
  stopped.abort();
  return users;
}

/** Has the chatbot let someone in. */
async function signIn(url, key, person) {
  const answer = await fetch(`${url}/api/v1/sign-ins`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify(person),
  });
  assert.equal(answer.status, 200, await answer.text());
}

journey("no whole address gets into the database's files, the log, an export or an answer, and what is kept of each is its network", async ({
  scene,
  installation,
  endpoints,
}) => {
  const line = await RecordingLine.to(installation.url);
  try {
    const evidence = new Evidence(installation);
    const key = (await readFile(await installation.addChatbot("Harbor Help", "open"), "utf8")).trim();
    for (const name of planted) await signIn(line.url, key, { visitor: visitors[names.indexOf(name)].id, name });
    const path = endpoints.isNext();
    await endpoints.turn("told", verbatim(JSON.stringify({ users: visitors, next: null })));
    const desk = await scene.admin({}, line.url);
    await enterEndpoint(desk, path, endpoints.of("told"));
    await testConnection(desk, new RegExp(`answers: ${visitors.length} visitors`));
    await button(desk, "Save").click();
    await desk.page.locator(".reading").filter({ hasText: /As of \d\d:\d\d/ }).waitFor();

    const users = await askByRest(line.url, key, () => administer(desk, path, evidence));
    const kept = new Map(users.map(({ name, network }) => [name, network ?? null]));
    assert.deepEqual(names.map((name) => kept.get(name)), visitors.map((_, index) => told[index]?.[1] ?? null));
    await typeAddresses(desk, path, evidence);

    await desk.goto(`${path}/settings`);
    for (const [index, [behaviour, said]] of faults.entries()) {
      await endpoints.turn(`fault-${index}`, behaviour);
      await address(desk).fill(endpoints.of(`fault-${index}`));
      await becomes(() => outcome(desk).count(), 0);
      await testConnection(desk, said);
    }
    await evidence.page(desk);
    const [[behaviour, said]] = faults;
    await endpoints.turn("told", behaviour);
    await desk.goto(`${path}/settings`);
    await button(desk, "Try again").click();
    await desk.page.locator(".reading").filter({ hasText: said }).waitFor();
    await desk.goto(`${path}/users`);
    await desk.page.getByRole("group", { name: "Networks" }).filter({ hasText: said }).waitFor();
    await evidence.page(desk);

    const token = await installation.file("token", "sesame\n");
    const chatUrl = await installation.startChatbot("Pier Help", "open", ["--analytics-token-file", token, "--trust-forwarded-for"]);
    const pier = endpoints.isNext();
    for (const [addresses] of forwarded) {
      const chat = await scene.chatter(chatUrl, { extraHTTPHeaders: { "X-Forwarded-For": addresses } });
      await chat.say("When is the harbour office open?");
    }
    await enterEndpoint(desk, pier, `${chatUrl}/analytics`, "sesame");
    await testConnection(desk, /answers: 2 visitors/);
    await button(desk, "Save").click();
    await desk.page.locator(".reading").filter({ hasText: /As of \d\d:\d\d/ }).waitFor();
    await desk.goto(`${pier}/users?sort=last_seen&direction=asc`);
    await becomes(() => desk.rows.locator(".cell.is-network").allInnerTexts(), forwarded.map(([, network]) => network));
    await evidence.page(desk);
    await desk.page.close();

    await evidence.server("running");
    await installation.killServer();
    await evidence.server("killed");
    await installation.startServer();
    await (await asking(line.url, key)("/users")).text();
    await installation.withoutServer(() => evidence.server("stopped"));

    const places = [...evidence.places, ...line.kept()];
    assert.deepEqual(wholeAddresses(places, secret), []);

    // The same search of the same places finds what is there.
    const found = [...new Set(wholeAddresses(places, planted).map(({ where }) => where))];
    for (const where of [
      /^running: (rollcall\.db-wal|the database)$/,
      /^killed: (rollcall\.db-wal|the database)$/,
      /^stopped: (rollcall\.db|the database)$/,
      /^the answer to POST \/api\/console\/users\/list/,
      /^the answer to GET \/api\/console\/chatbots\/1\/exports\//,
      /^the answer to GET \/api\/v1\/users$/,
      /^the answer to GET \/api\/v1\/users\.csv$/,
      /^the answer to GET \/api\/v1\/users\.xlsx, xl\/worksheets\/sheet1\.xml$/,
      /^the CSV file$/,
      /^the Excel file, xl\/worksheets\/sheet1\.xml$/,
      /^the page at/,
    ]) assert.ok(found.some((place) => where.test(place)), `${where} is in none of these:\n${found.join("\n")}`);
    const streams = places.filter(({ where }) => /^the answer to GET .*\/events$/.test(where)).map(({ bytes }) => `${bytes}`);
    for (const event of ["event: access", '"state":"fresh"']) assert.ok(streams.join().includes(event), `no ${event} in the streams`);
  } finally {
    await line.close();
  }
});

test("the search knows the spellings of addresses, and what is masked is none", () => {
  const spelled = {
    "203.0.113.77": [
      "203.0.113.77",
      "203%2E0%2e113%2E77",
      "203.0.113.x",
      "::ffff:CB00:714D",
      "0xcb00714d",
      "3405803853",
      Buffer.from("00000000000000000000ffffcb00714d", "hex"),
    ],
    "2001:db8:4a1f::beef:1": [
      "2001:db8:4a1f::beef:1",
      "2001:DB8:4A1F:0:0:0:BEEF:1",
      "2001:0db8:4a1f:0000:0000:0000:beef:0001",
      "2001%3Adb8%3a4a1f%3A%3Abeef%3A1",
      "2001:db8:4a1f:x:x:x:x:x",
      "20010db84a1f000000000000beef0001",
      Buffer.from("20010db84a1f000000000000beef0001", "hex"),
    ],
    "fe80::4a9d:17ff:fe2b:c3d1": ["FE80::4A9D:17FF:FE2B:C3D1%eth0", "fe80:0:0:0:4a9d:17ff:fe2b:c3d1"],
  };
  for (const [address, spellings] of Object.entries(spelled)) {
    for (const spelling of spellings) {
      const bytes = Buffer.concat([Buffer.from('\0é"'), Buffer.from(spelling), Buffer.from('"')]);
      const found = wholeAddresses([{ where: "a place", bytes }], Object.keys(spelled));
      assert.deepEqual([...new Set(found.map(({ address }) => address))], [address], `${spelling}`);
    }
  }
  const masked = Buffer.from("203.0.x.x 2001:db8:x:x:x:x:x:x fe80:0:x:x:x:x:x:x");
  assert.deepEqual(wholeAddresses([{ where: "a place", bytes: masked }], [...secret, ...Object.keys(spelled)]), []);
});
