// Coming in to the console: by password, by link, as owner and as admin of one chatbot.

import assert from "node:assert/strict";
import { activeAdmins, byName, enterPassword, nameOf, PASSWORD, passwordLink, setPassword } from "./support/accounts.mjs";
import { violations } from "./support/axe.mjs";
import { installationForThisFile } from "./support/scene.mjs";
import { becomes, until } from "./support/until.mjs";

const OWNER = "owner@example.org";
const ANA = "ana@example.org";
const BEN = "ben@example.org";

const { journey } = installationForThisFile(async (installation) => {
  const staff = await installation.addChatbot("Staff Assistant", "authenticated");
  const harbor = await installation.addChatbot("Harbor Help", "authenticated");
  await installation.demo("Staff Assistant", 60);
  await activeAdmins(installation, "Staff Assistant", staff, [ANA]);
  await activeAdmins(installation, "Harbor Help", harbor, [ANA, BEN]);
});

const chatbots = (desk) => desk.page.getByRole("navigation").locator(".nav-list a bdi").allInnerTexts();
const alert = (desk, said) => desk.page.getByRole("alert").filter({ hasText: said });

async function signOut(desk) {
  await desk.page.getByRole("button", { name: "Sign out", exact: true }).click();
  await desk.page.getByRole("heading", { name: "Sign in", exact: true }).waitFor();
}

journey("the owner sets email and password by the link of the first start, and comes in by them from then on", async ({ scene, installation }) => {
  const [desk, late] = [await scene.stranger(), await scene.stranger()];
  for (const { watch } of [desk, late]) watch.allow(/status of (400|401)/);
  const [link] = /http:\S+\/set-password#\S+/.exec(installation.log);
  await desk.page.goto(link);
  const email = desk.page.getByLabel("Email");
  const password = desk.page.getByLabel("Password", { exact: true });
  const set = desk.page.getByRole("button", { name: "Set password and sign in" });

  // What can't be taken is said at its field, which gets the focus.
  await password.fill("too short");
  await set.click();
  await desk.page.locator("#new-email-error").filter({ hasText: /^The email / }).waitFor();
  await desk.page.locator("#new-password-error").filter({ hasText: "at least 12 characters" }).waitFor();
  await desk.hasFocus(email);
  await email.fill(OWNER);
  await password.fill("password1234");
  await set.click();
  await desk.page.locator("#new-password-error").filter({ hasText: /^The password / }).waitFor();
  await becomes(() => desk.page.locator("#new-email-error").textContent(), "");
  await desk.hasFocus(password);
  assert.equal(await password.inputValue(), "password1234");
  assert.equal(await password.getAttribute("type"), "password");
  await desk.page.getByRole("button", { name: "Show what is typed" }).click();
  assert.equal(await password.getAttribute("type"), "text");
  await password.fill(PASSWORD);
  await password.press("Enter");
  await desk.page.getByRole("heading", { name: "Chatbots", exact: true }).waitFor();
  assert.equal(desk.place(), "/");
  await desk.page.getByText("Harbor Help").first().waitFor();
  assert.equal(await desk.page.getByText("come in without a link").count(), 0);

  await late.page.goto(link);
  await late.page.getByText("This link no longer works").waitFor();
  await late.page.getByRole("link", { name: "Sign in" }).click();
  await late.page.getByRole("button", { name: "Sign in", exact: true }).click();
  await late.page.locator("#sign-in-email-error").filter({ hasText: "missing" }).waitFor();
  await late.hasFocus(late.page.getByLabel("Email"));
  const told = [];
  for (const [who, wrong] of [[OWNER, "not the password"], ["nobody@example.org", PASSWORD]]) {
    await enterPassword(late, who, wrong);
    await alert(late, "That is not right").waitFor();
    told.push(await late.page.getByRole("alert").innerText());
    assert.equal(await late.page.getByLabel("Email").inputValue(), who);
  }
  assert.equal(told[0], told[1], "the answer tells whether there is such an account");
  await enterPassword(late, OWNER.toUpperCase());
  await late.page.getByRole("heading", { name: "Chatbots", exact: true }).waitFor();
  await signOut(late);
});

journey("who was signed out comes back to where they were, and nowhere else", async ({ scene, installation }) => {
  const desk = await scene.stranger();
  desk.watch.allow(/status of 401/);
  await setPassword(desk, await installation.ownerReset(), { email: OWNER });
  await signOut(desk);
  await desk.goto("/chatbots/1/users?sort=name");
  await desk.page.getByText("You are signed out").waitFor();
  await desk.page.getByRole("link", { name: "Sign in" }).click();
  await desk.page.getByRole("heading", { name: "Sign in", exact: true }).waitFor();
  await desk.page.reload();
  await enterPassword(desk, OWNER);
  await desk.isLoaded();
  assert.equal(desk.place(), "/chatbots/1/users?sort=name");

  // Once: whoever signs out by themself begins at the beginning.
  await signOut(desk);
  await enterPassword(desk, OWNER);
  await desk.page.getByRole("heading", { name: "Chatbots", exact: true }).waitFor();
  assert.equal(desk.place(), "/");
  for (const place of ["//evil.example/", "https://evil.example/", "/\\evil.example/", "javascript:alert(1)"]) {
    await signOut(desk);
    await desk.page.evaluate((place) => sessionStorage.setItem("rollcall.place", place), place);
    await enterPassword(desk, OWNER);
    await desk.page.getByRole("heading", { name: "Chatbots", exact: true }).waitFor();
    assert.equal(desk.page.url(), `${installation.url}/`);
  }
});

journey("an admin sets a password by a link from their panel and sees their chatbot alone", async ({ scene }) => {
  const [owner, ana] = [await scene.admin(), await scene.stranger()];
  ana.watch.allow(/status of (401|404)/);
  const link = await passwordLink(owner, "Staff Assistant", ANA);
  assert.match(link, /^http:\/\/127\.0\.0\.1:\d+\/set-password#/);
  await owner.says("Good once, within a day");
  await owner.goto("/chatbots/1/users");
  await owner.open(nameOf(ANA));
  await owner.panel.getByText("can sign in here and manage this chatbot").waitFor();
  assert.equal(await owner.page.getByText(link).count(), 0, "the link is shown again");

  await ana.page.goto(link);
  await ana.page.getByText("You manage the users of Staff Assistant").waitFor();
  assert.equal(await ana.page.getByLabel("Email").inputValue(), ANA);
  assert.equal(await ana.page.getByLabel("Email").getAttribute("readonly"), "");
  await setPassword(ana, link);
  await ana.isLoaded();
  assert.equal(ana.place(), "/chatbots/1/users");
  await becomes(() => chatbots(ana), ["Staff Assistant"]);
  assert.equal(await ana.page.getByRole("button", { name: "Add chatbot" }).count(), 0);
  await ana.goto("/");
  await ana.isLoaded();
  assert.equal(ana.place(), "/chatbots/1/users");
  await ana.page.goBack().catch(() => {});
  await ana.goto("/chatbots/2/users");
  await ana.page.getByText("There is no such chatbot").waitFor();
  assert.equal(await ana.page.getByText("Harbor Help").count(), 0);

  // Losing the role ends it at the next request.
  await owner.saveRole("Regular");
  await owner.panel.getByRole("heading", { name: "Console" }).waitFor({ state: "detached" });
  await ana.goto("/chatbots/1/users");
  await ana.page.getByText("You are signed out").waitFor();
  await owner.saveRole("Admin");
});

journey("who has several accounts chooses one of them", async ({ scene, installation }) => {
  const [owner, ana] = [await scene.admin(), await scene.stranger()];
  // The reset ends the sessions of the owner, whose page hears of it.
  owner.watch.allow(/status of 401/);
  // What Ana's page was asking for when she signed out is refused.
  ana.watch.allow(/status of 401/);
  await setPassword(owner, await installation.ownerReset(), { email: ANA });
  await setPassword(ana, await passwordLink(owner, "Staff Assistant", ANA));
  await signOut(ana);
  await setPassword(ana, await passwordLink(owner, "Harbor Help", ANA));
  await signOut(ana);
  await enterPassword(ana, ANA);
  await ana.page.getByRole("heading", { name: "Where to?" }).waitFor();
  const choices = ana.page.getByRole("list", { name: "Where to?" }).getByRole("button");
  await becomes(() => choices.allInnerTexts(), ["Owner: all chatbots", "Harbor Help", "Staff Assistant"]);
  await ana.hasFocus(choices.first());
  await ana.page.getByRole("button", { name: "Begin again" }).click();
  await becomes(() => ana.page.getByLabel("Password", { exact: true }).inputValue(), "");
  await enterPassword(ana, ANA);
  await choices.nth(1).click();
  await ana.isLoaded();
  await becomes(() => chatbots(ana), ["Harbor Help"]);
  await signOut(ana);
  await enterPassword(ana, ANA);
  await choices.first().click();
  await ana.page.getByRole("heading", { name: "Chatbots", exact: true }).waitFor();
  await becomes(async () => (await chatbots(ana)).length, 2);
});

journey("after too many wrong passwords the button says how long to wait, and comes back by itself", async ({ scene, installation }) => {
  const [owner, ben] = [await scene.admin(), await scene.stranger()];
  ben.watch.allow(/status of (401|429)/);
  // The reset at the end signs the owner out, whose page hears of it.
  owner.watch.allow(/status of 401/);
  await setPassword(ben, await passwordLink(owner, "Harbor Help", BEN));
  await signOut(ben);
  await ben.page.clock.install();
  const button = ben.page.locator("button[type=submit]");
  const answered = () => ben.page.waitForResponse(/access\/password/);
  for (let tries = 1; ; tries += 1) {
    assert.ok(tries < 10, "nobody counts wrong passwords");
    const [response] = await Promise.all([answered(), enterPassword(ben, BEN, `wrong password ${tries}`)]);
    if (response.status() === 429) break;
    await alert(ben, "That is not right").waitFor();
  }
  await alert(ben, "Too many tries. The next one is taken in").waitFor();
  await until(async () => assert.match(await button.innerText(), /^Wait \d+:\d\d$/));
  assert.equal(await button.getAttribute("aria-disabled"), "true");
  await button.click({ force: true });
  await ben.hasFocus(button);
  await ben.page.clock.fastForward("01:10:00");
  await ben.says("You can try again now.");
  assert.equal(await button.innerText(), "Sign in");
  assert.equal(await button.getAttribute("aria-disabled"), "false");

  // Nobody else is kept out by it.
  const ana = await scene.stranger();
  // What the page had asked for when she signed out may be answered afterwards.
  ana.watch.allow(/status of 401/);
  await setPassword(ana, await installation.ownerReset(), { email: OWNER });
});

journey("without the server the form keeps what was typed, and works when it is back", async ({ scene, installation }) => {
  const desk = await scene.stranger();
  desk.watch.allow(/ERR_|status of 503/);
  await setPassword(desk, await installation.ownerReset(), { email: OWNER });
  await signOut(desk);
  await installation.withoutServer(async () => {
    await enterPassword(desk, OWNER);
    await alert(desk, "can't be reached").waitFor();
  });
  await desk.page.getByRole("button", { name: "Sign in", exact: true }).click();
  await desk.page.getByRole("heading", { name: "Chatbots", exact: true }).waitFor();
});

journey("passkeys are offered where they work, and a forgotten password is explained", async ({ scene, installation }) => {
  const [byNumber, named] = [await scene.stranger(), await scene.stranger({}, byName(installation.url))];
  named.watch.allow(/status of 409/);
  for (const desk of [byNumber, named]) {
    await desk.goto("/sign-in");
    await desk.hasFocus(desk.page.getByLabel("Email"));
    assert.equal(await desk.page.getByLabel("Email").getAttribute("autocomplete"), "username webauthn");
    await desk.page.getByText("Forgot your password?").click();
    await desk.page.getByText("rollcall owner reset").waitFor();
  }
  assert.equal(await byNumber.page.getByRole("button", { name: "Sign in with a passkey" }).count(), 0);
  await named.page.getByRole("button", { name: "Sign in with a passkey" }).waitFor();
});

const sizes = { wide: { viewport: { width: 1440, height: 900 } }, narrow: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } };

for (const colorScheme of ["light", "dark"]) {
  for (const [size, options] of Object.entries(sizes)) {
    journey(`axe finds nothing serious in ${colorScheme} colours on a ${size} screen where people come in`, async ({ scene, installation }) => {
      const owner = await scene.admin({ colorScheme, reducedMotion: "reduce", ...options });
      const desk = await scene.stranger({ colorScheme, reducedMotion: "reduce", ...options });
      desk.watch.allow(/status of 401/);
      const found = {};
      const look = async (what, { page } = desk) => {
        const wrong = await violations(page);
        if (wrong.length) found[what] = wrong;
      };
      await desk.goto("/chatbots/1/users");
      await desk.page.getByText("You are signed out").waitFor();
      await look("signed out");
      await desk.goto("/sign-in");
      await desk.page.getByRole("heading", { name: "Sign in", exact: true }).waitFor();
      await desk.fitsTheWindow();
      await desk.page.getByRole("button", { name: "Sign in", exact: true }).click();
      await desk.page.locator("#sign-in-email-error").filter({ hasText: "missing" }).waitFor();
      await look("missing");
      await enterPassword(desk, "nobody@example.org");
      await alert(desk, "That is not right").waitFor();
      await desk.page.getByText("Forgot your password?").click();
      await look("wrong");
      await desk.page.goto(`${installation.url}/set-password#rcl_nothing`);
      await desk.page.getByText("This link no longer works").waitFor();
      await look("spent link");
      await desk.page.goto(await installation.ownerReset());
      await desk.page.getByRole("heading", { name: "Set a password" }).waitFor();
      await desk.fitsTheWindow();
      await look("owner's link");
      const link = await passwordLink(owner, "Harbor Help", BEN);
      await look("link in the panel", owner);
      await desk.page.goto(link);
      await desk.page.getByText("You manage the users of Harbor Help").waitFor();
      await desk.fitsTheWindow();
      await look("admin's link");
      assert.deepEqual(found, {}, JSON.stringify(found, null, 2));
    });
  }
}
