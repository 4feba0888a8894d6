// A chatbot's API keys: replaced while it goes on, revoked, and when they were used.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { activeAdmins, passwordLink, setPassword } from "./support/accounts.mjs";
import { Rest } from "./support/rest.mjs";
import { installationForThisFile } from "./support/scene.mjs";
import { becomes, until } from "./support/until.mjs";

const { journey } = installationForThisFile(async (installation) => {
  const chatUrl = await installation.startChatbot("Harbor Help", "open");
  const keyFile = await installation.addChatbot("Staff Assistant", "authenticated");
  return { chatUrl, keyFile };
});

const lines = (desk) => desk.page.getByRole("list", { name: "API keys" }).getByRole("listitem");
const line = (desk, key) => lines(desk).filter({ hasText: `…${key.slice(-4)}` });
const button = (desk, name) => desk.page.getByRole("main").getByRole("button", { name, exact: true });
const keyIn = async (file) => (await readFile(file, "utf8")).trim();

/** Opens a chatbot's settings at its keys; `number`: which chatbot it is. */
async function settings(scene, number, ...options) {
  const desk = await scene.admin(...options);
  await desk.goto(`/chatbots/${number}/settings`);
  await desk.page.getByRole("heading", { name: "API keys" }).waitFor();
  return desk;
}

/** Has a new key made; `overlap`: what becomes of the others, where one is asked. */
async function newKey(desk, overlap) {
  await button(desk, "New key …").click();
  if (overlap) await desk.dialog.getByRole("radio", { name: overlap }).check();
  await desk.dialog.getByRole("button", { name: "Make the key" }).click();
  const key = await desk.dialog.locator(".secret code").innerText();
  assert.match(key, /^rck_[0-9a-f]{64}$/);
  await desk.confirm("I have kept the key");
  return key;
}

const opens = async (rest, status) => becomes(async () => (await rest.send("GET", "chatbot")).status, status);

journey("a key is replaced while the chatbot goes on, and from the moment it is revoked it is refused", async ({ scene, chatUrl, installation }) => {
  const [desk, other, chat] = [await settings(scene, 1), await settings(scene, 1), await scene.chatter(chatUrl)];
  chat.watch.allow(/status of 503/);
  await chat.say("Where can I moor for a night?");
  await desk.page.reload();
  await lines(desk).filter({ hasText: /Last used/ }).waitFor();
  const old = lines(desk).first();
  const ending = (await old.locator("code").innerText()).slice(1);
  await other.mark();

  const key = await newKey(desk, "Let them work for another day");
  const rest = new Rest(installation.url, key);
  await opens(rest, 200);
  await line(desk, key).filter({ hasText: "Never used" }).waitFor();
  await line(desk, ending).getByText("ends in 24 h").waitFor();
  await becomes(() => lines(other).count(), 2);
  await chat.say("And for a week?");

  // What happens is said before it does; the keyboard begins at going back.
  await line(desk, ending).getByRole("button", { name: `Revoke the key …${ending} …` }).click();
  await desk.dialog.getByText(/are refused at once/).waitFor();
  assert.equal(await desk.dialog.getByText("the last key that works").count(), 0);
  await desk.hasFocus(desk.dialog.getByRole("button", { name: "Cancel" }));
  await desk.confirm("Revoke");
  await desk.says(`The key …${ending} is revoked.`);
  await desk.hasFocus(desk.page.getByRole("heading", { name: "API keys" }));
  await becomes(() => line(desk, ending).count(), 0);
  await becomes(() => line(other, ending).count(), 0);
  await other.wasNotReloaded();
  assert.equal((await chat.answerTo("Hello?")).status, 503);
  await opens(rest, 200);
  assert.ok(!(await desk.page.content()).includes(key));
  await desk.page.reload();
  await line(desk, key).filter({ hasText: /Last used/ }).waitFor();

  await desk.goto("/chatbots/1/audit");
  await until(async () => {
    const said = await desk.page.locator(".entry:has(time) p").allInnerTexts();
    assert.ok(said.includes("Owner revoked an API key"), said);
    assert.ok(said.includes("Owner replaced the API key · the one before works for 24 more hours"), said);
  });
});

journey("before the last key is revoked the page says what that means, and a new one ends nothing", async ({ scene, installation, keyFile }) => {
  const desk = await settings(scene, 2);
  const first = new Rest(installation.url, await keyIn(keyFile));
  await opens(first, 200);
  const key = await newKey(desk, "End the present keys at once");
  await opens(first, 401);
  await becomes(() => lines(desk).count(), 1);
  await line(desk, key).getByRole("button").click();
  await desk.dialog.getByText("It is the last key that works").waitFor();
  await desk.confirm("Cancel");
  await opens(first.with(key), 200);
  await line(desk, key).getByRole("button").click();
  await desk.confirm("Revoke");
  await desk.page.getByText("There is no key").waitFor();
  await opens(first.with(key), 401);
  await button(desk, "New key …").click();
  assert.equal(await desk.dialog.getByRole("radio").count(), 0);
  await desk.page.keyboard.press("Escape");
  await opens(first.with(await newKey(desk)), 200);
});

journey("who owns the database replaces a key from the command line", async ({ scene, installation }) => {
  const file = await installation.addChatbot("By Command", "open");
  const first = new Rest(installation.url, await keyIn(file));
  const second = (await installation.run(["chatbot", "key", "By Command", "--overlap", "hour"])).trim();
  await opens(first, 200);
  await opens(first.with(second), 200);
  const desk = await settings(scene, 3);
  await line(desk, await keyIn(file)).getByText(/ends in (60 min|1 h)/).waitFor();
  const third = (await installation.run(["chatbot", "key", "By Command"])).trim();
  for (const [key, status] of [[await keyIn(file), 401], [second, 401], [third, 200]]) await opens(first.with(key), status);
});

journey("an admin of the chatbot sees no keys", async ({ scene, installation }) => {
  const file = await installation.addChatbot("Looked After", "authenticated");
  await activeAdmins(installation, "Looked After", file, ["ana@example.org"]);
  const link = await passwordLink(await scene.admin(), "Looked After", "ana@example.org");
  const desk = await scene.stranger();
  desk.watch.allow(/status of 404/);
  await setPassword(desk, link);
  await desk.goto("/chatbots/4/settings");
  await desk.page.getByRole("heading", { name: "Settings", exact: true }).waitFor();
  await button(desk, "Save").waitFor();
  assert.equal(await desk.page.getByText("API keys").count(), 0);
  for (const [name, rest] of [["list", {}], ["replace", { overlap: "day" }], ["revoke", { key: 4 }]]) {
    await assert.rejects(desk.call(`keys/${name}`, { chatbot: 4, ...rest }), /404/);
  }
});

journey("the keys fit a phone", async ({ scene, installation }) => {
  await installation.addChatbot("Pocket", "open");
  const desk = await settings(scene, 5, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  await newKey(desk, "Let them work for another week");
  await lines(desk).getByText("ends in 7 days").waitFor();
  await desk.fitsTheWindow();
});
