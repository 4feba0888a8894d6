// What an open chatbot says of its visitors, in the rows of the users page.

import assert from "node:assert/strict";
import { Endpoints, PRIVATE_TARGETS } from "./support/endpoints.mjs";
import { installationForThisFile } from "./support/scene.mjs";
import { becomes, until } from "./support/until.mjs";

const UNAVAILABLE = "Network unavailable (redeploy chatbot)";
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const { journey } = installationForThisFile(
  async (installation) => ({ endpoints: await Endpoints.start(installation) }),
  PRIVATE_TARGETS,
);

const networkOf = (desk, name) => desk.row(name).first().locator(".cell.is-network");
const note = (desk) => desk.page.getByRole("group", { name: "Networks" });
const again = (desk) => desk.page.getByRole("button", { name: "Try again" });
const filter = (desk) => desk.page.getByRole("button", { name: /remove this filter/ });
const inRow = (desk, name) => networkOf(desk, name).getByRole("button");

/** Waits until the rows say what the chatbot told of its visitors. */
async function isRead(desk, visitors) {
  await becomes(() => desk.total.innerText(), `${visitors} users`);
  await until(async () => assert.equal(await desk.rows.locator(".bone").count(), 0));
}

/** People of whom a chatbot has said nothing. */
async function invite(installation, name, many) {
  const people = Array.from({ length: many }, (_, at) => `Bea ${at},bea.${at}@porto.example\n`);
  await installation.run(["import", "--chatbot", name, await installation.file(`${name}.csv`, `name,email\n${people.join("")}`)]);
}

/** Has the chatbot read again, as the settings page can at any time. */
async function readAgain(desk, path, outcome) {
  await desk.goto(`${path}/settings`);
  await again(desk).click();
  await desk.page.locator(".reading").filter({ hasText: outcome }).waitFor();
  await desk.goto(`${path}/users`);
  await desk.isLoaded();
}

journey("rows show masked networks, questions and when visitors were last seen, and never a whole address", async ({ scene, endpoints }) => {
  const path = await endpoints.chatbot("shown", "good/40");
  const desk = await scene.admin();
  const bodies = [];
  desk.page.on("response", async (response) => bodies.push(await response.text().catch(() => "")));
  await desk.goto(`${path}/users?sort=name&search=ana%203`);
  await becomes(() => desk.names(), ["Ana 3", "Ana 30", "Ana 33", "Ana 36", "Ana 39"]);
  const ana = desk.rows.filter({ has: desk.page.locator("b", { hasText: /^Ana 3$/ }) });
  await becomes(() => ana.locator(".cell.is-network").innerText(), "192.0.x.x");
  assert.equal(await ana.locator(".cell.is-questions").innerText(), "3 questions");
  const seen = ana.locator(".cell.is-seen time");
  assert.match(await seen.innerText(), /ago|last/);
  assert.match(await seen.getAttribute("title"), /1 January 2025/);
  assert.equal(await seen.getAttribute("datetime"), "2025-01-01T00:00:03.000Z");
  // Nobody knows where Ana 30 came from.
  assert.match(await networkOf(desk, "Ana 30").innerText(), /—/);
  assert.equal((await desk.rows.first().boundingBox()).height, 44);
  await desk.goto(`${path}/users`);
  await isRead(desk, 40);
  const text = [await desk.page.content(), ...bodies].join("\n");
  assert.doesNotMatch(text, /198\.1[89]\.\d|203\.0\.\d|198\.51\.\d|2001:db8:(?!x)/);
  await desk.fitsTheWindow();
});

journey("the list sorts by questions and by last seen, both ways, and says so", async ({ scene, endpoints }) => {
  const path = await endpoints.chatbot("sorted", "good/40");
  const desk = await scene.admin();
  await desk.goto(`${path}/users`);
  await isRead(desk, 40);
  for (const [name, word] of [["Questions", "questions"], ["Last seen", "last_seen"]]) {
    const head = desk.page.getByRole("columnheader", { name });
    await head.getByRole("button").click();
    await becomes(() => head.getAttribute("aria-sort"), "descending");
    await becomes(async () => (await desk.names())[0], "Ana 39");
    assert.equal(desk.place(), `${path}/users?sort=${word}`);
    await head.getByRole("button").click();
    await becomes(() => head.getAttribute("aria-sort"), "ascending");
    await becomes(async () => (await desk.names())[0], "Ana 0");
    assert.equal(desk.place(), `${path}/users?sort=${word}&direction=asc`);
  }
});

journey("a click on a network shows who shares it, together with other filters, and can be taken back", async ({ scene, endpoints }) => {
  const path = await endpoints.chatbot("filtered", "good/40");
  const desk = await scene.admin();
  await desk.goto(`${path}/users?sort=name`);
  await isRead(desk, 40);
  await desk.mark();
  await desk.page.getByRole("button", { name: "Show users from 198.18.x.x" }).first().click();
  await becomes(() => desk.total.innerText(), "5 of 40");
  assert.equal(desk.place(), `${path}/users?network=198.18.x.x&sort=name`);
  await becomes(() => desk.rows.locator(".cell.is-network").allInnerTexts(), Array(5).fill("198.18.x.x"));
  assert.match(await filter(desk).innerText(), /^Network\s+198\.18\.x\.x$/);
  assert.equal(await desk.panel.count(), 0, "the row was opened");

  await desk.search.fill("ana");
  await becomes(() => desk.names(), ["Ana 0", "Ana 24"]);
  await desk.page.reload();
  await becomes(() => desk.names(), ["Ana 0", "Ana 24"]);
  await desk.search.fill("nobody at all");
  await desk.page.getByText("No user matches").waitFor();
  await desk.page.getByRole("button", { name: "Clear filters" }).click();
  await isRead(desk, 40);
  assert.equal(await filter(desk).count(), 0);
  assert.equal(desk.place(), `${path}/users?sort=name`);

  // The long form of IPv6, whole for the eye too when the pointer rests on it.
  await desk.page.getByRole("button", { name: "Show users from 2001:db8:x:x:x:x:x:x" }).first().click();
  await becomes(() => desk.total.innerText(), "10 of 40");
  await filter(desk).click();
  await isRead(desk, 40);
  await desk.page.goBack();
  await becomes(() => desk.total.innerText(), "10 of 40");
});

journey("the filter by network is set and taken back with the keyboard, whose focus stays in the list", async ({ scene, endpoints }) => {
  const path = await endpoints.chatbot("keys", "good/40");
  const desk = await scene.admin();
  const { keyboard } = desk.page;
  await desk.goto(`${path}/users?sort=name`);
  await isRead(desk, 40);
  await desk.search.focus();
  await keyboard.press("ArrowDown");
  await desk.hasFocus(desk.row("Ana 0").first());
  await keyboard.press("Tab");
  await desk.hasFocus(inRow(desk, "Ana 0"));
  await keyboard.press("Enter");
  await becomes(() => desk.total.innerText(), "5 of 40");
  await desk.hasFocus(desk.row("Ana 0").first());
  assert.equal(await desk.panel.count(), 0, "Enter opened the row");
  await keyboard.press("ArrowDown");
  await desk.hasFocus(desk.row("Ana 24").first());
  await keyboard.press("Tab");
  await desk.hasFocus(inRow(desk, "Ana 24"));
  await keyboard.press("Space");
  await isRead(desk, 40);
  await desk.hasFocus(desk.row("Ana 0").first());
  assert.equal(await desk.page.locator(".row.is-chosen").count(), 0, "the space bar chose the row");
  await inRow(desk, "Ana 0").press("Enter");
  await becomes(() => desk.total.innerText(), "5 of 40");
  await filter(desk).focus();
  await keyboard.press("Enter");
  await isRead(desk, 40);
  await desk.hasFocus(desk.row("Ana 0").first());
});

journey("when reading fails, what is known stays with its time, and trying again keeps the focus and tells the outcome", async ({ scene, endpoints }) => {
  const path = await endpoints.chatbot("stale", "good/40");
  const desk = await scene.admin();
  await desk.goto(`${path}/users`);
  await isRead(desk, 40);
  assert.equal(await note(desk).count(), 0, "nothing is wrong");
  await endpoints.turn("stale", "failing");
  await readAgain(desk, path, "endpoint fails");
  await note(desk).waitFor();
  assert.match(await note(desk).innerText(), /As of \d\d:\d\d\. The chatbot's analytics endpoint fails/);
  await desk.search.fill("ana 0");
  await becomes(() => networkOf(desk, "Ana 0").innerText(), "198.18.x.x");
  await desk.search.fill("");
  await desk.mark();

  await again(desk).focus();
  await endpoints.turn("stale", "missing");
  await desk.page.keyboard.press("Enter");
  await desk.says(UNAVAILABLE);
  await desk.hasFocus(again(desk));
  await becomes(() => again(desk).getAttribute("aria-disabled"), "false");
  await endpoints.turn("stale", "slow-good/400/40");
  await desk.page.keyboard.press("Enter");
  await desk.page.getByRole("button", { name: "Reading …" }).waitFor();
  await desk.says("Networks are up to date");
  await note(desk).waitFor({ state: "detached" });
  await becomes(() => desk.page.evaluate(() => document.activeElement?.getAttribute("role")), "row");
  await desk.wasNotReloaded();
});

journey("a chatbot without the endpoint is told of on each row and once above them, and what it said of visitors stays", async ({ scene, endpoints }) => {
  const path = await endpoints.chatbot("unavailable", "good/40");
  const desk = await scene.admin();
  await desk.goto(`${path}/users`);
  await isRead(desk, 40);
  await endpoints.turn("unavailable", "missing");
  await readAgain(desk, path, UNAVAILABLE);
  await note(desk).waitFor();
  assert.match(await note(desk).innerText(), /^Network unavailable \(redeploy chatbot\)\. There is no analytics endpoint/);
  const badges = desk.rows.locator(".cell.is-network .network");
  const texts = await badges.allTextContents();
  assert.ok(texts.length > 8 && texts.every((text) => text === UNAVAILABLE), texts.join());
  assert.equal(await badges.first().getAttribute("title"), UNAVAILABLE);
  await desk.search.fill("ana 39");
  await becomes(() => desk.row("Ana 39").first().locator(".cell.is-questions").innerText(), "39 questions");
  await desk.open("Ana 39");
  await becomes(() => desk.panel.locator(".facts").innerText().then((text) => text.includes(UNAVAILABLE)), true);
  await desk.fitsTheWindow();
});

journey("a chatbot whose first reading takes its time shows its users meanwhile", async ({ scene, endpoints, installation }) => {
  const path = await endpoints.chatbot("loading", "slow-good/3000/5");
  await invite(installation, "loading", 60);
  const desk = await scene.admin();
  await desk.goto(`${path}/users`);
  await desk.says("Loading networks …");
  await desk.isLoaded();
  assert.ok((await desk.names()).length > 8);
  assert.ok((await desk.rows.locator(".cell.is-network .bone").count()) > 8);
  const top = (await desk.rows.first().boundingBox()).y;
  await desk.says("Networks are up to date");
  await becomes(() => desk.total.innerText(), "65 users");
  assert.equal((await desk.rows.first().boundingBox()).y, top, "the list moved");
});

journey("a chatbot without an address says once where to give it", async ({ scene, endpoints, installation }) => {
  await installation.addChatbot("off", "open");
  const path = endpoints.isNext();
  await invite(installation, "off", 20);
  const desk = await scene.admin();
  await desk.goto(`${path}/users`);
  await desk.page.getByText("Networks aren't read").waitFor();
  await desk.isLoaded();
  await until(async () => assert.match(await desk.rows.first().locator(".cell.is-network").innerText(), /—/));
  await desk.page.getByRole("main").getByRole("link", { name: "settings", exact: true }).click();
  await desk.page.getByLabel("Analytics address").waitFor();
  // An address that is given elsewhere is heard of.
  await desk.goto(`${path}/users`);
  await desk.page.getByText("Networks aren't read").waitFor();
  await desk.mark();
  await endpoints.turn("off", "good/5");
  await installation.setEndpoint("off", endpoints.of("off"));
  await becomes(() => desk.total.innerText(), "25 users");
  assert.equal(await desk.page.getByText("Networks aren't read").count(), 0);
  await desk.wasNotReloaded();
});

journey("the panel tells of a visitor what the rows do, and leads to who shares the network", async ({ scene, endpoints }) => {
  const path = await endpoints.chatbot("panel", "good/40");
  const desk = await scene.admin();
  await desk.goto(`${path}/users?sort=name`);
  await isRead(desk, 40);
  await desk.search.fill("ana 0");
  await becomes(() => desk.total.innerText(), "1 of 40");
  await desk.open("Ana 0");
  await desk.search.fill("");
  await isRead(desk, 40);
  const facts = desk.panel.locator(".facts");
  await until(async () => assert.match(await facts.innerText(), /Network\s+198\.18\.x\.x\s+Questions\s+0\s+Last seen/));
  await facts.getByRole("link", { name: "Show users from 198.18.x.x" }).click();
  await becomes(() => desk.total.innerText(), "5 of 40");
  assert.equal(await desk.panel.count(), 0);
  await desk.hasFocus(desk.row("Ana 0").first());
  await desk.open("Ana 24");
  await desk.panel.getByRole("link", { name: "Show users from 198.18.x.x" }).click();
  await desk.panel.waitFor({ state: "detached" });
  await desk.hasFocus(desk.row("Ana 24").first());
});

journey("an authenticated chatbot shows no network anywhere, and nobody asks for one", async ({ scene, endpoints, installation }) => {
  await installation.addChatbot("Staff Assistant", "authenticated");
  const path = endpoints.isNext();
  await installation.demo("Staff Assistant", 30);
  const desk = await scene.admin();
  const asked = [];
  desk.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await desk.goto(`${path}/users?network=198.18.x.x&sort=questions`);
  await becomes(() => desk.total.innerText(), "30 users");
  await desk.isLoaded();
  assert.deepEqual(await desk.page.getByRole("columnheader").allInnerTexts().then((heads) => heads.filter((head) => /network|question|seen/i.test(head))), []);
  assert.equal(await desk.page.locator(".networks, .network, .network-note, .network-hint, .filter").count(), 0);
  await desk.open((await desk.names())[0]);
  await desk.role.waitFor();
  assert.doesNotMatch(await desk.panel.innerText(), /Network|Questions|Last seen/);
  await desk.goto(`${path}/settings`);
  await desk.page.getByLabel("People sign in").waitFor();
  assert.equal(await desk.page.getByLabel("Analytics address").count(), 0);
  assert.deepEqual(asked.filter((path) => path.includes("analytics")), []);
});

journey("on a phone a row holds network, questions and last seen, and the filter is in reach", async ({ scene, endpoints }) => {
  const path = await endpoints.chatbot("phone", "good/40");
  const desk = await scene.admin(phone);
  await desk.goto(`${path}/users?sort=name`);
  await isRead(desk, 40);
  await desk.fitsTheWindow();
  const row = desk.row("Ana 0").first();
  const box = await row.boundingBox();
  for (const part of ["is-network", "is-questions", "is-seen"]) {
    const cell = await row.locator(`.cell.${part}`).boundingBox();
    assert.ok(cell.y >= box.y && cell.y + cell.height <= box.y + box.height + 1 && cell.x + cell.width <= 390, part);
  }
  assert.match(await row.innerText(), /198\.18\.x\.x\s+0 questions/);
  await inRow(desk, "Ana 0").tap();
  await becomes(() => desk.total.innerText(), "5 of 40");
  await filter(desk).tap();
  await isRead(desk, 40);
  await endpoints.turn("phone", "gone");
  await readAgain(desk, path, UNAVAILABLE);
  await note(desk).waitFor();
  await desk.fitsTheWindow();
});
