// What there is of one person: taken along as a file, and told when it is deleted.

import assert from "node:assert/strict";
import { violations } from "./support/axe.mjs";
import { Rest } from "./support/rest.mjs";
import { installationForThisFile } from "./support/scene.mjs";

const { journey } = installationForThisFile(async (installation) => {
  const rest = await Rest.ofNew(installation, "Harbor Help", "open");
  for (const name of ["Ana", "Ben", "Cleo"]) {
    const user = await rest.signIn({ visitor: name.toLowerCase(), name });
    await rest.talk(user, name, "Ferry", [["user", `I am ${name}`], ["chatbot", "Hello"]]);
  }
});

journey("all that is known of a user is a file", async ({ scene }) => {
  const desk = await scene.admin();
  await desk.openChatbot("Harbor Help");
  await desk.open("Ana");
  const { name, file } = await desk.saves(desk.panel.getByRole("link", { name: "Export data" }));
  assert.match(name, /^harbor-help-user-\d+-\d{4}-\d\d-\d\d\.json$/);
  const data = JSON.parse(file.toString());
  assert.equal(data.format, "rollcall-user");
  assert.deepEqual(data.messages.map(({ text }) => text), ["I am Ana", "Hello"]);
  await desk.tab("Activity");
  await desk.panel.getByText("Owner exported all data of this user").waitFor();
});

journey("a deletion shows how many rows of what went, to be kept as a file", async ({ scene }) => {
  const desk = await scene.admin();
  await desk.openChatbot("Harbor Help");
  await desk.open("Ben");
  await desk.press("Delete …");
  await desk.confirm("Delete for good");
  const line = desk.jobs.filter({ hasText: "Deleted Ben" });
  await line.getByText("1 user, 1 session and 2 messages").waitFor();
  assert.deepEqual(await violations(desk.page), []);
  const { name, file } = await desk.saves(line.getByRole("button", { name: "Receipt" }));
  assert.match(name, /^receipt-user-\d+\.json$/);
  const { rows, deleted_at } = JSON.parse(file.toString());
  assert.deepEqual(rows, { users: 1, sessions: 1, messages: 2 });
  assert.ok(Date.parse(deleted_at) > 0, deleted_at);
  await line.getByRole("button", { name: "Dismiss" }).click();
  await line.waitFor({ state: "hidden" });
});

journey("a bulk deletion shows the sums", async ({ scene }) => {
  const desk = await scene.admin();
  await desk.openChatbot("Harbor Help");
  await desk.box("Ana").check();
  await desk.box("Cleo").check();
  await desk.act("Delete …");
  await desk.dialog.getByRole("checkbox").check();
  await desk.confirm("Delete for good");
  const line = desk.jobs.filter({ hasText: "Deleted 2 users" });
  await line.getByText("Deleted: 2 users, 2 sessions and 4 messages").waitFor();
  const { file } = await desk.saves(line.getByRole("button", { name: "Receipt" }));
  assert.deepEqual(JSON.parse(file.toString()).rows, { users: 2, sessions: 2, messages: 4 });
});
