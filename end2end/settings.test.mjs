// A chatbot's settings.

import assert from "node:assert/strict";
import { Endpoints, PRIVATE_TARGETS } from "./support/endpoints.mjs";
import { installationForThisFile } from "./support/scene.mjs";
import { becomes, until } from "./support/until.mjs";

const { journey } = installationForThisFile(
  async (installation) => ({ endpoints: await Endpoints.start(installation) }),
  PRIVATE_TARGETS,
);

/** Adds an open chatbot without an address; the answer is the path of its pages. */
async function open({ installation, endpoints }, name) {
  await installation.addChatbot(name, "open");
  return endpoints.isNext();
}

const address = (desk) => desk.page.getByLabel("Analytics address");
const token = (desk) => desk.page.locator("#analytics-token");
const button = (desk, name) => desk.page.getByRole("main").getByRole("button", { name, exact: true });
const outcome = (desk) => desk.page.locator(".outcome");

async function saved(desk) {
  await button(desk, "Save").click();
  await desk.says("The settings are saved.");
  await becomes(() => desk.page.getByText("Unsaved changes").count(), 0);
}

journey("from the users page an admin gives the address, tests it, saves it and sees the networks", async ({ scene, ...shared }) => {
  const path = await open(shared, "Harbor Help");
  const desk = await scene.admin();
  await desk.openChatbot("Harbor Help");
  await desk.page.getByRole("link", { name: "Settings", exact: true }).click();
  await desk.page.getByRole("heading", { name: "Settings", exact: true }).waitFor();
  assert.equal(desk.place(), `${path}/settings`);
  await becomes(() => desk.page.title(), "Settings · Harbor Help · Rollcall");
  await address(desk).fill(`${shared.endpoints.url}/good/1500`);
  await desk.page.getByText("Unsaved changes").waitFor();
  await button(desk, "Test connection").click();
  await becomes(() => outcome(desk).innerText(), "The chatbot answers: 1,000 visitors on the first page, more follow.");
  await saved(desk);
  await desk.page.locator(".reading").filter({ hasText: /As of \d\d:\d\d/ }).waitFor();
  await desk.page.getByRole("main").getByRole("link", { name: "Users" }).click();
  await becomes(() => desk.total.innerText(), "1,500 users");
  await desk.page.getByRole("button", { name: /^Show users from/ }).first().waitFor();
  await desk.fitsTheWindow();
});

journey("a test of the connection says in words what is wrong, of values that are not saved", async ({ scene, ...shared }) => {
  const path = await open(shared, "Tested");
  const desk = await scene.admin();
  await desk.goto(`${path}/settings`);
  for (const [behaviour, said] of [
    ["missing", /There is no analytics endpoint at this address/],
    ["html", /not the analytics this Rollcall reads/],
    ["failing", /Look into the chatbot's log/],
    ["redirect", /leads to another one/],
    ["broken-json", /broken JSON/],
    ["half", /broke off/],
    ["token", /refuses the analytics token/],
  ]) {
    await address(desk).fill(`${shared.endpoints.url}/${behaviour}`);
    await becomes(() => outcome(desk).count(), 0);
    await button(desk, "Test connection").click();
    await until(async () => assert.match(await outcome(desk).innerText(), said));
  }
  await token(desk).fill("sesame");
  await button(desk, "Test connection").click();
  await becomes(() => outcome(desk).innerText(), "The chatbot answers: 3 visitors.");
  await desk.page.reload();
  await becomes(() => address(desk).inputValue(), "");
});

journey("a token is kept and never shown, and stays with the host it was given for", async ({ scene, ...shared }) => {
  const path = await open(shared, "Secretive");
  const desk = await scene.admin();
  await desk.goto(`${path}/settings`);
  await address(desk).fill(`${shared.endpoints.url}/token`);
  await token(desk).fill("sesame");
  assert.equal(await token(desk).getAttribute("type"), "password");
  await saved(desk);
  await desk.page.getByText("A token is kept").waitFor();
  const answers = [];
  desk.page.on("response", async (response) => answers.push(await response.text().catch(() => "")));
  await desk.page.reload();
  await desk.page.getByText("A token is kept").waitFor();
  await button(desk, "Test connection").click();
  await becomes(() => outcome(desk).innerText(), "The chatbot answers: 3 visitors.");
  assert.ok(![await desk.page.content(), ...answers].join().includes("sesame"));

  // Another address of the same host keeps it, another host does not.
  await address(desk).fill(`${shared.endpoints.url}/test-other/token`);
  await desk.page.getByText("A token is kept").waitFor();
  await address(desk).fill(`${shared.endpoints.url.replace("127.0.0.1", "localhost")}/token`);
  await desk.page.getByText(/The kept token is sent to http:\/\/127\.0\.0\.1:\d+ only/).waitFor();
  await button(desk, "Test connection").click();
  await until(async () => assert.match(await outcome(desk).innerText(), /refuses the analytics token/));
  await token(desk).fill("sesame");
  await button(desk, "Test connection").click();
  await becomes(() => outcome(desk).innerText(), "The chatbot answers: 3 visitors.");
  await saved(desk);

  // Replaced, kept after all, removed: with the keyboard.
  const { keyboard } = desk.page;
  await button(desk, "Replace").focus();
  await keyboard.press("Enter");
  await desk.hasFocus(token(desk));
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await desk.hasFocus(button(desk, "Replace"));
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await desk.page.getByText("The token is removed when you save").waitFor();
  await desk.hasFocus(button(desk, "Keep the present one"));
  await saved(desk);
  await token(desk).waitFor();
  await button(desk, "Test connection").click();
  await until(async () => assert.match(await outcome(desk).innerText(), /refuses the analytics token/));
});

journey("what can't be taken is said at its field, which gets the focus, and what was typed stays", async ({ scene, ...shared }) => {
  const path = await open(shared, "Mistyped");
  const desk = await scene.admin();
  desk.watch.allow(/status of 400/);
  await desk.goto(`${path}/settings`);
  await button(desk, "Test connection").click();
  await desk.page.locator("#analytics-url-error").filter({ hasText: "The address is missing" }).waitFor();
  await address(desk).fill("ftp://bot.example");
  await becomes(() => desk.page.locator("#analytics-url-error").textContent(), "");
  await token(desk).fill("a token");
  await button(desk, "Save").click();
  await desk.page.locator("#analytics-url-error").filter({ hasText: /^The address / }).waitFor();
  await desk.hasFocus(address(desk));
  assert.equal(await address(desk).getAttribute("aria-invalid"), "true");
  assert.equal(await address(desk).inputValue(), "ftp://bot.example");
  assert.equal(await token(desk).inputValue(), "a token");
  await address(desk).fill("https://bot.example");
  await button(desk, "Save").click();
  await desk.page.locator("#analytics-token-error").filter({ hasText: /^The token / }).waitFor();
  await desk.hasFocus(token(desk));
});

journey("an open chatbot that people are to sign in to says before what is forgotten, and forgets it on every page", async ({ scene, ...shared }) => {
  const path = await shared.endpoints.chatbot("Closing", "good/40");
  const [desk, other] = [await scene.admin(), await scene.admin()];
  await other.goto(`${path}/users`);
  await becomes(() => other.total.innerText(), "40 users");
  await other.page.getByRole("columnheader", { name: "Questions" }).waitFor();
  await other.mark();
  await desk.goto(`${path}/settings`);
  await desk.page.getByLabel("People sign in").check();
  await desk.says("networks, questions and times of last seen are forgotten");
  assert.equal(await address(desk).count(), 0);
  await desk.page.getByLabel("Open").check();
  assert.equal(await address(desk).inputValue(), shared.endpoints.of("Closing"));
  assert.equal(await desk.page.getByText("are forgotten").count(), 0);
  await desk.page.getByLabel("People sign in").check();
  await saved(desk);
  await desk.page.locator(".chip", { hasText: "people sign in" }).waitFor();
  await other.page.locator(".chip", { hasText: "people sign in" }).waitFor();
  await other.page.getByRole("columnheader", { name: "Questions" }).waitFor({ state: "detached" });
  assert.equal(await other.page.locator(".network").count(), 0);
  await other.wasNotReloaded();

  // Opened again, it is read again, from the address that was kept.
  await desk.page.getByLabel("Open").check();
  await saved(desk);
  await button(desk, "Try again").click();
  await other.page.getByRole("button", { name: /^Show users from/ }).first().waitFor();
});

journey("people of an allowed email domain come in without an invitation, and no others", async ({ scene, installation, endpoints }) => {
  const chatUrl = await installation.startChatbot("Harbor Crew", "authenticated");
  const path = endpoints.isNext();
  const desk = await scene.admin();
  await desk.goto(`${path}/settings`);
  const domains = desk.page.getByLabel("Domains", { exact: true });
  await domains.fill("harbor.example, ana@porto.example");
  await button(desk, "Save").click();
  const error = desk.page.locator("#allowed-domains-error");
  await error.filter({ hasText: "The list has “ana@porto.example”" }).waitFor();
  await desk.hasFocus(domains);
  assert.equal(await domains.getAttribute("aria-invalid"), "true");
  await domains.fill("Harbor.example, crew.example");
  await becomes(() => error.textContent(), "");
  await saved(desk);
  await becomes(() => domains.inputValue(), "crew.example\nharbor.example");
  await desk.page.reload();
  await becomes(() => domains.inputValue(), "crew.example\nharbor.example");

  await desk.goto(`${path}/users`);
  await desk.page.getByText("No users yet").waitFor();
  const [chat, other] = [await scene.chatter(chatUrl), await scene.chatter(chatUrl)];
  await chat.signIn("ana@HARBOR.example", "Ana Souza");
  await chat.is("chat");
  await desk.rowBecomes("Ana Souza", { status: "Active", role: "Regular" });
  other.watch.allow(/status of 403/);
  await other.signIn("ben@mail.harbor.example");
  await other.alert.filter({ hasText: "has not been invited" }).waitFor();

  // Taken back, it admits nobody new; who came in stays.
  await desk.goto(`${path}/settings`);
  await domains.fill("");
  await saved(desk);
  await other.page.reload();
  await other.signIn("ben@harbor.example");
  await other.alert.filter({ hasText: "has not been invited" }).waitFor();
  await chat.say("Still here");
});

journey("what someone else saves meanwhile takes nothing from what is typed", async ({ scene, ...shared }) => {
  const path = await open(shared, "Shared");
  const [one, other] = [await scene.admin(), await scene.admin()];
  await one.goto(`${path}/settings`);
  await other.goto(`${path}/settings`);
  await address(one).fill("https://typed.example");
  await address(other).fill(`${shared.endpoints.url}/good/3`);
  await saved(other);
  await one.page.locator(".reading").waitFor();
  assert.equal(await address(one).inputValue(), "https://typed.example");
  await address(one).fill(`${shared.endpoints.url}/good/3`);
  await becomes(() => one.page.getByText("Unsaved changes").count(), 0);
});

journey("without the server, and for a chatbot that isn't there, there is a way on", async ({ scene, ...shared }) => {
  const path = await open(shared, "Away");
  const desk = await scene.admin();
  desk.watch.allow(/ERR_|status of (404|503)/);
  await desk.goto("/chatbots/999/settings");
  await desk.page.getByText("There is no such chatbot").waitFor();
  await desk.goto("/chatbots/none/settings");
  await desk.page.getByText("There is nothing here").first().waitFor();
  await desk.goto(`${path}/settings`);
  await address(desk).fill("https://bot.example");
  await shared.installation.withoutServer(async () => {
    await button(desk, "Save").click();
    await desk.page.getByRole("alert").filter({ hasText: "can't be reached" }).waitFor();
    assert.equal(await address(desk).inputValue(), "https://bot.example");
    await button(desk, "Test connection").click();
    await outcome(desk).filter({ hasText: "can't be reached" }).waitFor();
  });
  await saved(desk);
  await becomes(() => desk.page.getByRole("alert").count(), 0);
});

journey("the settings fit a phone and are reached from its menu", async ({ scene, ...shared }) => {
  await open(shared, "Pocket");
  const desk = await scene.admin({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await desk.openChatbot("Pocket");
  await desk.page.getByRole("button", { name: "More" }).tap();
  await desk.page.getByRole("menuitem", { name: "Settings" }).tap();
  await address(desk).fill(`${shared.endpoints.url}/forbidden`);
  await button(desk, "Test connection").tap();
  await outcome(desk).waitFor();
  await desk.fitsTheWindow();
  await saved(desk);
});
