// A chatbot whose analytics endpoint misbehaves in every way there is: a server process of its own, with Node's standard
// library alone. It prints "listens on http://127.0.0.1:PORT" and runs until it is told to stop, or, started with
// --until-stdin-ends, until whoever started it is gone.
//
// The first part of the path says how it behaves, so that one process serves all tests: the endpoint at URL/silent never
// answers URL/silent/users. A part like "test-anything" before it changes nothing but keeps the counts of tests apart:
// URL/test-slowness/silent/users.
//
//   GET  /counts            what came in, by path: how many, how many at once, the last one's address and headers
//   POST /switch/NAME?to=…  from now on, URL/switch/NAME behaves as told: /switch/one?to=good/25, /switch/one?to=failing
//   GET  /https             the address at which it speaks https, and the certificate, which nobody should trust unasked

import { createServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { gzipSync } from "node:zlib";
import { selfSigned } from "./self-signed.mjs";

const MIB = 1 << 20;
/** How many users a page holds when nobody says, and at most. */
const PAGE = { usual: 100, most: 10_000 };
/** What a cursor begins with: everything that must be escaped on the way back. */
const CURSOR = "é&limit=1#?/+ %20=";

const requests = new Map();
const switches = new Map();
let bomb;

/** The user at a place of the list: always the same. Their addresses are of all the forms that chatbots give. */
function user(index) {
  const [high, low] = [(index >> 8) & 255, index & 255];
  const hex = index.toString(16);
  const ip = [
    `198.${18 + (index % 2)}.${high}.${low}`,
    `2001:db8:${hex.slice(-4)}::${hex.slice(0, 4)}`,
    `::ffff:203.0.${high}.${low}`,
    "192.0.x.x",
    `198.51.${high}.${low}:4711`,
    `[2001:db8:${hex.slice(-4)}:1::5]:443`,
    null,
    "unknown",
  ][index % 8];
  return {
    id: `visitor-${String(index).padStart(7, "0")}`,
    ip,
    questions: index % 40,
    last_seen: new Date(Date.UTC(2025, 0, 1) + index * 1000).toISOString(),
    ...(index % 3 === 0 && { name: `Ana ${index}` }),
  };
}

const aFew = () => [0, 1, 2].map(user);

function json(response, body, status = 200) {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

/** Users 0 to `count` - 1, page by page. */
function good({ query, response }, count = "3") {
  const since = query.get("since");
  if (since !== null && !since.startsWith(CURSOR)) return json(response, { error: "no such cursor" }, 400);
  const from = since === null ? 0 : Number(since.slice(CURSOR.length));
  const limit = Math.min(Number(query.get("limit") ?? PAGE.usual), PAGE.most);
  const to = Math.min(from + limit, Number(count));
  const users = Array.from({ length: Math.max(to - from, 0) }, (_, at) => user(from + at));
  json(response, { users, next: to < Number(count) ? `${CURSOR}${to}` : null });
}

/** Sends what `piece` gives as fast as it is taken, until nobody takes it any more. */
function flood(stream, piece) {
  const more = () => {
    while (!stream.destroyed && stream.write(piece));
  };
  stream.on("drain", more);
  more();
}

/** Sends a `piece` now and then, until nobody takes it any more. */
function trickle(stream, piece) {
  const timer = setInterval(() => stream.write(piece), 20);
  stream.on("close", () => clearInterval(timer));
}

const status = (code) => ({ response }) => json(response, { error: code }, code);

const page = (change) => ({ response }) => json(response, { users: aFew(), next: null, ...change });

const behaviours = {
  good,
  /** All of them at once, whatever was asked for. */
  unlimited: ({ response }, count) =>
    json(response, { users: Array.from({ length: Number(count) }, (_, at) => user(at)), next: null }),
  /** As good, after so many milliseconds. */
  "slow-good": (call, milliseconds = "200", count) => void setTimeout(() => good(call, count), Number(milliseconds)),
  /** As good, for who knows the token "sesame". */
  token: (call) => (call.headers.authorization === "Bearer sesame" ? good(call) : status(401)(call)),

  missing: status(404),
  method: status(405),
  gone: status(410),
  unimplemented: status(501),
  html: ({ response }) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end("<!doctype html><title>Chat</title><div id=root></div>");
  },
  older: ({ response }) => json(response, { visitors: 17 }),
  /** A version that knew of no addresses. */
  "without-network": page({ users: [{ id: "v1", questions: 1, last_seen: "2025-01-01T00:00:00Z" }] }),

  unauthorized: status(401),
  forbidden: status(403),
  "too-many": status(429),
  teapot: status(418),
  /** Nothing, and well. */
  "no-content": ({ response }) => response.writeHead(204).end(),
  failing: status(500),
  unavailable: status(503),
  /** To a good page, here or at another host. */
  redirect: ({ response, port }, to = "here") => {
    const location = { here: "/redirected/good/users", elsewhere: `http://localhost:${port}/redirected/good/users` }[to];
    response.writeHead(302, { location }).end();
  },

  silent: () => {},
  trickle: ({ response }) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.write('{"users":[');
    trickle(response, " ");
  },
  "trickling-head": ({ socket }) => {
    socket.write("HTTP/1.1 200 OK\r\nX-Slow: ");
    trickle(socket, "x");
  },
  flood: ({ response }) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.write('{"users":[');
    flood(response, Array.from({ length: 500 }, (_, at) => `${JSON.stringify(user(at))},`).join(""));
  },
  /** It says beforehand how much it would be. */
  huge: ({ response }) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": 1024 * MIB });
    flood(response, " ".repeat(65_536));
  },
  "flooding-head": ({ socket }) => {
    socket.write("HTTP/1.1 200 OK\r\n");
    flood(socket, `X-More: ${"x".repeat(1000)}\r\n`);
  },
  "gzip-bomb": ({ response }) => {
    // A file of gzip may be many, one after the other (RFC 1952, 2.2): here 3 GiB in 3 MiB.
    bomb ??= Buffer.concat(Array(768).fill(gzipSync(Buffer.alloc(4 * MIB))));
    response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
    response.end(bomb);
  },

  /** An answer as it goes over the line, escaped: from the status line to the last byte. */
  verbatim: ({ socket }, answer) => socket.end(decodeURIComponent(answer)),

  reset: ({ socket }) => socket.resetAndDestroy(),
  "hang-up": ({ socket }) => socket.destroy(),
  "not-http": ({ socket }) => socket.end("220 mail.example ESMTP\r\n"),
  half: ({ response, socket }) => {
    const body = JSON.stringify({ users: aFew(), next: null });
    response.writeHead(200, { "content-type": "application/json", "content-length": body.length });
    response.write(body.slice(0, body.length / 2), () => socket.destroy());
  },
  "half-chunked": ({ response, socket }) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.write('{"users":[{"id":"v1",', () => socket.destroy());
  },
  /** A body that only its connection's end ends. */
  "half-unannounced": ({ socket }) =>
    socket.end('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{"users":[{"id":'),

  "broken-json": ({ response }) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end("{'users': [], 'next': None}");
  },
  "wrong-types": page({ users: [{ ...user(0), questions: "many" }] }),
  future: page({ users: aFew().map((one) => ({ ...one, last_seen: "2999-01-01T00:00:00Z" })) }),

  /** Always the same users, and always a cursor that was never given before. */
  endless: ({ query, response }) => json(response, { users: aFew(), next: `${Number(query.get("since") ?? 0) + 1}` }),
  "empty-endless": ({ query, response }) => json(response, { users: [], next: `${Number(query.get("since") ?? 0) + 1}` }),
  repeating: ({ query, response }) => json(response, { users: aFew(), next: query.get("since") === "a" ? "b" : "a" }),
};

/** What a path asks for: `[behaviour, ...its arguments]`. */
function behaviour(parts) {
  const [first, name] = parts;
  if (first?.startsWith("test-") || first === "redirected") return behaviour(parts.slice(1));
  return first === "switch" ? (switches.get(name) ?? "good").split("/") : parts;
}

/** Notes a request until its connection or answer is over. */
function note(path, request, response) {
  const noted = requests.get(path) ?? { requests: 0, open: 0, at_once: 0 };
  requests.set(path, noted);
  noted.requests += 1;
  noted.open += 1;
  noted.at_once = Math.max(noted.at_once, noted.open);
  noted.last = { url: request.url, headers: request.headers };
  response.once("close", () => (noted.open -= 1));
}

function handle(request, response) {
  const { pathname, searchParams: query } = new URL(request.url, "http://chatbot.invalid");
  const parts = pathname.split("/").slice(1);
  if (pathname === "/counts") return json(response, Object.fromEntries(requests));
  if (pathname === "/https") return json(response, { url: `https://localhost:${https.address().port}`, certificate: cert });
  if (request.method === "POST" && parts[0] === "switch") {
    switches.set(parts[1], query.get("to"));
    return response.writeHead(204).end();
  }
  note(pathname, request, response);
  const [name, ...settings] = behaviour(parts.slice(0, -1));
  if (parts.at(-1) !== "users" || !Object.hasOwn(behaviours, name)) return status(404)({ response });
  const { socket, headers } = request;
  socket.on("error", () => {});
  behaviours[name]({ response, socket, headers, query, port: http.address().port }, ...settings);
}

const http = createServer(handle);
const { key, cert } = selfSigned();
const https = createHttpsServer({ key, cert }, handle);
for (const server of [http, https]) {
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
}
console.log(`listens on http://127.0.0.1:${http.address().port}`);

for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => process.exit(0));
if (process.argv.includes("--until-stdin-ends")) process.stdin.resume().on("end", () => process.exit(0));
