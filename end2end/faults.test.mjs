// When something is not there: what one sees, and the way on.

import assert from "node:assert/strict";
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
  await desk.signIn(await installation.ownerLink());
  await desk.openChatbot("Harbor Help");
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
  await stranger.signIn(link);
  await stranger.openChatbot("Harbor Help");
  await late.page.goto(link);
  await late.page.getByText("This link no longer works").waitFor();
  await late.goto("/");
  await late.page.getByText("You are signed out").waitFor();
  await late.page.goto(`${installation.url}/sign-in#not-a-token`);
  await late.page.getByText("This link no longer works").waitFor();
});
