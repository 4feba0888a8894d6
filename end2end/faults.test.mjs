// When something is not there: what one sees, and the way on.

import assert from "node:assert/strict";
import { activeAdmins, passwordLink, setPassword } from "./support/accounts.mjs";
import { installationForThisFile } from "./support/scene.mjs";
import { becomes, until } from "./support/until.mjs";

const { journey } = installationForThisFile(async (installation) => {
  const chatUrl = await installation.startChatbot("Harbor Help", "open");
  await installation.demo("Harbor Help", 300);
  return { chatUrl };
});

journey("while the server is away the rows stay and a banner says so; when it is back the page goes on", async ({
  scene,
  installation,
  chatUrl,
}) => {
  const [desk, chat] = [await scene.admin(), await scene.chatter(chatUrl)];
  for (const { watch } of [desk, chat]) watch.allow(/ERR_|status of 503/);
  await desk.openChatbot("Harbor Help");
  await chat.say("Hello");
  await desk.open(await chat.visitor());
  await desk.mark();
  const names = await desk.names();

  await installation.withoutServer(async () => {
    await desk.page.getByRole("columnheader", { name: "Name" }).getByRole("button").click();
    await desk.banner.first().waitFor();
    assert.match(await desk.banner.first().innerText(), /Rollcall can't be reached/);
    assert.deepEqual((await desk.names()).slice(0, 8), names.slice(0, 8), "the rows are gone");
    await desk.role.selectOption({ label: "Admin" });
    await desk.save.click();
    await desk.panel.locator("form").getByRole("alert").filter({ hasText: "can't be reached" }).waitFor();
    assert.equal(await desk.role.inputValue(), "admin", "what was chosen stays");
    // Nobody can be asked whether they may, so nobody may.
    assert.equal((await chat.answerTo("Hello?")).status, 503);
    await desk.page.getByRole("button", { name: "Try again" }).first().click();
    await desk.banner.first().waitFor();
  });

  await desk.page.getByRole("button", { name: "Try again" }).first().click();
  await desk.banner.first().waitFor({ state: "detached" });
  await desk.isLoaded();
  await until(async () => assert.notDeepEqual(await desk.names(), names));
  await desk.saveRole("Admin");
  await desk.wasNotReloaded();
  await chat.say("Hello again");
});

journey("a page that nobody touches finds the server again by itself and hears of changes", async ({ scene, installation, chatUrl }) => {
  const desk = await scene.admin();
  desk.watch.allow(/ERR_/);
  await desk.openChatbot("Harbor Help");
  await desk.mark();
  await installation.withoutServer(async () => {});
  const chat = await scene.chatter(chatUrl);
  await chat.say("Is anybody there?");
  const visitor = await chat.visitor();
  await until(async () => assert.equal(await desk.row(visitor).count(), 1), 20_000);
  await desk.wasNotReloaded();
});

journey("who is signed out in another tab is told so and can sign in again", async ({ scene, installation }) => {
  const desk = await scene.admin();
  desk.watch.allow(/status of 401/);
  await desk.openChatbot("Harbor Help");
  const other = await desk.page.context().newPage();
  await other.goto(desk.url);
  await other.getByRole("button", { name: "Sign out" }).click();
  await other.getByRole("heading", { name: "Sign in" }).waitFor();

  // Sorting asks the server, unless the page asked it something by itself meanwhile and says so already.
  await desk.page.evaluate(() => document.querySelector(".grid-head .sort")?.click());
  await desk.page.getByText("You are signed out").waitFor();
  await desk.page.getByRole("link", { name: "Sign in" }).click();
  await desk.page.getByText("Forgot your password?").click();
  await desk.page.getByText("rollcall owner link").waitFor();
  // Whichever way one comes in, it is back to where one was.
  await desk.page.goto(await installation.ownerLink());
  await desk.isLoaded();
});

/** Ends the session behind the page's back, and has the page ask for something. */
async function signOutElsewhere(desk) {
  desk.watch.allow(/status of 401/);
  await desk.page.evaluate(() => fetch("/api/console/access/sign-out", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  }));
  await desk.page.evaluate(() => document.querySelector(".grid-head .sort")?.click());
  await desk.page.getByText("You are signed out").waitFor();
}

journey("what was typed and chosen is there again after signing in again", async ({ scene, installation }) => {
  const desk = await scene.admin();
  await desk.openChatbot("Harbor Help");
  await desk.search.fill("a");
  await desk.isLoaded();
  await desk.allBox.click();
  const told = await desk.bar.locator(".bulk-count").innerText();
  const [name] = await desk.names();
  await desk.open(name);
  await desk.panel.getByLabel("Name").fill("Somebody Else");
  await desk.role.selectOption({ label: "Admin" });
  const place = desk.place();
  await signOutElsewhere(desk);

  await desk.page.goto(await installation.ownerLink());
  await becomes(() => desk.place().replace(/[?&]sort=\w+(&direction=\w+)?/, ""), place);
  await desk.isLoaded();
  await desk.counts(told);
  await becomes(() => desk.panel.getByLabel("Name").inputValue(), "Somebody Else");
  assert.equal(await desk.role.inputValue(), "admin");
  await desk.save.click();
  await desk.says("was saved");
  await becomes(() => desk.heading.innerText(), "Somebody Else");
  // Once: what was saved is not typed again.
  await desk.page.reload();
  await becomes(() => desk.heading.innerText(), "Somebody Else");
  assert.ok(await desk.save.isDisabled());
});

journey("what was typed before signing in again is a conflict if someone changed the user meanwhile", async ({ scene, installation }) => {
  const [desk, other] = [await scene.admin(), await scene.admin()];
  await desk.openChatbot("Harbor Help");
  const name = (await desk.names())[2];
  await desk.open(name);
  await desk.panel.getByLabel("Name").fill("Mine");
  await signOutElsewhere(desk);
  await other.goto(desk.place());
  await other.panel.getByLabel("Name").fill("Theirs");
  await other.save.click();
  await other.says("was saved");

  await desk.page.goto(await installation.ownerLink());
  await desk.panel.getByText("Someone else changed this user meanwhile").waitFor();
  assert.equal(await desk.panel.getByLabel("Name").inputValue(), "Mine");
  await desk.press("Keep theirs");
  await becomes(() => desk.panel.getByLabel("Name").inputValue(), "Theirs");
});

journey("who signs out by themself leaves nothing of it behind", async ({ scene, installation }) => {
  const desk = await scene.admin();
  await desk.openChatbot("Harbor Help");
  const [name] = await desk.names();
  await desk.open(name);
  await desk.panel.getByLabel("Name").fill("Not to be kept");
  await signOutElsewhere(desk);
  await desk.page.goto(await installation.ownerLink());
  await desk.panel.getByLabel("Name").waitFor();
  await desk.page.getByRole("button", { name: "Sign out" }).click();
  await desk.page.getByRole("heading", { name: "Sign in" }).waitFor();
  assert.equal(await desk.page.evaluate(() => sessionStorage.getItem("rollcall.drafts")), null);
});

journey("without a connection the page says so, keeps what is typed, and goes on when it is back", async ({ scene }) => {
  const desk = await scene.admin();
  desk.watch.allow(/ERR_/);
  await desk.openChatbot("Harbor Help");
  const name = (await desk.names())[4];
  await desk.open(name);
  await desk.mark();
  await desk.page.context().setOffline(true);
  await desk.panel.getByLabel("Name").fill("Typed on a train");
  await desk.save.click();
  await desk.panel.locator("form").getByRole("alert").filter({ hasText: "can't be reached" }).waitFor();
  await desk.page.context().setOffline(false);
  await desk.save.click();
  await desk.says("was saved");
  await becomes(() => desk.heading.innerText(), "Typed on a train");
  await desk.wasNotReloaded();
});

journey("a page that is older than the server says so, and what is typed and chosen survives loading it anew", async ({ scene }) => {
  const desk = await scene.admin();
  await desk.openChatbot("Harbor Help");
  const names = await desk.names();
  await desk.box(names[1]).first().click();
  await desk.open(names[5]);
  await desk.panel.getByLabel("Name").fill("Typed before the update");
  const notice = desk.page.getByRole("alert").filter({ hasText: "Rollcall was updated" });
  assert.equal(await notice.count(), 0);
  await desk.page.route("**/api/console/**", async (route) => {
    if (route.request().url().endsWith("/events")) return route.continue();
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "rollcall-page": "of-another-build" } });
  });
  await desk.page.evaluate(() => document.querySelector(".grid-head .sort")?.click());
  await notice.waitFor();
  // Of the answers under way each says so again.
  await until(async () => {
    if (await notice.count()) await notice.getByRole("button", { name: "Later" }).click({ timeout: 1_000 });
    assert.equal(await notice.count(), 0);
  });
  await desk.page.evaluate(() => document.querySelector(".grid-head .sort")?.click());
  await notice.waitFor();
  await desk.page.unrouteAll({ behavior: "wait" });
  await notice.getByRole("button", { name: "Load anew" }).click();
  await becomes(() => desk.panel.getByLabel("Name").inputValue(), "Typed before the update");
  await desk.counts("1 selected");
  assert.equal(await notice.count(), 0);
});

journey("who loses the role while at work is told so at the next request, and nothing more is shown", async ({ scene, installation }) => {
  const key = await installation.addChatbot("Staff Assistant", "authenticated");
  await activeAdmins(installation, "Staff Assistant", key, ["zoe@example.org", "yan@example.org"]);
  const [owner, zoe] = [await scene.admin(), await scene.stranger()];
  zoe.watch.allow(/status of 401/);
  await setPassword(zoe, await passwordLink(owner, "Staff Assistant", "zoe@example.org"));
  await zoe.isLoaded();
  await zoe.open("Yan");
  await owner.saveRole("Regular");
  await zoe.page.evaluate(() => document.querySelector(".grid-head .sort")?.click());
  await zoe.page.getByText("you may no longer manage this chatbot").waitFor();
  assert.equal(await zoe.page.getByText("yan@example.org").count(), 0);
});

journey("nothing is shown to a stranger, and a sign-in link works once", async ({ scene, installation }) => {
  const [stranger, late] = [await scene.stranger(), await scene.stranger()];
  for (const { watch } of [stranger, late]) watch.allow(/status of 401/);
  for (const place of ["/", "/chatbots/1/users", "/chatbots/1/users/1?tab=sessions"]) {
    await stranger.goto(place);
    await stranger.page.getByText("You are signed out").waitFor();
    assert.equal(await stranger.page.getByText("Harbor Help").count(), 0);
  }
  const link = await installation.ownerLink();
  await stranger.page.goto(link);
  await stranger.panel.waitFor();
  await stranger.goto("/");
  await stranger.openChatbot("Harbor Help");
  await late.page.goto(link);
  await late.page.getByText("This link no longer works").waitFor();
  await late.goto("/");
  await late.page.getByText("You are signed out").waitFor();
  await late.page.goto(`${installation.url}/sign-in#not-a-token`);
  await late.page.getByText("This link no longer works").waitFor();
});
