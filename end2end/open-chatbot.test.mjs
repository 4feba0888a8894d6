// The whole job at a chatbot that anyone may talk to.

import assert from "node:assert/strict";
import { installationForThisFile } from "./support/scene.mjs";
import { becomes, until } from "./support/until.mjs";

const { journey } = installationForThisFile(async (installation) => ({
  chatUrl: await installation.startChatbot("Harbor Help", "open"),
}));

journey("a visitor appears, is given a role, shut out, let in again, read and deleted, and nothing of them is left", async ({
  scene,
  installation,
  chatUrl,
}) => {
  const desk = await scene.admin();
  await desk.openChatbot("Harbor Help");
  await desk.page.getByText("No users yet").waitFor();
  await desk.mark();

  // They chat, and appear without a reload.
  const chat = await scene.chatter(chatUrl);
  const question = "When is the harbour office open?";
  const reply = await chat.say(question);
  assert.ok(reply.length > 10, reply);
  const visitor = await chat.visitor();
  await desk.rowBecomes(visitor, { name: visitor, status: "Active", role: "Regular" });
  await becomes(() => desk.total.innerText(), "1 user");
  await desk.wasNotReloaded();

  // A role, which a reload shows.
  await desk.open(visitor);
  assert.ok(await desk.save.isDisabled(), "there is nothing to save yet");
  await desk.saveRole("Admin");
  await desk.rowBecomes(visitor, { role: "Admin" });
  await desk.page.reload();
  await becomes(() => desk.role.inputValue(), "admin");
  await desk.rowBecomes(visitor, { role: "Admin" });
  await desk.mark();

  // Disabled: asked first, then the live chat is cut.
  await desk.press("Disable …");
  assert.match(await desk.dialog.innerText(), new RegExp(`${visitor} is refused from the very next message`));
  await desk.confirm("Cancel");
  await desk.rowBecomes(visitor, { status: "Active" });
  assert.equal((await chat.answerTo("Are there guest moorings?")).status, 200);
  await desk.disable();
  await desk.rowBecomes(visitor, { status: "Disabled" });
  await chat.isRefused();

  // Enabled: the chat goes on by itself.
  await desk.enable();
  await desk.rowBecomes(visitor, { status: "Active" });
  await chat.is("chat");
  const second = "How deep is the water at the pier?";
  const answer = await chat.say(second);

  // The conversation is read in full.
  await desk.tab("Sessions");
  await desk.panel.getByRole("link", { name: question }).click();
  await until(async () => {
    const said = await desk.conversation();
    assert.deepEqual(said.slice(0, 2), [["user", question], ["chatbot", reply]]);
    assert.deepEqual(said.slice(-2), [["user", second], ["chatbot", answer]]);
    assert.equal(said.length, 6);
  });

  // What is said while it is read appears too.
  const third = await chat.say("Thank you");
  await until(async () => assert.deepEqual((await desk.conversation()).at(-1), ["chatbot", third]));

  // Deleted, after being told what is lost.
  await desk.tab("Profile");
  await desk.press("Delete …");
  await until(async () => assert.match(await desk.dialog.innerText(), /is deleted with 1 session and 8 messages, for good/));
  const rows = async () => Promise.all(["users", "sessions", "messages"].map((table) => installation.database.count(`SELECT count(*) FROM ${table}`)));
  await becomes(rows, [1, 1, 8]);
  await desk.confirm("Delete for good");
  await desk.says(`${visitor} was deleted, with 1 session and 8 messages.`);
  await desk.page.getByText("No users yet").waitFor();
  await desk.wasNotReloaded();
  await becomes(rows, [0, 0, 0]);

  // Who comes back is someone new.
  await chat.is("gone");
  await chat.page.getByRole("button", { name: "Start anew" }).click();
  await chat.say("Hello again");
  const newcomer = await chat.visitor();
  assert.notEqual(newcomer, visitor);
  await desk.rowBecomes(newcomer, { status: "Active", role: "Regular" });
  await becomes(rows, [1, 1, 2]);
});

journey("deleting one visitor leaves the others and their conversations alone", async ({ scene, installation, chatUrl }) => {
  const [desk, one, other] = [await scene.admin(), await scene.chatter(chatUrl), await scene.chatter(chatUrl)];
  await one.say("I need a berth");
  await other.say("Where is the fuel dock?");
  await other.newChat();
  await other.say("And the showers?");
  await desk.openChatbot("Harbor Help");
  const [leaves, stays] = [await one.visitor(), await other.visitor()];
  const owned = async (visitor) => {
    const user = `SELECT id FROM users WHERE visitor LIKE '${visitor.replace("Visitor ", "")}%'`;
    const sessions = `SELECT id FROM sessions WHERE user_id IN (${user})`;
    const counted = [user, sessions, `SELECT 1 FROM messages WHERE session_id IN (${sessions})`];
    return Promise.all(counted.map((rows) => installation.database.count(`SELECT count(*) FROM (${rows}) AS rows`)));
  };
  await becomes(() => owned(leaves), [1, 1, 2]);
  await becomes(() => owned(stays), [1, 2, 4]);
  await desk.open(leaves);
  await desk.press("Delete …");
  await until(async () => assert.match(await desk.dialog.innerText(), /1 session and 2 messages/));
  await desk.confirm("Delete for good");
  await desk.row(leaves).waitFor({ state: "detached" });
  await becomes(() => owned(leaves), [0, 0, 0]);
  await becomes(() => owned(stays), [1, 2, 4]);
  await desk.rowBecomes(stays, { status: "Active" });
  await one.is("gone");
  await other.say("Are you still there?");
});
