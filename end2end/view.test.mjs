// The menu "View": density, columns, and views that were given a name.

import assert from "node:assert/strict";
import { becomes, until } from "./support/until.mjs";
import { installationForThisFile } from "./support/scene.mjs";

const { journey } = installationForThisFile(async (installation) => {
  await installation.addChatbot("Staff Assistant", "authenticated");
  await installation.demo("Staff Assistant", 300);
  await installation.addChatbot("Harbor Help", "open");
  await installation.demo("Harbor Help", 60);
});

const wide = { viewport: { width: 1440, height: 900 } };

/** Opens the menu, unless it is. */
async function view(desk) {
  const button = desk.page.getByRole("button", { name: "View", exact: true });
  if ((await button.getAttribute("aria-expanded")) === "false") await button.click();
  const menu = desk.page.getByRole("dialog", { name: "View" });
  await menu.waitFor();
  return menu;
}

async function choose(desk, group, name) {
  await (await view(desk)).getByRole("group", { name: group }).getByRole("button", { name }).click();
}

async function tick(desk, column, shown) {
  await (await view(desk)).getByRole("checkbox", { name: column, exact: true }).setChecked(shown);
}

/** The headings that are shown, each with its left and right edge. */
const headings = (desk) =>
  desk.page.locator(".row.is-head [role=columnheader]").evaluateAll((cells) =>
    cells
      .map((cell) => [cell.innerText.trim(), cell.getBoundingClientRect()])
      .filter(([name, box]) => name && box.width > 0)
      .map(([name, { left, right }]) => ({ name, left: Math.round(left), right: Math.round(right) })),
  );
const heading = async (desk, name) => (await headings(desk)).find((one) => one.name === name);
const heightOfRows = (desk) => desk.rows.first().evaluate((row) => row.getBoundingClientRect().height);

/** That each row's cells stand where their headings do. */
async function isAligned(desk) {
  const edges = await desk.page.evaluate(() => {
    const of = (row) => Object.fromEntries([...row.querySelectorAll(".cell")].map((cell) => [cell.classList[1], cell.getBoundingClientRect()]).filter(([, { width }]) => width > 0).map(([name, { left, right }]) => [name, [Math.round(left), Math.round(right)]]));
    const head = of(document.querySelector(".row.is-head"));
    return [...document.querySelectorAll(".grid-rows .row:not([hidden])")].map(of).filter((row) => JSON.stringify(row) !== JSON.stringify({ ...row, ...head })).map((row) => ({ row, head }));
  });
  assert.equal(edges.length, 0, `cells that stand elsewhere than their headings: ${JSON.stringify(edges[0])}`);
}

journey("rows are as dense as one likes them, and who is looked at stays in view", async ({ scene }) => {
  const desk = await scene.admin(wide);
  await desk.openChatbot("Staff Assistant");
  assert.equal(await heightOfRows(desk), 44);
  await desk.scroller.evaluate((scroller) => (scroller.scrollTop = 44 * 100));
  await until(async () => assert.equal((await desk.shown())[0].place, 100));
  await desk.isLoaded();
  const [{ name }] = await desk.shown();
  const before = (await desk.shown()).length;
  for (const [density, height] of [["Compact", 32], ["Spacious", 56], ["Compact", 32]]) {
    await choose(desk, "Density", density);
    await until(async () => {
      assert.equal(await heightOfRows(desk), height);
      assert.deepEqual((await desk.shown())[0].name, name);
    });
    const tops = await desk.rows.evaluateAll((rows) => rows.map((row) => Math.round(row.getBoundingClientRect().top)).filter((top) => top > 0).sort((a, b) => a - b));
    assert.ok(tops.every((top, index) => index === 0 || top - tops[index - 1] === height), `rows overlap: ${tops}`);
  }
  assert.ok((await desk.shown()).length > before + 5, "more rows are in view");
  await desk.page.reload();
  await desk.isLoaded();
  assert.equal(await heightOfRows(desk), 32);
  await desk.page.getByRole("link", { name: /Harbor Help/ }).click();
  await desk.isLoaded();
  assert.equal(await heightOfRows(desk), 44, "another chatbot's list is as it was");
});

journey("columns are hidden and shown, and stay so", async ({ scene }) => {
  const desk = await scene.admin(wide);
  await desk.openChatbot("Harbor Help");
  const all = (await headings(desk)).map(({ name }) => name.replace(/\s*[↑↓]/, ""));
  await tick(desk, "Role", false);
  await tick(desk, "Questions", false);
  await becomes(async () => (await headings(desk)).length, all.length - 2);
  await isAligned(desk);
  assert.equal(await desk.rows.locator(".is-role:visible").count(), 0);
  assert.ok(await (await view(desk)).getByRole("checkbox", { name: "Name", exact: true }).isDisabled(), "a list without names is no use");
  await desk.page.reload();
  await desk.isLoaded();
  assert.equal((await headings(desk)).length, all.length - 2);
  await (await view(desk)).getByRole("button", { name: "as at first" }).click();
  await becomes(async () => (await headings(desk)).length, all.length);
  await isAligned(desk);
});

journey("a column is widened by its edge, by the keyboard, and fitted by a double click, and no other moves", async ({ scene }) => {
  const desk = await scene.admin(wide);
  await desk.openChatbot("Staff Assistant");
  const { mouse } = desk.page;
  await view(desk);
  await desk.page.keyboard.press("Escape");
  const before = await headings(desk);
  const status = await heading(desk, "Status");
  const y = await desk.page.locator(".row.is-head").evaluate((row) => row.getBoundingClientRect().y + 18);
  await mouse.move(status.right + 6, y);
  await mouse.down();
  await mouse.move(status.right + 26, y, { steps: 4 });
  assert.equal((await heading(desk, "Status")).right, status.right + 20, "the edge follows the pointer");
  await isAligned(desk);
  await mouse.up();
  const after = await headings(desk);
  const changed = after.filter((one, index) => JSON.stringify(one) !== JSON.stringify(before[index])).map(({ name }) => name);
  assert.deepEqual(changed, ["Status", "Role"], "its neighbour gives what it takes");
  assert.equal(new URL(desk.page.url()).search, "", "what was pressed sorts nothing");

  await desk.page.locator(".row.is-head .cell.is-status").focus();
  await desk.page.keyboard.press("Shift+ArrowLeft");
  await becomes(async () => (await heading(desk, "Status")).right, status.right + 4);
  await desk.page.getByRole("status").filter({ hasText: "Status 108 pixels, Role 76 pixels" }).waitFor({ state: "attached" });
  await desk.hasFocus(desk.page.locator(".row.is-head .cell.is-status"));

  await mouse.dblclick(status.right + 4 + 6, y);
  await until(async () => {
    const { left, right } = await heading(desk, "Status");
    const widest = Math.max(...(await desk.rows.locator(".status").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width))));
    assert.ok(right - left >= widest && right - left <= Math.max(widest + 8, 57), `${right - left} for ${widest}`);
  });
  const fitted = await headings(desk);
  await desk.page.reload();
  await desk.isLoaded();
  assert.deepEqual(await headings(desk), fitted);
  await isAligned(desk);
});

journey("whoever can't drag presses a column wider or narrower, the last one too", async ({ scene }) => {
  const desk = await scene.admin(wide);
  await desk.openChatbot("Staff Assistant");
  const menu = await view(desk);
  const width = async (name) => {
    const { left, right } = await heading(desk, name);
    return right - left;
  };
  for (const [name, neighbour] of [["Role", "Added"], ["Sessions", "Last active"]]) {
    const [before, beside] = [await width(name), await width(neighbour)];
    const press = (how) => menu.getByRole("button", { name: `Make ${name} ${how}` }).click();
    await press("wider");
    await becomes(() => width(name), before + 16);
    await becomes(() => width(neighbour), beside - 16);
    await press("narrower");
    await press("narrower");
    await becomes(() => width(name), before - 16);
    await isAligned(desk);
  }
  await tick(desk, "Role", false);
  await becomes(() => menu.getByRole("button", { name: "Make Role wider" }).getAttribute("aria-disabled"), "true");
});

journey("a view that has a name comes back in other browsers, by a link too, and can be the beginning", async ({ scene }) => {
  const desk = await scene.admin(wide);
  await desk.goto("/chatbots/1/users?search=an&status=active&sort=name");
  await desk.isLoaded();
  await tick(desk, "Added", false);
  let menu = await view(desk);
  await menu.getByRole("button", { name: "Save this view …" }).click();
  await desk.hasFocus(menu.getByRole("textbox", { name: "Name" }));
  await desk.page.keyboard.press("Enter");
  await menu.getByText("The name must not be empty.").waitFor();
  await menu.getByRole("textbox", { name: "Name" }).fill("Active with an");
  await desk.page.keyboard.press("Enter");
  await desk.says("“Active with an” was saved.");
  const line = menu.getByRole("link", { name: "Active with an" });
  assert.equal(await line.getAttribute("aria-current"), "true", "it is what is shown");
  const href = await line.getAttribute("href");
  assert.equal(href, "/chatbots/1/users?search=an&status=active&sort=name&view=comfortable~added.0");

  // Whoever has the link needs nothing else.
  const other = await scene.admin(wide);
  await other.goto(href);
  await other.isLoaded();
  assert.equal(await other.search.inputValue(), "an");
  assert.equal(await heading(other, "Added"), undefined);
  menu = await view(other);
  await menu.getByRole("link", { name: "Active with an" }).and(other.page.locator("[aria-current=true]")).waitFor();
  await menu.getByRole("button", { name: "Change “Active with an”" }).click();
  await menu.getByRole("textbox", { name: "Name" }).fill("Mine");
  await menu.getByRole("checkbox", { name: "Open the list with it" }).check();
  await menu.getByRole("button", { name: "Save", exact: true }).click();
  await other.says("“Mine” was saved.");
  await other.page.keyboard.press("Escape");
  await other.hasFocus(other.page.getByRole("button", { name: "View", exact: true }));

  // The way into the list leads to it now, and what is chosen oneself becomes one's own.
  await other.page.getByRole("link", { name: "Rollcall" }).first().click();
  await other.page.getByRole("main").getByRole("link", { name: "Staff Assistant" }).click();
  await other.isLoaded();
  assert.equal(other.place(), href);
  await tick(other, "Role", false);
  await becomes(() => other.place(), "/chatbots/1/users?search=an&status=active&sort=name");
  assert.deepEqual([await heading(other, "Added"), await heading(other, "Role")], [undefined, undefined]);

  menu = await view(other);
  await menu.getByRole("button", { name: "Change “Mine”" }).click();
  await menu.getByRole("button", { name: "Delete" }).click();
  await other.says("“Mine” was deleted.");
  await menu.getByRole("link", { name: "Mine" }).waitFor({ state: "detached" });
  await desk.page.reload();
  await desk.isLoaded();
  await desk.page.getByRole("link", { name: "Rollcall" }).first().click();
  assert.equal(await desk.page.getByRole("main").getByRole("link", { name: "Staff Assistant" }).getAttribute("href"), "/chatbots/1/users");
});

journey("the menu's button stands there from the beginning, and a narrow screen has the menu too", async ({ scene }) => {
  const desk = await scene.admin({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await desk.openChatbot("Staff Assistant");
  const menu = await view(desk);
  await choose(desk, "Density", "Compact");
  await becomes(() => heightOfRows(desk), 64);
  await desk.fitsTheWindow();
  const { x, y, width, height } = await menu.boundingBox();
  assert.ok(x >= 0 && x + width <= 390 && y >= 0 && y + height <= 844, "the menu is wholly in view");
  await desk.page.keyboard.press("Escape");
  await menu.waitFor({ state: "detached" });
});
