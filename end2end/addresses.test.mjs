// What one sees stands in the address.

import assert from "node:assert/strict";
import { installationForThisFile } from "./support/scene.mjs";
import { becomes, until } from "./support/until.mjs";

const { journey } = installationForThisFile(async (installation) => {
  await installation.addChatbot("Staff Assistant", "authenticated");
  await installation.demo("Staff Assistant", 400);
});

const filter = (desk, group, name) => desk.page.getByRole("group", { name: group, exact: true }).getByRole("button", { name, exact: true });
const column = (desk, name) => desk.page.getByRole("columnheader", { name }).getByRole("button");

/** All that an address must bring back. */
async function view(desk) {
  await desk.isLoaded();
  return {
    place: desk.place(),
    names: await desk.names(),
    total: await desk.total.innerText(),
    search: await desk.search.inputValue(),
    pressed: await desk.page.locator(".tools [aria-pressed=true]").allInnerTexts(),
    sorted: await desk.page.locator("[role=columnheader]:not([aria-sort=none])[aria-sort]").evaluateAll((heads) => heads.map((head) => [head.innerText.trim(), head.ariaSort])),
    panel: (await desk.panel.count()) ? await desk.heading.innerText() : null,
  };
}

journey("search, filters, order and panel survive reload and back, and a copied link shows the same", async ({ scene }) => {
  const desk = await scene.admin();
  await desk.openChatbot("Staff Assistant");
  const states = [await view(desk)];
  const step = async (act, expected) => {
    await act();
    await until(() => assert.equal(desk.place(), expected));
    states.push(await view(desk));
  };
  await step(() => filter(desk, "Status", "Active").click(), "/chatbots/1/users?status=active");
  await step(() => filter(desk, "Role", "Regular").click(), "/chatbots/1/users?status=active&role=regular");
  await step(() => column(desk, "Name").click(), "/chatbots/1/users?status=active&role=regular&sort=name");
  await step(() => column(desk, "Name").click(), "/chatbots/1/users?status=active&role=regular&sort=name&direction=desc");
  await step(() => desk.row(states.at(-1).names[1]).first().click(), await placeOfSecondUser(desk));
  assert.equal(states.at(-1).panel, states.at(-2).names[1]);

  // Typing a search changes the address too, but leaves no step for every letter.
  const typed = states.at(-1).names[1].slice(0, 2).toLowerCase();
  await desk.search.fill(typed);
  await until(() => assert.match(desk.place(), /\?search=/));
  await until(async () => assert.ok((await desk.names()).every((name) => name !== null)));
  const searched = await view(desk);
  assert.notDeepEqual(searched.names, states.at(-1).names);
  assert.match(searched.total, /^\d+ of 400$/);

  await desk.page.reload();
  assert.deepEqual(await view(desk), searched);
  const copy = await scene.admin();
  await copy.goto(searched.place);
  assert.deepEqual(await view(copy), searched);

  // Back through all of it, and forward again.
  states[states.length - 1] = searched;
  for (const state of states.slice(0, -1).reverse()) {
    await desk.page.goBack();
    await until(async () => assert.deepEqual(await view(desk), state));
  }
  for (const state of states.slice(1)) {
    await desk.page.goForward();
    await until(async () => assert.deepEqual(await view(desk), state));
  }
});

async function placeOfSecondUser(desk) {
  const query = { search: "", status: "active", role: "regular", sort: { by: "name", direction: "desc" } };
  const { users } = await desk.call("users/list", { chatbot: 1, query, window: { offset: 1, limit: 1 } });
  return `/chatbots/1/users/${users[0].id}?status=active&role=regular&sort=name&direction=desc`;
}

journey("the list shows what the query asks for, in its order, with the right total", async ({ scene }) => {
  const desk = await scene.admin();
  const everyone = { search: "", status: null, role: null };
  for (const [search, query] of [
    ["sort=name", { ...everyone, sort: { by: "name", direction: "asc" } }],
    ["sort=added&direction=asc", { ...everyone, sort: { by: "added", direction: "asc" } }],
    ["status=pending&sort=added", { ...everyone, status: "pending", sort: { by: "added", direction: "desc" } }],
    ["role=admin&sort=sessions", { ...everyone, role: "admin", sort: { by: "sessions", direction: "desc" } }],
    ["search=AN&status=disabled", { ...everyone, search: "AN", status: "disabled", sort: { by: "activity", direction: "desc" } }],
  ]) {
    await desk.goto(`/chatbots/1/users?${search}`);
    await desk.isLoaded();
    const { users, total } = await desk.call("users/list", { chatbot: 1, query, window: { offset: 0, limit: 100 } });
    const names = await desk.names();
    assert.ok(names.length > 0, search);
    assert.deepEqual(names, users.slice(0, names.length).map((user) => user.name || user.email));
    const expected = query.status || query.role || query.search ? `${total} of 400` : "400 users";
    assert.equal(await desk.total.innerText(), expected);
  }
});

journey("a deep link opens the panel at a conversation", async ({ scene }) => {
  const desk = await scene.admin();
  await desk.goto("/chatbots/1/users?sort=sessions");
  await desk.isLoaded();
  const [name] = await desk.names();
  await desk.open(name);
  await desk.tab("Sessions");
  await until(() => assert.match(desk.place(), /^\/chatbots\/1\/users\/\d+\?sort=sessions&tab=sessions$/));
  const titles = desk.panel.locator("a.session b");
  await titles.first().waitFor();
  const listed = await titles.allInnerTexts();

  const copy = await scene.admin();
  await copy.goto(desk.place());
  await becomes(() => copy.panel.locator("a.session b").allInnerTexts(), listed);
  await becomes(() => copy.heading.innerText(), name);
  assert.equal(await copy.panel.getByRole("tab", { name: "Sessions" }).getAttribute("aria-selected"), "true");

  await titles.first().click();
  await until(async () => assert.ok((await desk.conversation()).length > 1));
  assert.match(desk.place(), /&tab=sessions&session=\d+$/);
  await copy.goto(desk.place());
  await until(async () => assert.deepEqual(await copy.conversation(), await desk.conversation()));
  // Back to the list of sessions, then to the profile.
  await desk.page.goBack();
  await becomes(() => titles.allInnerTexts(), listed);
  await desk.page.goBack();
  await desk.role.waitFor();
});

journey("a search that finds nobody says so and leads back to everyone", async ({ scene }) => {
  const desk = await scene.admin();
  await desk.goto("/chatbots/1/users?search=nobody%20is%20called%20this&status=active");
  await desk.page.getByText("No user matches").waitFor();
  await becomes(() => desk.total.innerText(), "0 of 400");
  await desk.page.getByRole("button", { name: "Clear filters" }).click();
  await becomes(() => desk.total.innerText(), "400 users");
  assert.equal(await desk.search.inputValue(), "");
  assert.equal(desk.place(), "/chatbots/1/users");
});

journey("an address that leads nowhere says so and shows a way on", async ({ scene }) => {
  const desk = await scene.admin();
  desk.watch.allow(/status of 404/);
  for (const [place, title] of [
    ["/nowhere", "There is nothing here"],
    ["/chatbots/first/users", "There is nothing here"],
    ["/chatbots/99/users", "There is no such chatbot"],
    ["/chatbots/99/users/1", "There is no such chatbot"],
  ]) {
    await desk.goto(place);
    await desk.page.getByRole("heading", { name: title }).waitFor();
    await desk.page.getByRole("link", { name: "Go to the chatbots" }).click();
    await desk.page.getByRole("heading", { name: "Chatbots", exact: true }).waitFor();
  }
  await desk.goto("/chatbots/1/users/999999?tab=sessions");
  await desk.panel.getByText("This user is gone").waitFor();
  await desk.isLoaded();
  assert.ok((await desk.names()).length > 5, "the list is there all the same");
  await desk.press("Back to the list");
  await until(() => assert.equal(desk.place(), "/chatbots/1/users"));
});
