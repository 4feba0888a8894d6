// Two admins at the same user: neither overwrites the other unseen.

import assert from "node:assert/strict";
import { installationForThisFile } from "./support/scene.mjs";
import { becomes, until } from "./support/until.mjs";

const { journey } = installationForThisFile(async (installation) => {
  await installation.addChatbot("Staff Assistant", "authenticated");
  const people = ["Ana Souza", "Bo Larsson", "Chen Wei", "Fox Mulder", "Ed Norton", "Gus Fring"];
  const lines = people.map((name) => `${name},${name.split(" ")[0].toLowerCase()}@example.org,regular`);
  const file = await installation.file("people.csv", ["name,email,role", ...lines].join("\n"));
  await installation.run(["import", file, "--chatbot", "Staff Assistant"]);
});

/** Two admins who have the panel of the same person open. */
async function both(scene, name) {
  const desks = [await scene.admin(), await scene.admin()];
  for (const desk of desks) {
    await desk.openChatbot("Staff Assistant");
    await desk.open(name);
    await desk.isLoaded();
  }
  return desks;
}

function later() {
  let resolve;
  return { promise: new Promise((done) => (resolve = done)), resolve };
}

const nameOf = (desk) => desk.panel.getByLabel("Name");
const conflict = (desk) => desk.panel.locator(".conflict");

journey("what one admin saves, the other sees in list and panel without a reload", async ({ scene }) => {
  const [first, second] = await both(scene, "Ana Souza");
  await second.mark();
  await nameOf(first).fill("Ana Lima");
  await first.saveRole("Admin");
  await second.rowBecomes("ana@example.org", { name: "Ana Lima", role: "Admin" });
  await becomes(() => nameOf(second).inputValue(), "Ana Lima");
  await becomes(() => second.role.inputValue(), "admin");
  assert.equal(await conflict(second).count(), 0);
  await second.wasNotReloaded();
});

journey("who was typing is told what changed, and can keep it", async ({ scene }) => {
  const [first, second] = await both(scene, "Bo Larsson");
  await nameOf(second).fill("Bo Larsen");
  await first.saveRole("Admin");
  await until(async () => assert.match(await conflict(second).innerText(), /Someone else changed this user meanwhile.*Role: Regular → Admin/s));
  assert.equal(await nameOf(second).inputValue(), "Bo Larsen", "what was typed stays until one decides");
  assert.ok(await second.save.isDisabled());
  await second.press("Keep theirs");
  await becomes(() => nameOf(second).inputValue(), "Bo Larsson");
  await becomes(() => second.role.inputValue(), "admin");
  await second.rowBecomes("bo@example.org", { name: "Bo Larsson", role: "Admin" });
  assert.equal(await conflict(second).count(), 0);
});

journey("who was typing can apply their own on top, and nothing of the other's is lost", async ({ scene }) => {
  const [first, second] = await both(scene, "Chen Wei");
  await nameOf(second).fill("Chen Wei-Ling");
  await first.saveRole("Admin");
  await conflict(second).waitFor();
  await second.press("Apply mine anyway");
  for (const desk of [first, second]) {
    await desk.rowBecomes("chen@example.org", { name: "Chen Wei-Ling", role: "Admin" });
    await becomes(() => nameOf(desk).inputValue(), "Chen Wei-Ling");
    await becomes(() => desk.role.inputValue(), "admin");
  }
  await conflict(second).waitFor({ state: "detached" });
});

journey("a save from an outdated page is refused by the server, which says what changed", async ({ scene }) => {
  const second = await scene.admin();
  // Their page hears of no change: as behind a proxy that lets no stream through.
  await second.page.route("**/events", (route) => route.abort());
  second.watch.allow(/ERR_FAILED/);
  second.watch.allow(/status of 409/);
  await second.openChatbot("Staff Assistant");
  await second.open("Fox Mulder");
  await second.isLoaded();
  const first = await scene.admin();
  await first.openChatbot("Staff Assistant");
  await first.open("Fox Mulder");
  await first.saveRole("Admin");

  await nameOf(second).fill("Fox W. Mulder");
  await second.save.click();
  await until(async () => assert.match(await conflict(second).innerText(), /Role: Regular → Admin/));
  await second.press("Apply mine anyway");
  await second.says("Fox W. Mulder was saved.");
  await first.rowBecomes("fox@example.org", { name: "Fox W. Mulder", role: "Admin" });
  await becomes(() => second.role.inputValue(), "admin");
});

journey("a refused action stays explained when the news of the other's change comes after it", async ({ scene }) => {
  const second = await scene.admin();
  second.watch.allow(/status of 409/);
  await second.openChatbot("Staff Assistant");
  await second.open("Gus Fring");
  await second.isLoaded();
  // From here on, their page learns late how the user is now.
  const { promise: news, resolve: tell } = later();
  await second.page.route("**/users/get", async (route) => {
    await news;
    await route.continue();
  });
  const first = await scene.admin();
  await first.openChatbot("Staff Assistant");
  await first.open("Gus Fring");
  await first.saveRole("Admin");

  await second.press("Disable …");
  await second.confirm("Disable");
  await until(async () => assert.match(await conflict(second).innerText(), /Role: Regular → Admin/));
  const told = second.page.waitForResponse("**/users/get");
  tell();
  await (await told).finished();
  await second.rowBecomes("gus@example.org", { role: "Admin", status: "Pending" });
  assert.match(await conflict(second).innerText(), /Role: Regular → Admin/);
  await second.press("Apply mine anyway");
  await first.rowBecomes("gus@example.org", { role: "Admin", status: "Disabled" });
});

journey("who looks at a user that another admin deletes is told so, and finds back", async ({ scene }) => {
  const [first, second] = await both(scene, "Ed Norton");
  second.watch.allow(/status of 404/);
  await first.press("Delete …");
  await first.confirm("Delete for good");
  await second.panel.getByText("This user is gone").waitFor();
  await second.row("Ed Norton").waitFor({ state: "detached" });
  await second.press("Back to the list");
  await second.panel.waitFor({ state: "detached" });
});
