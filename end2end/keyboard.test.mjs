// The users page with the keyboard alone: no pointer is used in here.

import assert from "node:assert/strict";
import { becomes, until } from "./support/until.mjs";
import { installationForThisFile } from "./support/scene.mjs";

const { journey } = installationForThisFile(async (installation) => {
  await installation.addChatbot("Staff Assistant", "authenticated");
  await installation.demo("Staff Assistant", 400);
  await installation.addChatbot("Harbor Help", "open");
  await installation.demo("Harbor Help", 60);
});

const wide = { viewport: { width: 1440, height: 900 } };

/** What has the focus: its role, its name, and the classes that tell it from others. */
const focused = (desk) =>
  desk.page.evaluate(() => {
    const element = document.activeElement;
    const row = element.closest(".grid-rows .row");
    return {
      tag: element.tagName,
      what: element.className,
      row: row && Number(row.getAttribute("aria-rowindex")) - 2,
      column: Number(element.closest("[aria-colindex]")?.getAttribute("aria-colindex") ?? 0),
    };
  });
const isOn = (desk, expected) =>
  until(async () => {
    const now = await focused(desk);
    for (const [part, value] of Object.entries(expected)) assert.equal(now[part], value, JSON.stringify(now));
  });

/** Presses Tab until `is` holds of what has the focus. */
async function tabTo(desk, locator, key = "Tab") {
  for (let presses = 0; presses < 60; presses++) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await desk.page.keyboard.press(key);
    assert.notEqual((await focused(desk)).tag, "BODY", "the focus was lost");
  }
  assert.fail(`Tab never came to ${locator}`);
}

async function begin(desk, address) {
  await desk.goto(address);
  await desk.isLoaded();
  await desk.page.keyboard.press("/");
  await desk.hasFocus(desk.search);
  await desk.page.keyboard.press("ArrowDown");
  await isOn(desk, { row: 0, column: 0 });
}

journey("the list is a grid with the counts of all, through which the arrows lead", async ({ scene }) => {
  const desk = await scene.admin(wide);
  const { keyboard } = desk.page;
  await begin(desk, "/chatbots/1/users");
  assert.equal(await desk.grid.getAttribute("aria-rowcount"), "401");
  assert.equal(await desk.grid.getAttribute("aria-colcount"), "7");
  for (const column of [1, 2, 3, 4, 5, 6, 7, 7]) {
    await keyboard.press("ArrowRight");
    await isOn(desk, { row: 0, column });
  }
  await keyboard.press("ArrowDown");
  await isOn(desk, { row: 1, column: 7 });
  await keyboard.press("End");
  await isOn(desk, { row: 399, column: 7 });
  await keyboard.press("PageUp");
  await until(async () => assert.ok((await focused(desk)).row < 399));
  await keyboard.press("Home");
  await isOn(desk, { row: 0, column: 7 });
  await keyboard.press("ArrowLeft");
  await isOn(desk, { row: 0, column: 6 });
  await keyboard.press("Space");
  await desk.counts("1 selected");
  await isOn(desk, { row: 0, column: 6 });
  await keyboard.press("Space");
  await desk.counts(null);
  for (let presses = 0; presses < 6; presses++) await keyboard.press("ArrowLeft");
  await isOn(desk, { row: 0, column: 0 });
  for (const [key, row] of [["j", 1], ["j", 2], ["k", 1]]) {
    await keyboard.press(key);
    await isOn(desk, { row });
  }
  await keyboard.press("Space");
  await keyboard.press("Shift+ArrowDown");
  await keyboard.press("Shift+ArrowDown");
  await desk.counts("3 selected");
  await keyboard.press("Escape");
  await desk.counts(null);
  await isOn(desk, { row: 3 });

  // Only the row that is current is on the way of Tab.
  assert.equal(await desk.page.locator(".grid-rows [tabindex='0']").count(), 1);
});

journey("a network's cell is its button, and Enter shows who shares it", async ({ scene }) => {
  const desk = await scene.admin(wide);
  const { keyboard } = desk.page;
  await begin(desk, "/chatbots/2/users?sort=questions");
  assert.equal(await desk.grid.getAttribute("aria-colcount"), "10");
  for (let presses = 0; presses < 5; presses++) await keyboard.press("ArrowRight");
  await isOn(desk, { tag: "BUTTON", column: 5 });
  await keyboard.press("Enter");
  await desk.page.getByRole("button", { name: /remove this filter/ }).waitFor();
  await desk.isLoaded();
  await until(async () => assert.equal((await focused(desk)).row, 0));
});

journey("panel, actions, views and their dialogs are come to and left by keys, and the focus comes back", async ({ scene }) => {
  const desk = await scene.admin(wide);
  const { keyboard } = desk.page;
  await begin(desk, "/chatbots/1/users");
  await keyboard.press("j");
  await isOn(desk, { row: 1 });
  const name = (await desk.names())[1];
  await keyboard.press("Enter");
  await becomes(() => desk.heading.innerText(), name);
  await tabTo(desk, desk.panel.getByRole("tab", { name: "Profile" }));
  await keyboard.press("ArrowRight");
  await desk.panel.getByRole("tab", { name: "Sessions", selected: true }).waitFor();
  await keyboard.press("Escape");
  await desk.panel.waitFor({ state: "detached" });
  await isOn(desk, { row: 1 });

  await keyboard.press("?");
  await desk.page.getByRole("dialog", { name: "Keyboard shortcuts" }).getByText("Search by name or email").waitFor();
  await keyboard.press("Escape");
  await desk.dialog.waitFor({ state: "hidden" });
  await isOn(desk, { row: 1 });

  await keyboard.press("Control+a");
  await desk.counts("400 selected");
  await tabTo(desk, desk.actions);
  await keyboard.press("ArrowDown");
  await keyboard.press("d");
  await keyboard.press("Enter");
  await desk.dialog.getByRole("heading", { name: /Disable|Delete/ }).waitFor();
  await keyboard.press("Escape");
  await desk.dialog.waitFor({ state: "hidden" });
  await until(async () => assert.notEqual((await focused(desk)).tag, "BODY", "the focus was lost"));

  const view = desk.page.getByRole("button", { name: "View", exact: true });
  await tabTo(desk, view, "Shift+Tab");
  await keyboard.press("Enter");
  const menu = desk.page.getByRole("dialog", { name: "View" });
  await tabTo(desk, menu.getByRole("button", { name: "Save this view …" }));
  await keyboard.press("Enter");
  await desk.hasFocus(menu.getByRole("textbox", { name: "Name" }));
  await keyboard.type("By keys");
  await keyboard.press("Enter");
  await desk.says("“By keys” was saved.");
  await desk.hasFocus(menu.getByRole("button", { name: "Save this view …" }));
  await tabTo(desk, menu.getByRole("button", { name: "Change “By keys”" }), "Shift+Tab");
  await keyboard.press("Enter");
  await tabTo(desk, menu.getByRole("button", { name: "Delete" }));
  await keyboard.press("Enter");
  await desk.says("“By keys” was deleted.");
  await until(async () => assert.ok(await menu.evaluate((menu) => menu.contains(document.activeElement)), "the focus was lost"));
  await tabTo(desk, menu.getByRole("checkbox", { name: "Role" }));
  await keyboard.press("Space");
  await desk.page.locator(".row.is-head .is-role").waitFor({ state: "hidden" });
  await keyboard.press("Space");
  await keyboard.press("Escape");
  await desk.hasFocus(view);

  const heading = desk.page.locator(".row.is-head .cell.is-role");
  await tabTo(desk, heading);
  const width = () => heading.evaluate((cell) => cell.getBoundingClientRect().width);
  const before = await width();
  await keyboard.press("Shift+ArrowRight");
  await becomes(width, before + 16);
  await desk.hasFocus(heading);
});

journey("letters that are typed stay in their field", async ({ scene }) => {
  const desk = await scene.admin(wide);
  await desk.goto("/chatbots/1/users");
  await desk.isLoaded();
  await desk.page.keyboard.press("/");
  await desk.page.keyboard.type("jk?/");
  assert.equal(await desk.search.inputValue(), "jk?/");
  assert.equal(await desk.dialog.count(), await desk.page.locator("dialog[open]").count());
  assert.equal(await desk.page.locator("dialog[open]").count(), 0);
});
