// Choosing users: by box, by range, by keyboard, or all that match.

import assert from "node:assert/strict";
import { installationForThisFile } from "./support/scene.mjs";
import { becomes, until } from "./support/until.mjs";

const USERS = 3_000;
const person = (number) => `Person ${String(number).padStart(4, "0")}`;

// Every tenth is an admin; by name they stand in the order of their numbers.
const { journey } = installationForThisFile(async (installation) => {
  await installation.addChatbot("Staff Assistant", "authenticated");
  const lines = Array.from({ length: USERS }, (_, index) => {
    const number = index + 1;
    return `${person(number)},p${number}@example.org,${number % 10 ? "regular" : "admin"}`;
  });
  const file = await installation.file("people.csv", ["name,email,role", ...lines].join("\n"));
  await installation.run(["import", file, "--chatbot", "Staff Assistant"]);
});

async function open(scene, options) {
  const desk = await scene.admin(options);
  await desk.goto("/chatbots/1/users?sort=name");
  await desk.isLoaded();
  return desk;
}

const role = (desk, name) => desk.page.getByRole("group", { name: "Role" }).getByRole("button", { name, exact: true });
const people = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => person(from + index));
const shift = { modifiers: ["Shift"] };
const isMixed = (desk, expected) => becomes(() => desk.allBox.evaluate((box) => box.indeterminate), expected);

async function filterByRole(desk, name) {
  await role(desk, name).click();
  await becomes(() => role(desk, name).getAttribute("aria-pressed"), "true");
  await desk.isLoaded();
}

journey("boxes choose, without opening anyone, and stay through scrolling, sorting and reading", async ({ scene }) => {
  const desk = await open(scene);
  for (const number of [2, 4]) await desk.box(person(number)).click();
  await desk.counts("2 selected");
  assert.deepEqual(await desk.chosen(), [person(2), person(4)]);
  assert.equal(await desk.panel.count(), 0);
  assert.ok(await desk.box(person(2)).isChecked());
  await isMixed(desk, true);

  await desk.open(person(3));
  assert.equal(await desk.row(person(3)).getAttribute("aria-current"), "true");
  assert.equal(await desk.row(person(3)).getAttribute("aria-selected"), "false");
  await desk.counts("2 selected");
  await desk.scroller.hover();
  await desk.page.mouse.wheel(0, 10_000_000);
  await desk.row(person(USERS)).waitFor();
  await desk.page.mouse.wheel(0, -10_000_000);
  await becomes(() => desk.chosen(), [person(2), person(4)]);
  await desk.page.getByRole("columnheader", { name: "Name" }).getByRole("button").click();
  await desk.row(person(USERS)).waitFor();
  assert.deepEqual(await desk.chosen(), []);
  await desk.counts("2 selected");
  await desk.page.goBack();
  await becomes(() => desk.chosen(), [person(2), person(4)]);

  await desk.box(person(2)).click();
  await desk.counts("1 selected");
  await desk.bar.getByRole("button", { name: "Clear selection" }).click();
  await desk.counts(null);
  assert.deepEqual(await desk.chosen(), []);
  await isMixed(desk, false);
});

journey("the bar says how many of the chosen the filter hides", async ({ scene }) => {
  const desk = await open(scene);
  for (const number of [9, 10]) await desk.box(person(number)).click();
  await filterByRole(desk, "Admin");
  await desk.counts("2 selected, 1 of them hidden by this filter");
  assert.deepEqual(await desk.chosen(), [person(10)]);
  await desk.search.fill("nobody at all");
  await desk.page.getByText("No user matches").waitFor();
  await desk.counts("2 selected, 2 of them hidden by this filter");
  await desk.page.getByRole("button", { name: "Clear filters" }).click();
  await desk.isLoaded();
  await desk.counts("2 selected");
});

journey("with Shift a click chooses, or lets go, from the last one to here", async ({ scene }) => {
  const desk = await open(scene);
  await desk.box(person(3)).click();
  await desk.box(person(9)).click(shift);
  await desk.counts("7 selected");
  assert.deepEqual(await desk.chosen(), people(3, 9));
  await desk.box(person(8)).click();
  await desk.box(person(5)).click(shift);
  await desk.counts("3 selected");
  assert.deepEqual(await desk.chosen(), [...people(3, 4), person(9)]);
  assert.equal(await desk.page.evaluate(() => getSelection().toString()), "", "no text is marked by it");
});

journey("a range is whole also where the page never loaded its rows", async ({ scene }) => {
  const desk = await open(scene);
  await desk.box(person(11)).click();
  await desk.page.keyboard.press("End");
  await desk.row(person(USERS)).waitFor();
  await desk.box(person(2_990)).click(shift);
  await desk.counts("2,980 selected");
  // The middle, which nobody has seen yet.
  await desk.scroller.evaluate((scroller) => (scroller.scrollTop = scroller.scrollHeight / 2));
  await until(async () => {
    const shown = await desk.shown();
    assert.ok(shown.length > 5 && shown.every(({ name, chosen }) => name && chosen), JSON.stringify(shown));
  });
  await desk.page.keyboard.press("Home");
  await desk.row(person(1)).waitFor();
  await until(async () => assert.deepEqual((await desk.chosen()).slice(0, 1), [person(11)]));
  await desk.box(person(1)).click();
  await desk.counts("2,981 selected");

  // One end is in the list no more: the range is refused and said to be.
  desk.watch.allow(/status of 404/);
  await desk.page.route("**/selections/between", async (route) => {
    const error = { error: "not_found", what: "user" };
    await route.fulfill({ status: 404, json: error });
  });
  await desk.page.keyboard.press("End");
  await desk.row(person(USERS)).waitFor();
  await desk.box(person(USERS)).click(shift);
  await desk.says("There is no such user");
  await desk.counts("2,981 selected");
  assert.ok(!(await desk.box(person(USERS)).isChecked()));
});

journey("the box in the head chooses all that match, keeps who is taken out, and lets all go", async ({ scene }) => {
  const desk = await open(scene);
  await desk.allBox.click();
  await desk.counts("3,000 selected");
  assert.ok(await desk.allBox.isChecked());
  assert.equal(await desk.bar.getByRole("button", { name: /^Select all/ }).count(), 0);
  await desk.box(person(7)).click();
  await desk.counts("2,999 selected");
  await isMixed(desk, true);
  await filterByRole(desk, "Admin");
  await desk.counts("2,999 selected, 2,699 of them hidden by this filter");
  assert.ok(await desk.allBox.isChecked(), "all who are shown are chosen");
  await desk.allBox.click();
  await desk.counts("2,699 selected, 2,699 of them hidden by this filter");
  await filterByRole(desk, "Any role");
  await desk.counts("2,699 selected");
  await desk.bar.getByRole("button", { name: "Select all 3,000 that match" }).click();
  await desk.counts("3,000 selected");
  await desk.hasFocus(desk.actions);
  await desk.allBox.click();
  await desk.counts(null);
  assert.ok(!(await desk.allBox.isChecked()));
});

journey("all of another filter take the place of all before, never silently; who was chosen by hand stays", async ({ scene }) => {
  const desk = await open(scene);
  await filterByRole(desk, "Admin");
  await desk.box(person(10)).click();
  await filterByRole(desk, "Regular");
  await desk.allBox.click();
  await desk.counts("2,701 selected, 1 of them hidden by this filter");
  await desk.search.fill("person 00");
  await becomes(() => desk.total.innerText(), "90 of 3,000");
  await filterByRole(desk, "Admin");
  await becomes(() => desk.total.innerText(), "9 of 3,000");
  await desk.bar.getByRole("button", { name: "Select all 9 that match" }).click();
  await desk.says("Now selected: all 9 that match. The 2,700 chosen before are no longer selected.");
  await desk.counts("9 selected");
});

journey("the keyboard alone chooses, extends, takes all and lets go", async ({ scene }) => {
  const desk = await open(scene);
  const keys = async (...names) => {
    for (const name of names) await desk.page.keyboard.press(name);
  };
  await keys("/", "ArrowDown", "Space");
  await desk.counts("1 selected");
  await keys("Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowDown");
  await desk.counts("4 selected");
  await keys("Shift+ArrowUp");
  await desk.counts("3 selected");
  assert.deepEqual(await desk.chosen(), people(1, 3));
  await keys("ArrowDown", "ArrowDown", "ArrowDown", "Space", "ArrowDown", "ArrowDown", "Shift+Space");
  await desk.counts("6 selected");
  assert.deepEqual(await desk.chosen(), [...people(1, 3), ...people(6, 8)]);
  assert.equal(await desk.panel.count(), 0, "no key of these opens anyone");
  await keys("Control+a");
  await desk.counts("3,000 selected");
  await desk.hasFocus(desk.row(person(8)));

  // From the row one key on is the bar; its menu is a menu as the ARIA practices have it.
  await keys("Tab");
  await desk.hasFocus(desk.actions);
  await keys("ArrowDown");
  const item = (name) => desk.page.getByRole("menuitem", { name });
  await desk.hasFocus(item("Disable …"));
  await keys("End");
  await desk.hasFocus(item("Delete …"));
  await keys("ArrowDown");
  await desk.hasFocus(item("Disable …"));
  await keys("c");
  await desk.hasFocus(item("Change role to Admin …"));
  await keys("Escape");
  await desk.hasFocus(desk.actions);
  assert.equal(await item("Delete …").isVisible(), false);
  await desk.counts("3,000 selected");

  // Escape goes back by one step at a time.
  await keys("Shift+Tab", "Enter");
  await becomes(() => desk.heading.innerText(), person(8));
  await desk.hasFocus(desk.heading);
  await keys("Escape");
  await desk.panel.waitFor({ state: "detached" });
  await desk.counts("3,000 selected");
  await desk.hasFocus(desk.row(person(8)));
  await desk.search.fill("person 00");
  await becomes(() => desk.total.innerText(), "99 of 3,000");
  await keys("Escape");
  await becomes(() => desk.search.inputValue(), "");
  await becomes(() => desk.total.innerText(), "3,000 users");
  await desk.counts("3,000 selected");
  await keys("ArrowDown", "Escape");
  await desk.counts(null);
  await desk.hasFocus(desk.row(person(1)));
});

journey("what the keyboard has is never lost with the bar", async ({ scene }) => {
  const desk = await open(scene);
  await desk.box(person(5)).click();
  await desk.bar.getByRole("button", { name: "Clear selection" }).focus();
  await desk.page.keyboard.press("Enter");
  await desk.counts(null);
  await desk.hasFocus(desk.row(person(5)));
  // The last rows can be brought above the bar.
  await desk.page.keyboard.press("End");
  await desk.row(person(USERS)).waitFor();
  await desk.page.keyboard.press("Space");
  await desk.counts("1 selected");
  const [row, bar] = [await desk.row(person(USERS)).boundingBox(), await desk.bar.boundingBox()];
  assert.ok(row.y + row.height <= bar.y, "the bar covers the last row");
});

journey("on a phone boxes are large enough for a thumb, and the menu has what the bar has no room for", async ({ scene }) => {
  const desk = await open(scene, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  for (const box of [desk.box(person(2)), desk.allBox]) {
    const { width, height } = await box.boundingBox();
    assert.ok(width >= 44 && height >= 44, `${width} × ${height}`);
  }
  await desk.box(person(2)).tap();
  await desk.counts("1 selected");
  await desk.fitsTheWindow();
  await desk.actions.tap();
  await desk.page.getByRole("menuitem", { name: "Select all 3,000 that match" }).tap();
  await desk.counts("3,000 selected");
  await desk.fitsTheWindow();
});

journey("who is deleted elsewhere is counted no more", async ({ scene }) => {
  const [desk, other] = [await open(scene), await open(scene)];
  for (const number of [2_001, 2_002, 2_003]) {
    await desk.search.fill(person(number));
    await becomes(() => desk.total.innerText(), "1 of 3,000");
    await desk.box(person(number)).click();
  }
  await desk.counts("3 selected, 2 of them hidden by this filter");
  const { users } = await other.call("users/list", {
    chatbot: 1,
    query: { search: person(2_001) },
    window: { offset: 0, limit: 1 },
  });
  await other.call("users/delete", { chatbot: 1, user: users[0].id, version: users[0].version });
  await desk.counts("2 selected, 1 of them hidden by this filter");
});
