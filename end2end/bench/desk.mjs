// An admin at the users page of a chatbot with very many users.

import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Installation, rollcall } from "../support/installation.mjs";
import { run } from "../support/process.mjs";
import { launch } from "../support/scene.mjs";
import { UsersPage } from "../support/users-page.mjs";
import { openEye } from "./eye.mjs";

const CHATBOT = "Staff Assistant";
/** Making a million people takes minutes. */
const PATIENCE = 3_600_000;

const folder = path.join(process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../../target", import.meta.url)), "tmp/bench");

export const byActivity = { by: "activity", direction: "desc" };

/** A file with so many made-up people, made once. */
async function template(users) {
  const file = path.join(folder, `${users}-demo-users.db`);
  if (existsSync(file)) return file;
  console.error(`making ${file}`);
  await mkdir(folder, { recursive: true });
  const unfinished = path.join(folder, "unfinished-demo.db");
  for (const end of ["", "-wal", "-shm"]) await rm(unfinished + end, { force: true });
  const options = { env: { DATABASE_URL: `sqlite:${unfinished}` }, timeout: PATIENCE };
  const key = path.join(folder, "unfinished-demo.key");
  await rm(key, { force: true });
  await run(rollcall, ["chatbot", "add", CHATBOT, "--access", "authenticated", "--key-file", key], options);
  await run(rollcall, ["demo", "--chatbot", CHATBOT, "--users", String(users)], options);
  await rm(key, { force: true });
  // The last to close it has brought its log in; else the file alone would not be all.
  if (existsSync(`${unfinished}-wal`)) throw new Error(`${unfinished} was not closed well`);
  await rename(unfinished, file);
  return file;
}

/** Runs `measure` with an admin who looks at the users of a fresh installation. */
export async function atTheDesk(users, measure) {
  const installation = await Installation.start({}, await template(users));
  // As people see it: with a scroll bar, and with motion.
  const browser = await launch({ ignoreDefaultArgs: ["--hide-scrollbars"] });
  try {
    const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC", viewport: { width: 1440, height: 900 } });
    await openEye(context);
    const page = await context.newPage();
    const line = await context.newCDPSession(page);
    const desk = new UsersPage(page, installation.url, { allow() {} });
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    await desk.signIn(await installation.ownerLink());
    await desk.openChatbot(CHATBOT);
    const version = (await line.send("Browser.getVersion")).product;
    await measure({ desk, page, line, version });
    if (errors.length) throw new Error(`the page had faults:\n${errors.join("\n")}`);
  } finally {
    await browser.close();
    await installation.stop();
  }
}

/** What the server says stands there. */
export async function usersAt(desk, offset, limit, { search = "", sort = byActivity } = {}) {
  const query = { search, status: null, role: null, sort };
  const answer = await desk.call("users/list", { chatbot: 1, query, window: { offset, limit } });
  const total = answer.total ?? (await desk.call("users/count", { chatbot: 1, query }));
  return { total, users: answer.users, names: answer.users.map(({ name, email }) => name || email) };
}

/** Whether these rows are those that the server has there. */
export async function areRight(desk, rows, options) {
  if (rows.length === 0 || rows.some(({ name }) => name === null)) return false;
  const { names } = await usersAt(desk, rows[0].place, rows.length, options);
  return rows.every(({ place, name }, index) => place === rows[0].place + index && name === names[index]);
}
