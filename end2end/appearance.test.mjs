// How the page looks: the colours that were chosen.

import assert from "node:assert/strict";
import { becomes } from "./support/until.mjs";
import { installationForThisFile } from "./support/scene.mjs";

const { journey } = installationForThisFile(async (installation) => {
  await installation.addChatbot("Staff Assistant", "authenticated");
});

const LIGHT = "rgb(247, 247, 245)";
const DARK = "rgb(19, 20, 22)";
const painted = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const choose = (page, theme) => page.getByRole("group", { name: "Colours" }).getByRole("button", { name: theme }).click();

journey("the colours are the system's until others are chosen, which every tab then has from its first paint", async ({ scene }) => {
  const desk = await scene.admin({ colorScheme: "light" });
  const { page } = desk;
  assert.equal(await painted(page), LIGHT);
  const other = await page.context().newPage();
  await other.goto(`${desk.url}/account`);
  await desk.goto("/account");
  await choose(page, "Dark");
  await becomes(() => painted(page), DARK);
  await becomes(() => painted(other), DARK);
  // Before the program is there, and so before anything was painted in other colours.
  await page.route("**/*.wasm", (route) => route.abort());
  desk.watch.allow(/wasm|ERR_FAILED|fetch/i);
  await page.reload({ waitUntil: "domcontentloaded" });
  await page.locator(".app.is-waiting").waitFor();
  assert.equal(await painted(page), DARK);
  await page.unrouteAll({ behavior: "wait" });
  await page.reload();
  await choose(page, "System");
  await becomes(() => painted(page), LIGHT);
  await page.emulateMedia({ colorScheme: "dark" });
  await becomes(() => painted(page), DARK);
});
