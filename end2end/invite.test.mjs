// Inviting people from the page, and accepting it.

import assert from "node:assert/strict";
import { installationForThisFile } from "./support/scene.mjs";
import { becomes, until } from "./support/until.mjs";

const { journey } = installationForThisFile(async (installation) => {
  await installation.addChatbot("Harbor Help", "authenticated");
  await installation.run(["import", await installation.file("known.csv", "email,name,role\r\nkay@example.org,Kay,admin\r\n"), "--chatbot", "Harbor Help"]);
  await installation.addChatbot("Elsewhere", "authenticated");
  return { chatUrl: await installation.startChatbot("Staff Assistant", "authenticated") };
});

const HARBOR = "/chatbots/1/users";
const ELSEWHERE = "/chatbots/2/users";

const list = (desk) => desk.dialog.getByLabel("Email addresses");
const button = (desk, name) => desk.dialog.getByRole("button", { name, exact: true });
const title = (desk) => desk.dialog.getByRole("heading", { level: 3 });

/** The people a step of the dialog shows, from the top, each as its lines read. */
const people = (desk) => desk.dialog.locator(".person").evaluateAll((all) => all.map((one) => one.innerText.split(/\n+/).map((line) => line.trim())));

async function at(scene, path, options) {
  const desk = await scene.admin(options);
  await desk.goto(path);
  await desk.isLoaded();
  return desk;
}

/** What becomes of who opens a link: the page of a stranger. */
async function guest(scene, link) {
  const one = await scene.stranger();
  one.watch.allow(/status of 401/);
  await one.goto(link);
  return one;
}

const says = (one, name) => one.page.getByRole("heading", { name }).waitFor();

const count = (installation, sql) => installation.database.count(`SELECT count(*) FROM ${sql}`);

journey("a pasted list is read, corrected and sent, and its links are copied", async ({ scene, installation }) => {
  const desk = await at(scene, HARBOR, { permissions: ["clipboard-read", "clipboard-write"] });
  await desk.mark();
  await desk.openInvite();
  const pasted = ["Name\tEmail", "Ana Souza\tana@example.org", "Ben Okafor\tben@example.org", "KAY@example.org", "cy@", "ben@example.org"].join("\n");
  await desk.writeList(pasted, "Admin");
  await becomes(() => title(desk).innerText(), "2 new, 1 known, 1 repeated, 1 can't be read");
  await desk.hasFocus(title(desk));
  await until(async () => assert.match(await desk.dialog.innerText(), /Only who is new is invited, as Admin\./));
  const [malformed, ...rest] = await people(desk);
  assert.deepEqual(malformed.slice(0, 2), ["Can't be read", "cy@"]);
  assert.match(malformed[2], /email address/);
  assert.deepEqual(rest.map((lines) => lines.slice(0, 2)), [["New", "Ana Souza"], ["New", "Ben Okafor"], ["Known", "KAY@example.org"], ["Repeated", "ben@example.org"]]);
  assert.deepEqual(rest[2].slice(-2), ["Pending", "Admin"]);
  assert.equal(await count(installation, "users WHERE email LIKE '%en@example.org'"), 0);

  // Back, with all that was written; corrected.
  await button(desk, "Change the list").click();
  await desk.hasFocus(list(desk));
  assert.equal(await list(desk).inputValue(), pasted);
  assert.ok(await desk.dialog.getByRole("radio", { name: "Admin" }).isChecked());
  await desk.writeList("Ana Souza\tana@example.org\nben@example.org\ncy@example.org", "Regular");
  await becomes(() => title(desk).innerText(), "3 new");
  await desk.hasFocus(button(desk, "Invite 3 people"));
  await desk.page.keyboard.press("Enter");
  await becomes(() => title(desk).innerText(), "3 people are invited");
  await desk.hasFocus(title(desk));
  await desk.dialog.getByText("No mail server is set up").waitFor();

  // The links, whole, all at once or one by one.
  const links = await desk.links();
  for (const link of links) assert.ok(link.startsWith(`${installation.url}/invitation#rci_`), link);
  assert.equal(new Set(links).size, 3);
  const clipboard = () => desk.page.evaluate(() => navigator.clipboard.readText());
  await button(desk, "Copy all links").click();
  const emails = ["ana@example.org", "ben@example.org", "cy@example.org"];
  await becomes(clipboard, links.map((link, index) => `${emails[index]}\t${link}\n`).join(""));
  await desk.dialog.getByRole("button", { name: "Copy the link of ben@example.org" }).click();
  await becomes(clipboard, links[1]);
  await desk.confirm("Done");
  await desk.rowBecomes("Ana Souza", { status: "Pending", role: "Regular" });
  await desk.wasNotReloaded();

  // The next time nothing of it is left.
  await desk.openInvite();
  assert.equal(await list(desk).inputValue(), "");
});

journey("what can't be read, or is too much, is said at the list, and what was written outlasts the dialog", async ({ scene }) => {
  const desk = await at(scene, HARBOR);
  desk.watch.allow(/status of 400/);
  await desk.openInvite();
  await desk.hasFocus(list(desk));
  await button(desk, "Preview").click();
  await desk.dialog.getByText("Enter at least one email address.").waitFor();
  assert.equal(await list(desk).getAttribute("aria-invalid"), "true");
  await list(desk).fill(" , ;\n");
  await button(desk, "Preview").click();
  await desk.dialog.getByText("There is no email address in it.").waitFor();
  await desk.writeList("nobody at all");
  await becomes(() => title(desk).innerText(), "1 can't be read");
  assert.equal(await desk.dialog.getByRole("button", { name: /^Invite/ }).count(), 0);
  await button(desk, "Change the list").click();

  const many = Array.from({ length: 1_001 }, (_, index) => `p${index}@example.org`).join(", ");
  await list(desk).fill(many);
  await button(desk, "Preview").click();
  await desk.dialog.locator("#invite-list-error").filter({ hasText: /file/ }).waitFor();
  await desk.hasFocus(list(desk));
  await desk.page.keyboard.press("Escape");
  await desk.dialog.waitFor({ state: "hidden" });
  await desk.openInvite();
  assert.equal(await list(desk).inputValue(), many);
  await button(desk, "Import a file").click();
  await desk.dialog.locator(".drop").waitFor();
  await becomes(() => desk.dialog.count(), 1);
});

journey("a link invites to look first; accepting it makes the person active, once", async ({ scene, installation }) => {
  const desk = await at(scene, HARBOR);
  const link = await desk.invite("dora@example.org", "Dora Lind");
  await desk.mark();
  const dora = await guest(scene, link);
  await says(dora, "You are invited to Harbor Help");
  for (const said of ["Dora Lind", "dora@example.org", "you may talk to the chatbot"]) await dora.page.getByText(said).first().waitFor();
  await becomes(() => dora.page.title(), "Invitation · Rollcall");
  assert.equal(await count(installation, "users WHERE email = 'dora@example.org' AND status = 'pending'"), 1);
  await dora.page.getByRole("button", { name: "Accept" }).click();
  await says(dora, "You can now talk to Harbor Help");
  await dora.hasFocus(dora.page.getByRole("heading", { name: "You can now talk to" }));
  assert.equal(await dora.page.getByRole("link").count(), 0);
  await desk.rowBecomes("Dora Lind", { status: "Active" });
  await desk.wasNotReloaded();
  await dora.page.reload();
  await says(dora, "This invitation is over");
  await desk.open("Dora Lind");
  await desk.role.waitFor();
  assert.equal(await desk.panel.getByRole("heading", { name: "Invitation" }).count(), 0);
});

journey("an admin who accepts is led to Rollcall", async ({ scene }) => {
  const desk = await at(scene, HARBOR);
  const ella = await guest(scene, await desk.invite("ella@example.org", "Ella", "Admin"));
  await says(ella, "You are invited to Harbor Help");
  await ella.page.getByText("manage its users").first().waitFor();
  await ella.page.getByRole("button", { name: "Accept" }).click();
  await says(ella, "You can now talk to Harbor Help");
  const way = ella.page.getByRole("link", { name: /Set a password|Sign in to Rollcall/ });
  assert.match(await way.getAttribute("href"), /^\/(set-password#.+|sign-in)$/);
});

journey("an invitation that was let pass is expired, and is sent again with another link", async ({ scene, installation, chatUrl }) => {
  const desk = await scene.admin();
  await desk.openChatbot("Staff Assistant");
  const link = await desk.invite("fay@example.org", "Fay Moreau");
  const fault = "The mail server said: no such mailbox.";
  desk.watch.allow(/ERR_|status of (404|503)/);
  await installation.withoutServer(() =>
    installation.database.change(`UPDATE invitations SET expires_at = 1000, mail = 'failed', mail_fault = '${fault}'`),
  );
  await desk.rowBecomes("Fay Moreau", { status: "Expired" });
  await desk.row("Fay Moreau").getByText("mail failed").waitFor();
  const fay = await guest(scene, link);
  await says(fay, "This invitation is over");
  const chat = await scene.chatter(chatUrl);
  chat.watch.allow(/status of 403/);
  await chat.signIn("fay@example.org");
  await chat.alert.waitFor();
  await chat.is("sign_in");

  await desk.open("Fay Moreau");
  await desk.panel.getByText("expired on 1 Jan 1970").waitFor();
  await desk.panel.getByText(fault).waitFor();
  // What is typed stays, whatever becomes of the invitation.
  await desk.panel.getByLabel("Name").fill("Fay M.");
  await desk.press("Send again");
  const [again] = await desk.links();
  await desk.rowBecomes("Fay Moreau", { status: "Pending" });
  assert.equal(await desk.row("Fay Moreau").getByText("mail failed").count(), 0);
  assert.equal(await desk.panel.getByLabel("Name").inputValue(), "Fay M.");
  assert.equal(await desk.panel.locator(".conflict").count(), 0);
  await desk.save.click();
  await desk.says("Fay M. was saved.");

  assert.notEqual(again, link);
  await fay.page.reload();
  await says(fay, "This invitation is over");
  await fay.goto(again);
  await says(fay, "You are invited to Staff Assistant");
  await fay.page.getByRole("button", { name: "Accept" }).click();
  await says(fay, "You can now talk to Staff Assistant");
  await chat.signIn("fay@example.org");
  await chat.is("chat");
  await desk.rowBecomes("Fay M.", { status: "Active" });
});

journey("an invitation is taken back, and the person with it", async ({ scene, installation }) => {
  const desk = await at(scene, ELSEWHERE);
  const link = await desk.invite("gus@example.org", "Gus");
  const gus = await guest(scene, link);
  await says(gus, "You are invited to Elsewhere");
  await desk.open("Gus");
  await desk.press("Cancel invitation …");
  await desk.hasFocus(button(desk, "Keep it"));
  await desk.confirm("Keep it");
  await desk.row("Gus").waitFor();
  await desk.press("Cancel invitation …");
  await until(async () => assert.match(await desk.dialog.innerText(), /removed from the list/));
  await desk.confirm("Cancel invitation");
  await desk.says("The invitation of Gus is cancelled.");
  await desk.panel.waitFor({ state: "detached" });
  await desk.row("Gus").waitFor({ state: "detached" });
  assert.equal(await count(installation, "users WHERE chatbot_id = 2"), 0);
  await gus.page.getByRole("button", { name: "Accept" }).click();
  await says(gus, "This invitation is over");
});

journey("without the server nothing written is lost, and there is a way on", async ({ scene, installation }) => {
  const desk = await at(scene, ELSEWHERE);
  const link = await desk.invite("hal@example.org", "Hal");
  const hal = await guest(scene, link);
  await says(hal, "You are invited to Elsewhere");
  for (const one of [desk, hal]) one.watch.allow(/ERR_|status of (404|503)/);
  await desk.openInvite();
  await desk.writeList("ida@example.org");
  await installation.withoutServer(async () => {
    await button(desk, "Invite 1 person").click();
    await desk.dialog.getByRole("alert").filter({ hasText: "can't be reached" }).waitFor();
    await hal.page.getByRole("button", { name: "Accept" }).click();
    await hal.page.getByRole("alert").filter({ hasText: "can't be reached" }).waitFor();
  });
  await button(desk, "Invite 1 person").click();
  await becomes(() => title(desk).innerText(), "ida@example.org is invited");
  await hal.page.getByRole("button", { name: "Accept" }).click();
  await says(hal, "You can now talk to Elsewhere");
  await hal.goto("/invitation");
  await says(hal, "This link is not whole");
  await hal.goto("/invitation#rci_none");
  await says(hal, "This invitation is over");
});

journey("inviting and accepting fit a phone", async ({ scene }) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const desk = await at(scene, HARBOR, phone);
  await desk.openInvite();
  await desk.writeList("A person with quite a long name <someone.with.a.long.address@subdomain.example.org>\nkay@example.org\nnobody@");
  await desk.fitsTheWindow();
  await button(desk, "Invite 1 person").tap();
  const [link] = await desk.links();
  await desk.fitsTheWindow();
  await button(desk, "Done").tap();
  await desk.row("A person with").tap();
  await desk.press("Send again");
  await desk.links();
  await desk.fitsTheWindow();
  const guestPage = await scene.stranger(phone);
  guestPage.watch.allow(/status of 401/);
  await guestPage.goto(link);
  await says(guestPage, "This invitation is over");
  await guestPage.fitsTheWindow();
});
