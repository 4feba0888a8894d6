// One list of many people, by thumb and by keyboard.

import assert from "node:assert/strict";
import { Rest } from "./support/rest.mjs";
import { installationForThisFile } from "./support/scene.mjs";
import { becomes, until } from "./support/until.mjs";

const USERS = 20_000;

const { journey } = installationForThisFile(async (installation) => {
  const rest = await Rest.ofNew(installation, "Harbor Help", "authenticated");
  await installation.demo("Harbor Help", USERS);
  return { rest };
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

/** Active people from `place` on, by the list's own order. */
async function activePeople(desk, place, count) {
  const query = { search: "", status: "active", role: null, sort: byActivity };
  const { users } = await desk.call("users/list", { chatbot: 1, query, window: { offset: place, limit: count } });
  return users;
}

/** Someone talks to the chatbot, which brings them to the top of the list by activity. */
async function comesIn(rest, { email }) {
  const { status } = await rest.send("POST", "sign-ins", { email });
  assert.equal(status, 200);
}

/** Notes from now on, frame by frame, who is shown at a point of the window, and how far above it their row begins. */
async function keepAnEyeOn(desk, { x, y }) {
  await desk.page.evaluate(
    ([x, y]) => {
      globalThis.seen = new Set();
      const frame = () => {
        const row = document.elementFromPoint(x, y)?.closest("[role=row]");
        globalThis.seen.add(JSON.stringify([row?.querySelector(".who b")?.textContent, row?.getBoundingClientRect().top]));
        requestAnimationFrame(frame);
      };
      frame();
    },
    [x, y],
  );
}

const seen = (desk) => desk.page.evaluate(() => [...globalThis.seen]);

/** The row at `index` of those in view, and the middle of it. */
async function rowInView(desk, index) {
  const { place, name } = (await desk.shown())[index];
  const box = await desk.page.locator(`.grid-rows [role=row][aria-rowindex="${place + 2}"]`).boundingBox();
  return { place, name, x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const placeOf = async (desk, name) => (await desk.shown()).find((row) => row.name === name)?.place;

journey("the row under the pointer stays there when others come to the top, which is shown once the pointer leaves", async ({ scene, rest }) => {
  const desk = await scene.admin();
  await desk.openChatbot("Harbor Help");
  const pointed = await rowInView(desk, 6);
  await desk.page.mouse.move(pointed.x, pointed.y);
  await keepAnEyeOn(desk, pointed);
  const others = await activePeople(desk, 300, 3);
  for (const [count, other] of others.entries()) {
    await comesIn(rest, other);
    await becomes(() => placeOf(desk, pointed.name), pointed.place + count + 1);
  }
  await rowsAreRight(desk, byActivity);
  assert.deepEqual(await seen(desk), [JSON.stringify([pointed.name, pointed.y - 22])], "it jumped");
  await desk.page.getByText("3 more above").waitFor();
  const above = desk.page.getByText(/more above/);

  // Who is above and below it may change: someone in view leaves their place for the top.
  for (const { name } of [await rowInView(desk, 2), await rowInView(desk, 10)]) {
    const { users } = await desk.call("users/list", { chatbot: 1, query: { search: name, status: null, role: null, sort: byActivity }, window: { offset: 0, limit: 1 } });
    if (users[0].status === "active" && users[0].name === name) await comesIn(rest, users[0]);
  }
  await until(() => rowsAreRight(desk, byActivity));
  assert.equal((await seen(desk)).length, 1, "it jumped");

  await desk.search.hover();
  await until(async () => assert.equal((await desk.shown())[0].place, 0));
  await above.waitFor({ state: "detached" });
  await rowsAreRight(desk, byActivity);

  // Without a pointer in it the list shows who comes.
  const [next] = await activePeople(desk, 500, 1);
  await comesIn(rest, next);
  await until(async () => assert.deepEqual((await desk.shown())[0], { place: 0, name: next.name || next.email, chosen: false }));
});

journey("the row with the keyboard's focus keeps its user and its place when others come to the top", async ({ scene, rest }) => {
  const desk = await scene.admin();
  await desk.openChatbot("Harbor Help");
  await desk.search.click();
  for (const name of ["ArrowDown", "j", "j", "j"]) await desk.page.keyboard.press(name);
  await onRow(desk, 3);
  const focus = await rowInView(desk, 3);
  await keepAnEyeOn(desk, focus);
  for (const [count, other] of (await activePeople(desk, 700, 2)).entries()) {
    await comesIn(rest, other);
    await onRow(desk, 3 + count + 1);
  }
  assert.deepEqual(await seen(desk), [JSON.stringify([focus.name, focus.y - 22])], "it jumped");
  await desk.page.keyboard.press("Enter");
  await becomes(() => desk.heading.innerText(), focus.name);
});

journey("who reads on far down in the list is not moved when others come to the top", async ({ scene, rest }) => {
  const desk = await scene.admin();
  await desk.openChatbot("Harbor Help");
  // Rows 60 to 130 or so: of two requests, which must not be seen one after the other.
  await desk.scroller.evaluate((scroller) => scroller.scrollTo(0, 90 * 44 + 10));
  await until(async () => assert.equal((await desk.shown())[0].place, 91));
  await rowsAreRight(desk, byActivity);
  const reads = await rowInView(desk, 1);
  const atEdge = await rowInView(desk, 8);
  assert.equal(atEdge.place, 99);
  await keepAnEyeOn(desk, reads);
  for (const [count, other] of (await activePeople(desk, 900, 3)).entries()) {
    await comesIn(rest, other);
    await becomes(() => placeOf(desk, atEdge.name), atEdge.place + count + 1);
  }
  await rowsAreRight(desk, byActivity);
  assert.deepEqual(await seen(desk), [JSON.stringify([reads.name, reads.y - 22])], "it jumped");
});

journey("what nobody waits for any more is not waited for: its request is taken back", async ({ scene }) => {
  const desk = await scene.admin();
  await desk.openChatbot("Harbor Help");
  const searchOf = (request) => request.postDataJSON().query.search;
  const [asked, takenBack] = [[], []];
  desk.page.on("requestfailed", (request) => {
    if (request.url().endsWith("/users/list")) takenBack.push([searchOf(request), request.failure().errorText]);
  });
  // The server is slow with the first two.
  await desk.page.route("**/users/list", async (route) => {
    asked.push(searchOf(route.request()));
    if (asked.length > 2) await route.continue();
  });
  await desk.search.click();
  for (const [count, letter] of ["m", "a", "r"].entries()) {
    await desk.page.keyboard.press(letter);
    await becomes(() => asked.length, count + 1);
  }
  await becomes(() => takenBack, [["m", "net::ERR_ABORTED"], ["ma", "net::ERR_ABORTED"]]);
  await desk.isLoaded();
  assert.deepEqual(asked, ["m", "ma", "mar"]);
  for (const { name } of (await desk.shown()).slice(0, 3)) assert.ok(name);
  await becomes(() => desk.banner.count(), 0);
});
