// The audit log: what was done to a user, and the page with the whole log of a chatbot.

import assert from "node:assert/strict";
import { installationForThisFile } from "./support/scene.mjs";
import { becomes, until } from "./support/until.mjs";

const { journey } = installationForThisFile(async (installation) => {
  await installation.addChatbot("Staff Assistant", "authenticated");
  await installation.demo("Staff Assistant", 120);
  await installation.addChatbot("Untouched", "authenticated");
});

const entries = (desk) => desk.page.locator(".entry:has(time)");
const sentences = (desk) => entries(desk).locator("p").allInnerTexts();

async function shows(desk, ...expected) {
  await until(async () => assert.deepEqual((await sentences(desk)).slice(0, expected.length), expected));
}

journey("a user's activity says who did what, from where and when, and leads to what was read", async ({ scene }) => {
  const desk = await scene.admin();
  await desk.openChatbot("Staff Assistant");
  await desk.invite("ana@example.org", "Ana Souza");
  await desk.search.fill("ana@example.org");
  await desk.open("Ana Souza");
  await desk.saveRole("Admin");
  await desk.disable();
  await desk.tab("Activity");
  assert.match(desk.place(), /tab=activity/);
  await shows(
    desk,
    "Owner disabled this user · was pending",
    "Owner gave the role Admin to this user · was regular",
    "Owner invited this user as Regular",
  );
  const [newest] = await entries(desk).locator("small").all();
  assert.match(await newest.innerText(), /^just now.* · from 127\.0\.x\.x$/s);
  assert.match(await newest.locator("time").getAttribute("title"), /\d{4} at \d\d:\d\d:\d\d$/);

  // The same from its address, and what is done meanwhile comes by itself.
  await desk.page.reload();
  await shows(desk, "Owner disabled this user · was pending");
  const other = await scene.admin();
  await other.goto(desk.place());
  await other.tab("Profile");
  await other.enable();
  await shows(desk, "Owner enabled this user · now pending");

  // With the keyboard, to either end.
  await desk.panel.getByRole("tab", { name: "Activity" }).focus();
  await desk.page.keyboard.press("Home");
  await desk.hasFocus(desk.panel.getByRole("tab", { name: "Profile" }));
  await desk.page.keyboard.press("ArrowRight");
  await desk.page.keyboard.press("ArrowRight");
  await desk.hasFocus(desk.panel.getByRole("tab", { name: "Activity" }));
  await shows(desk, "Owner enabled this user · now pending");
  await desk.fitsTheWindow();
});

journey("a bulk action and a conversation that was read stand in the activity", async ({ scene }) => {
  const desk = await scene.admin();
  await desk.goto("/chatbots/1/users?status=active&sort=sessions");
  await desk.isLoaded();
  const [name] = await desk.names();
  await desk.open(name);
  await desk.tab("Activity");
  await desk.page.getByText("Nothing here yet").waitFor();
  await desk.tab("Sessions");
  await desk.panel.locator("a.session").first().click();
  await desk.panel.locator(".message:not(.is-skeleton)").first().waitFor();
  const conversation = desk.place();
  await desk.tab("Activity");
  await shows(desk, "Owner read a conversation with this user");
  await entries(desk).getByRole("link", { name: "a conversation" }).click();
  await becomes(() => desk.place(), conversation);

  await desk.box(name).first().click();
  await desk.act("Disable …");
  await desk.confirm("Disable");
  await desk.jobs.filter({ hasText: "1 changed" }).waitFor();
  await desk.tab("Activity");
  await until(async () => assert.match((await sentences(desk))[0], /^Owner disabled this user · was active · by a bulk action \(job \d+\)$/));
});

journey("the log is filtered by what, by whom and when, and the address keeps it", async ({ scene }) => {
  const desk = await scene.admin();
  await desk.openChatbot("Staff Assistant");
  await desk.invite("ben@example.org", "Ben Okafor");
  await desk.page.getByRole("link", { name: "Audit log" }).click();
  await desk.page.getByRole("heading", { name: "Audit log", exact: true }).waitFor();
  await becomes(() => desk.page.title(), "Audit log · Staff Assistant · Rollcall");
  await shows(desk, "Owner invited Ben Okafor as Regular");
  const all = (await sentences(desk)).length;

  await desk.page.getByLabel("What", { exact: true }).selectOption({ label: "Made-up people added" });
  await until(async () => assert.deepEqual(await sentences(desk), ["Owner added 120 made-up people"]));
  assert.equal(desk.place(), "/chatbots/1/audit?action=demo");
  await desk.page.getByLabel("By", { exact: true }).selectOption({ label: "The chatbot" });
  await desk.page.getByText("No entry matches").waitFor();
  await desk.page.reload();
  await desk.page.getByText("No entry matches").waitFor();
  assert.equal(await desk.page.getByLabel("By", { exact: true }).inputValue(), "chatbot");
  assert.equal(await desk.page.getByLabel("What", { exact: true }).inputValue(), "demo");
  await desk.page.goBack();
  await until(async () => assert.deepEqual(await sentences(desk), ["Owner added 120 made-up people"]));
  await becomes(() => desk.page.getByLabel("By", { exact: true }).inputValue(), "");
  await desk.page.getByRole("search").getByRole("button", { name: "Clear filters" }).click();
  await becomes(async () => (await sentences(desk)).length, all);

  const today = new Date().toISOString().slice(0, 10);
  await desk.page.getByLabel("To", { exact: true }).fill(today);
  await becomes(() => desk.page.getByLabel("To", { exact: true }).inputValue(), today);
  await until(() => assert.match(desk.place(), /\?to=\d+$/));
  await becomes(async () => (await sentences(desk)).length, all);
  await desk.page.getByLabel("From", { exact: true }).fill("2100-01-01");
  await desk.page.getByText("No entry matches").waitFor();
  await desk.notice.getByRole("button", { name: "Clear filters" }).click();
  await becomes(async () => (await sentences(desk)).length, all);
  await becomes(() => desk.page.getByLabel("From", { exact: true }).inputValue(), "");

  await entries(desk).getByRole("link", { name: "Ben Okafor" }).first().click();
  await becomes(() => desk.heading.innerText(), "Ben Okafor");
});

journey("what the filters leave is taken as a file", async ({ scene }) => {
  const desk = await scene.admin();
  await desk.goto("/chatbots/1/audit?action=demo");
  await shows(desk, "Owner added 120 made-up people");
  const { name, file } = await desk.saves(desk.page.getByRole("link", { name: "Export CSV" }));
  assert.match(name, /\.csv$/);
  const [head, ...lines] = file.toString().trim().split("\r\n");
  assert.match(head, /^id,at,actor,/);
  assert.equal(lines.length, 1);
  assert.match(lines[0], /,owner,.*,demo,/);
  await desk.goto("/chatbots/1/audit");
  await shows(desk, "Owner exported the audit log · what a filter left of it");
});

journey("a long log loads as one scrolls", async ({ scene, installation }) => {
  const people = Array.from({ length: 130 }, (_, n) => `person${n}@example.org,Person ${n}`);
  const file = await installation.file("people.csv", `email,name\n${people.join("\n")}\n`);
  await installation.run(["import", "--chatbot", "Staff Assistant", file]);
  const desk = await scene.admin();
  await desk.goto("/chatbots/1/audit?action=invite");
  await until(async () => assert.ok((await entries(desk).count()) >= 50));
  assert.ok((await entries(desk).count()) < 130);
  await until(async () => {
    await desk.page.locator(".page").evaluate((page) => page.scrollTo(0, page.scrollHeight));
    assert.ok((await entries(desk).count()) >= 130);
  });
  const said = await sentences(desk);
  assert.equal(new Set(said).size, said.length);
  assert.ok(said.includes("Owner invited Person 7 as Regular · from a file"));
});

journey("without the server, and for a chatbot that isn't there, there is a way on", async ({ scene, installation }) => {
  const desk = await scene.admin();
  desk.watch.allow(/ERR_|status of (404|503)/);
  await desk.goto("/chatbots/999/audit");
  await desk.page.getByText("There is no such chatbot").waitFor();
  await desk.goto("/chatbots/none/audit");
  await desk.page.getByText("There is nothing here").first().waitFor();
  await desk.goto("/chatbots/2/audit");
  await desk.page.getByText("Nothing here yet").waitFor();
  await desk.goto("/chatbots/1/audit");
  await until(async () => assert.ok((await entries(desk).count()) > 0));
  await installation.withoutServer(async () => {
    await desk.page.getByRole("button", { name: "Reload" }).click();
    await desk.banner.filter({ hasText: "can't be reached" }).waitFor();
    assert.ok((await entries(desk).count()) > 0);
    await desk.page.getByLabel("What", { exact: true }).selectOption({ label: "Deleted" });
    await desk.banner.waitFor();
  });
  await desk.banner.getByRole("button", { name: "Try again" }).click();
  await desk.page.getByText("No entry matches").waitFor();
  await becomes(() => desk.banner.count(), 0);
});

journey("the log fits a phone and is reached from its menu", async ({ scene }) => {
  const desk = await scene.admin({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await desk.openChatbot("Staff Assistant");
  await desk.page.getByRole("button", { name: "More" }).tap();
  await desk.page.getByRole("menuitem", { name: "Audit log" }).tap();
  await until(async () => assert.ok((await entries(desk).count()) > 0));
  await desk.fitsTheWindow();
  const head = await desk.page.locator(".head").evaluate((head) => head.scrollWidth <= head.clientWidth);
  assert.ok(head, "the head is wider than the phone");
});

journey("the installation's own log tells the owner who came in, and a stranger nothing", async ({ scene }) => {
  const desk = await scene.admin();
  await desk.page.getByRole("main").getByRole("link", { name: "Audit log" }).click();
  await becomes(() => desk.page.title(), "Audit log · Rollcall");
  await shows(desk, "Owner signed in to the console · by a one-time link");
  assert.equal(desk.place(), "/audit");
  await desk.page.getByLabel("What", { exact: true }).selectOption({ label: "Chatbot added" });
  await until(async () => assert.ok((await sentences(desk)).every((said) => said === "Owner added a chatbot")));
  const { file } = await desk.saves(desk.page.getByRole("link", { name: "Export CSV" }));
  assert.match(file.toString(), /,create-chatbot,/);
  await desk.page.getByRole("main").getByRole("link", { name: "Chatbots" }).click();
  await desk.page.getByRole("heading", { name: "Chatbots", exact: true }).waitFor();

  const stranger = await scene.stranger();
  stranger.watch.allow(/status of 401/);
  await stranger.goto("/audit");
  await stranger.page.getByText("You are signed out").waitFor();
});
