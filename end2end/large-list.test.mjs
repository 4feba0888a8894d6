// One list of many people, by thumb and by keyboard.

import assert from "node:assert/strict";
import { installationForThisFile } from "./support/scene.mjs";
import { becomes, until } from "./support/until.mjs";

const USERS = 20_000;

const { journey } = installationForThisFile(async (installation) => {
  await installation.addChatbot("Harbor Help", "authenticated");
  await installation.demo("Harbor Help", USERS);
});

const focused = (desk) => desk.page.evaluate(() => Number(document.activeElement.getAttribute("aria-rowindex")) - 2);
const onRow = (desk, place) => becomes(() => focused(desk), place);

/** Waits until all rows in view are there, and compares them with what the server says stands at these places. */
async function rowsAreRight(desk, sort) {
  const shown = await until(async () => {
    const shown = await desk.shown();
    assert.ok(shown.length > 5);
    assert.ok(shown.every(({ name }) => name), "rows are still loading");
    return shown;
  });
  const query = { search: "", status: null, role: null, sort };
  const window = { offset: shown[0].place, limit: shown.length };
  const { users } = await desk.call("users/list", { chatbot: 1, query, window });
  const right = users.map((user, index) => ({ place: window.offset + index, name: user.name || user.email, chosen: false }));
  assert.deepEqual(shown, right);
  return shown;
}

const byActivity = { by: "activity", direction: "desc" };
const byName = { by: "name", direction: "asc" };

journey("scrolling to the end and dragging the thumb to the middle show the right people", async ({ scene }) => {
  const desk = await scene.admin();
  await desk.openChatbot("Harbor Help");
  await becomes(() => desk.total.innerText(), "20,000 users");
  const first = await rowsAreRight(desk, byActivity);
  assert.equal(first[0].place, 0);

  await desk.scroller.hover();
  await desk.page.mouse.wheel(0, 10_000_000);
  await until(async () => assert.equal((await desk.shown()).at(-1)?.place, USERS - 1));
  await rowsAreRight(desk, byActivity);

  // The thumb stands at the bottom of its track now.
  const box = await desk.scroller.boundingBox();
  const x = box.x + box.width - 6;
  const bottom = box.y + box.height - 24;
  await desk.page.mouse.move(x, bottom);
  await desk.page.mouse.down();
  for (let step = 1; step <= 10; step += 1) {
    await desk.page.mouse.move(x, bottom - (step * box.height) / 20);
  }
  await desk.page.mouse.up();
  const middle = await rowsAreRight(desk, byActivity);
  assert.ok(Math.abs(middle[0].place - USERS / 2) < USERS / 10, `the middle, not ${middle[0].place}`);

  // Only what is in view, and a little more, exists.
  assert.ok((await desk.page.locator(".grid-rows [role=row]").count()) < 100);

  // Another order begins at its top.
  await desk.page.getByRole("columnheader", { name: "Name" }).getByRole("button").click();
  await until(async () => assert.equal((await desk.shown())[0].place, 0));
  await desk.isLoaded();
  await rowsAreRight(desk, byName);
});

journey("the keyboard alone searches, walks the list, opens a person and comes back to the row", async ({ scene }) => {
  const desk = await scene.admin();
  const key = (name) => desk.page.keyboard.press(name);
  await desk.goto("/chatbots/1/users?sort=name");
  await desk.isLoaded();

  await key("/");
  assert.ok(await desk.search.evaluate((input) => input === document.activeElement));
  await key("ArrowDown");
  await onRow(desk, 0);
  for (const [name, place] of [["j", 1], ["j", 2], ["ArrowDown", 3], ["k", 2], ["ArrowUp", 1], ["ArrowUp", 0], ["k", 0]]) {
    await key(name);
    await onRow(desk, place);
  }

  // To the end and back, far beyond what is in view.
  await key("End");
  await onRow(desk, USERS - 1);
  await until(async () => assert.equal((await desk.shown()).at(-1)?.place, USERS - 1));
  await rowsAreRight(desk, byName);
  await key("Home");
  await onRow(desk, 0);
  await key("PageDown");
  await until(async () => assert.ok((await focused(desk)) > 5));
  const page = await focused(desk);
  await key("PageDown");
  await onRow(desk, 2 * page);
  await rowsAreRight(desk, byName);

  // Enter opens, Escape closes, and one is where one was.
  const { name } = (await desk.shown()).find(({ place }) => place === 2 * page);
  await key("Enter");
  await becomes(() => desk.heading.innerText(), name);
  assert.ok(await desk.heading.evaluate((heading) => heading === document.activeElement), "the panel has the focus");
  await key("Escape");
  await desk.panel.waitFor({ state: "detached" });
  await onRow(desk, 2 * page);
  await key("j");
  await onRow(desk, 2 * page + 1);

  // A search narrows it, Escape empties it.
  await key("/");
  await desk.page.keyboard.type("maria", { delay: 30 });
  await until(async () => assert.match(await desk.total.innerText(), /^[\d,]+ of 20,000$/));
  await desk.isLoaded();
  await key("ArrowDown");
  await onRow(desk, 0);
  await key("/");
  await key("Escape");
  await becomes(() => desk.total.innerText(), "20,000 users");
});

journey("letters typed into the search are letters, not commands", async ({ scene }) => {
  const desk = await scene.admin();
  await desk.openChatbot("Harbor Help");
  await desk.search.click();
  await desk.page.keyboard.type("jk/j");
  await becomes(() => desk.search.inputValue(), "jk/j");
  await desk.page.getByText("No user matches").waitFor();
});
