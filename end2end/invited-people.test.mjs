// The whole job at a chatbot that people sign in to.

import assert from "node:assert/strict";
import { installationForThisFile } from "./support/scene.mjs";
import { becomes, until } from "./support/until.mjs";

const { journey } = installationForThisFile(async (installation) => ({
  chatUrl: await installation.startChatbot("Staff Assistant", "authenticated"),
}));

journey("only who is invited comes in, and only for as long as an admin lets them", async ({ scene, installation, chatUrl }) => {
  const [desk, chat] = [await scene.admin(), await scene.chatter(chatUrl)];
  const [email, name] = ["ana@example.org", "Ana Souza"];
  await desk.openChatbot("Staff Assistant");
  await desk.mark();

  // Not invited: refused, and not listed.
  chat.watch.allow(/status of 403/);
  await chat.signIn(email, name);
  await chat.alert.filter({ hasText: "has not been invited" }).waitFor();
  await chat.is("sign_in");
  assert.equal(await installation.database.count("SELECT count(*) FROM users"), 0);

  // Invited through the page: pending, then active by signing in, without a reload.
  await desk.invite(email, name);
  await desk.rowBecomes(name, { status: "Pending", role: "Regular" });
  await chat.signIn(email.toUpperCase());
  await chat.is("chat");
  await desk.rowBecomes(name, { status: "Active" });
  const question = "How do I swap a shift?";
  const reply = await chat.say(question);
  await desk.wasNotReloaded();

  // Known already: said before anyone is invited.
  await desk.openInvite();
  await desk.writeList("ANA@example.org");
  await desk.dialog.getByRole("heading", { name: "1 known" }).waitFor();
  assert.equal(await desk.dialog.getByRole("button", { name: /^Invite/ }).count(), 0);
  await desk.confirm("Close");

  // A role and a new name, which a reload shows.
  await desk.open(name);
  await desk.panel.getByLabel("Name").fill("Ana Maria Souza");
  await desk.saveRole("Admin");
  await desk.rowBecomes(email, { name: "Ana Maria Souza", role: "Admin" });
  await desk.page.reload();
  await becomes(() => desk.panel.getByLabel("Name").inputValue(), "Ana Maria Souza");
  await becomes(() => desk.role.inputValue(), "admin");

  // The only active admin stays one, and the page says why.
  desk.watch.allow(/status of 409/);
  await desk.role.selectOption({ label: "Regular" });
  await desk.save.click();
  await desk.panel.getByRole("alert").filter({ hasText: "last active admin" }).waitFor();

  // With another admin there, she can be demoted and disabled; her live chat is cut.
  await installation.run(["import", await file(installation), "--chatbot", "Staff Assistant"]);
  const second = await scene.chatter(chatUrl);
  await second.signIn("lee@example.org");
  await second.is("chat");
  await desk.saveRole("Regular");
  await desk.disable();
  await desk.rowBecomes(email, { status: "Disabled", role: "Regular" });
  await chat.isRefused();
  // Signing in anew doesn't help.
  await chat.page.context().clearCookies();
  await chat.page.reload();
  await chat.signIn(email);
  await chat.is("withdrawn");

  await desk.enable();
  await desk.rowBecomes(email, { status: "Active" });
  await chat.is("chat");
  await chat.say("I lost my badge");

  // Her conversations, newest first.
  await desk.tab("Sessions");
  const sessions = desk.panel.locator("a.session b");
  await becomes(() => sessions.allInnerTexts(), ["I lost my badge", question]);
  await sessions.last().click();
  await until(async () => assert.deepEqual(await desk.conversation(), [["user", question], ["chatbot", reply]]));

  // Deleted: signed out at once, and no longer invited.
  await desk.tab("Profile");
  await desk.press("Delete …");
  await until(async () => assert.match(await desk.dialog.innerText(), /2 sessions and 4 messages/));
  await desk.confirm("Delete for good");
  await desk.row(email).waitFor({ state: "detached" });
  await chat.is("sign_in");
  await chat.signIn(email);
  await chat.alert.filter({ hasText: "has not been invited" }).waitFor();
  const left = ["users", "sessions", "messages"].map((table) => installation.database.count(`SELECT count(*) FROM ${table}`));
  assert.deepEqual(await Promise.all(left), [1, 0, 0]);
});

const file = (installation) => installation.file("admins.csv", "email,name,role\r\nlee@example.org,Lee Min-jun,admin\r\n");
