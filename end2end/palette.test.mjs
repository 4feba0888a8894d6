// The palette: everything by its name, with the keyboard alone.

import assert from "node:assert/strict";
import { violations } from "./support/axe.mjs";
import { installationForThisFile } from "./support/scene.mjs";
import { becomes, until } from "./support/until.mjs";

const { journey } = installationForThisFile(async (installation) => {
  await installation.addChatbot("Staff Assistant", "authenticated");
  await installation.demo("Staff Assistant", 40);
  await installation.addChatbot("Señor Bot", "open");
});

const parts = (desk) => ({
  palette: desk.page.getByRole("dialog", { name: "Find or do" }),
  field: desk.page.getByRole("combobox", { name: "Find or do" }),
  options: desk.page.getByRole("option"),
  active: desk.page.getByRole("option", { selected: true }),
});

const press = (desk, ...keys) => keys.reduce((before, key) => before.then(() => desk.page.keyboard.press(key)), Promise.resolve());
/** Opens the palette by its keys, types and takes the first. */
async function run(desk, typed, expected) {
  const { field, active } = parts(desk);
  await press(desk, "Control+k");
  await field.waitFor();
  await desk.page.keyboard.type(typed);
  if (expected) await until(async () => assert.match(await active.innerText(), expected));
  await press(desk, "Enter");
  await field.waitFor({ state: "detached" });
}
const ready = (desk) => desk.page.getByRole("button", { name: /^Find or do/ }).waitFor();

journey("with the keyboard alone one goes anywhere, filters, chooses and acts", async ({ scene }) => {
  const desk = await scene.admin();
  await ready(desk);
  await run(desk, "senor users", /Users of Señor Bot/);
  await desk.page.getByText("No users yet").waitFor();
  await run(desk, "us staff", /Users of Staff Assistant/);
  await desk.isLoaded();
  await run(desk, "pending", /Show pending users/);
  await becomes(() => new URL(desk.page.url()).search, "?status=pending");
  await run(desk, "clear fil", /Clear filters/);
  await becomes(() => new URL(desk.page.url()).search, "");
  await run(desk, "sort name a to z", /Sort by name, A to Z/);
  await becomes(() => new URL(desk.page.url()).searchParams.get("sort"), "name");
  await desk.isLoaded();
  await run(desk, "select all", /Select all 40 that match/);
  await desk.counts("40 selected");
  await run(desk, "disable 40", /Disable 40 selected users …/);
  await desk.dialog.getByRole("heading", { name: /Disable/ }).waitFor();
  await press(desk, "Escape");
  await desk.dialog.waitFor({ state: "hidden" });
  await run(desk, "clear sel", /Clear selection/);
  await desk.counts(null);
  await run(desk, "invite", /Invite people …/);
  await desk.dialog.getByLabel("Email addresses").waitFor();
  // Above another dialog it does not open.
  await press(desk, "Control+k");
  assert.equal(await parts(desk).palette.isVisible(), false);
  await press(desk, "Escape");
  await run(desk, "settings of staff", /Settings of Staff Assistant/);
  await desk.page.getByRole("heading", { name: "Settings" }).first().waitFor();
  await run(desk, "your acc", /Your account/);
  await desk.page.getByRole("heading", { name: "Your account" }).waitFor();
});

journey("a user of the chatbot is found by name", async ({ scene }) => {
  const desk = await scene.admin();
  await desk.openChatbot("Staff Assistant");
  await ready(desk);
  const name = (await desk.names())[0];
  const { field, options } = parts(desk);
  await press(desk, "Control+k");
  await field.fill(name);
  await options.filter({ hasText: name }).first().waitFor();
  await press(desk, "Enter");
  await becomes(() => desk.heading.innerText(), name);
  assert.match(desk.place(), /^\/chatbots\/\d+\/users\/\d+$/);
});

journey("it is a combobox with a listbox: arrows go round, Escape leads back, what was used last comes first", async ({ scene }) => {
  const desk = await scene.admin();
  await desk.openChatbot("Staff Assistant");
  await ready(desk);
  await desk.search.focus();
  const { palette, field, options, active } = parts(desk);
  await press(desk, "Meta+k");
  await field.waitFor();
  await desk.hasFocus(field);
  assert.deepEqual(await violations(desk.page), []);
  const described = () => field.getAttribute("aria-activedescendant");
  const first = await options.first().getAttribute("id");
  await becomes(described, first);
  await press(desk, "ArrowDown");
  await becomes(described, await options.nth(1).getAttribute("id"));
  await press(desk, "ArrowUp", "ArrowUp");
  await becomes(described, await options.last().getAttribute("id"));
  await becomes(() => active.count(), 1);
  const isInView = async () => active.evaluate((option) => {
    const [box, list] = [option, option.parentElement].map((one) => one.getBoundingClientRect());
    return box.top >= list.top - 1 && box.bottom <= list.bottom + 1;
  });
  await until(async () => assert.ok(await isInView()));
  await press(desk, "ArrowDown");
  await becomes(described, first);
  await field.fill("nobody calls anything so");
  await palette.getByRole("status").filter({ hasText: "Nothing is called so" }).waitFor();
  assert.equal(await described(), null);
  await press(desk, "Escape");
  await palette.waitFor({ state: "hidden" });
  await desk.hasFocus(desk.search);

  // At once, before the page has heard that it was closed.
  await press(desk, "Control+k");
  await field.waitFor();
  await desk.page.evaluate(() => {
    document.querySelector("dialog.palette").close();
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "k", ctrlKey: true, bubbles: true }));
  });
  await palette.waitFor();
  await field.fill("colours");
  await press(desk, "Escape");
  await palette.waitFor({ state: "hidden" });

  await run(desk, "colours dark", /Colours: Dark/);
  await becomes(() => desk.page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), "dark");
  await press(desk, "Control+k");
  await becomes(() => active.innerText().then((text) => text.split("\n")[0]), "Colours: Dark");
  assert.deepEqual(await violations(desk.page), []);
  await press(desk, "Control+k");
  await palette.waitFor({ state: "hidden" });
  await desk.page.reload();
  await becomes(() => desk.page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), "dark");
  await ready(desk);
  await run(desk, "colours system", /Colours: System/);
  await becomes(() => desk.page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), "light dark");
});

journey("on a phone it opens from the navigation and fits", async ({ scene }) => {
  const desk = await scene.admin({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await desk.openChatbot("Staff Assistant");
  await desk.page.getByRole("button", { name: "Chatbots" }).click();
  await desk.page.getByRole("button", { name: /^Find or do/ }).click();
  const { palette, field, options } = parts(desk);
  await field.waitFor();
  assert.deepEqual(await violations(desk.page), []);
  await desk.fitsTheWindow();
  await field.fill("recent");
  await options.filter({ hasText: "Recent actions" }).click();
  await palette.waitFor({ state: "hidden" });
  await desk.dialog.getByRole("heading", { name: "Recent actions" }).waitFor();
});
