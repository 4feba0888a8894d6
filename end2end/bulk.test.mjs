// Acting on many at once: told before what will happen, followed to the end, taken back.

import assert from "node:assert/strict";
import { installationForThisFile } from "./support/scene.mjs";
import { readCsv } from "./support/spreadsheet.mjs";
import { becomes, until } from "./support/until.mjs";

const MANY = 60_000;
const person = (number) => `Person ${String(number).padStart(3, "0")}`;

/** Chatbots by what is done to them; the numbers are their ids. */
const place = { few: 1, made: 2, left: 3, cancelled: 4, seen: 5, killed: 6 };

const { journey } = installationForThisFile(async (installation) => {
  for (const name of Object.keys(place)) await installation.addChatbot(name, "authenticated");
  const lines = Array.from({ length: 300 }, (_, index) => `${person(index + 1)},p${index + 1}@example.org,regular`);
  const file = await installation.file("people.csv", ["name,email,role", ...lines].join("\n"));
  for (const name of ["few", "left"]) await installation.run(["import", file, "--chatbot", name]);
  await installation.demo("made", 300);
  for (const name of ["cancelled", "seen", "killed"]) await installation.demo(name, MANY);
});

async function open(scene, chatbot, options) {
  const desk = await scene.admin(options);
  await desk.goto(`/chatbots/${place[chatbot]}/users?sort=name`);
  await desk.isLoaded();
  return desk;
}

const choose = async (desk, ...numbers) => {
  for (const number of numbers) await desk.box(person(number)).click();
};
const outlook = (desk, pattern) => until(async () => assert.match(await desk.dialog.innerText(), pattern));
const result = async (line) => (await line.locator(".job-result > *").allInnerTexts()).map((text) => text.trim());
const inState = (installation, chatbot, condition = "1 = 1") =>
  installation.database.count(`SELECT count(*) FROM users WHERE chatbot_id = ${place[chatbot]} AND ${condition}`);
const met = async (line) => Number(await line.locator("progress").evaluate((bar) => bar.value));

/** Deletes everyone of a chatbot who may be deleted; the answer is how many. */
async function deleteAll(desk) {
  await desk.allBox.click();
  await desk.act("Delete …");
  const number = desk.dialog.getByLabel("type how many");
  const label = await number.evaluate((input) => input.labels[0].textContent);
  const count = /\d[\d,]*/.exec(label)[0];
  await number.fill(count);
  await desk.confirm("Delete for good");
  return Number(count.replaceAll(",", ""));
}

journey("a dry run names the count and who is left out; the result says what came of it, gives it as files, and can be undone", async ({
  scene,
}) => {
  const desk = await open(scene, "few");
  await choose(desk, 2);
  await desk.act("Disable …");
  await outlook(desk, /Disable 1 user\?/);
  await desk.confirm("Disable");
  await desk.jobs.filter({ hasText: "Disabled 1 user" }).getByRole("button", { name: "Dismiss" }).click();

  await choose(desk, 1, 2, 3);
  await desk.act("Disable …");
  await outlook(desk, /Disable 2 users\?.*1 of the 3 selected is disabled already\./s);
  await desk.confirm("Disable");
  const line = desk.jobs.filter({ hasText: "Disabled 2 users" });
  await becomes(() => result(line), ["2 changed", "1 skipped", "0 failed", "Skipped: already disabled"]);
  await desk.counts(null);
  await desk.hasFocus(desk.row(person(3)));
  for (const number of [1, 2, 3]) await desk.rowBecomes(person(number), { status: "Disabled" });
  await desk.rowBecomes(person(4), { status: "Pending" });

  const changed = await desk.saves(line.getByRole("link", { name: "2 changed" }));
  const [head, ...rows] = readCsv(changed.file.toString());
  const cell = (row, name) => row[head.indexOf(name)];
  const told = rows.map((row) => ["name", "status_before", "status_after"].map((name) => cell(row, name)));
  assert.deepEqual(told, [[person(1), "pending", "disabled"], [person(3), "pending", "disabled"]]);
  const skipped = await desk.saves(line.getByRole("link", { name: "1 skipped" }));
  assert.match(skipped.file.toString(), /Person 002.*[Nn]othing/);

  await line.getByRole("button", { name: "Undo" }).click();
  const undoing = desk.jobs.filter({ hasText: "Undid “Disable” for 2 users" });
  await becomes(() => result(undoing), ["2 changed", "0 skipped", "0 failed"]);
  await line.getByText("Undone").waitFor();
  assert.equal(await line.getByRole("button", { name: "Undo" }).count(), 0);
  assert.equal(await undoing.getByRole("button", { name: "Undo" }).count(), 0);
  await desk.hasFocus(line);
  await desk.rowBecomes(person(1), { status: "Pending" });
  await desk.rowBecomes(person(2), { status: "Disabled" });

  // All of it is still to be found, by whoever opens the page.
  const other = await open(scene, "few");
  assert.equal(await other.jobs.count(), 0, "what is over is not shown again");
  await other.openFromHead("Recent actions");
  await becomes(() => other.dialog.locator(".job b").allInnerTexts(), [
    "Undid “Disable” for 2 users",
    "Disabled 2 users",
    "Disabled 1 user",
  ]);
  await other.dialog.locator(".job").last().getByRole("button", { name: "Undo" }).click();
  await other.dialog.locator(".job").filter({ hasText: "Undid “Disable” for 1 user" }).waitFor();
  await desk.rowBecomes(person(2), { status: "Pending" });
});

journey("all that match are enabled and given a role, and the chatbot keeps an active admin", async ({ scene, installation }) => {
  const desk = await open(scene, "made");
  const disabled = await inState(installation, "made", "status = 'disabled'");
  await desk.page.getByRole("group", { name: "Status", exact: true }).getByRole("button", { name: "Disabled" }).click();
  await becomes(() => desk.total.innerText(), `${disabled} of 300`);
  await desk.allBox.click();
  await desk.act("Enable …");
  await outlook(desk, new RegExp(`Enable ${disabled} users\\?`));
  await desk.confirm("Enable");
  await desk.jobs.filter({ hasText: `Enabled ${disabled} users` }).waitFor();
  await desk.page.getByText("No user matches").waitFor();
  assert.equal(await inState(installation, "made", "status = 'disabled'"), 0);

  await desk.page.getByRole("button", { name: "Clear filters" }).click();
  await becomes(() => desk.total.innerText(), "300 users");
  await desk.allBox.click();
  await desk.act("Change role to Regular …");
  await outlook(desk, /Change the role of \d+ users? to Regular\?.*stays as before: the chatbot needs an active admin\./s);
  await desk.confirm("Change role to Regular");
  const line = desk.jobs.filter({ hasText: "to Regular" });
  await line.getByRole("button", { name: "Undo" }).waitFor();
  assert.equal(await inState(installation, "made", "role = 'admin'"), 1);
  const skipped = await desk.saves(line.getByRole("link", { name: /skipped/ }));
  assert.match(skipped.file.toString(), /last active admin/);

  await desk.allBox.click();
  await desk.act("Change role to Admin …");
  await outlook(desk, /Change the role of 299 users to Admin\?.*1 of the 300 selected is Admin already\./s);
  await desk.confirm("Change role to Admin");
  await desk.jobs.filter({ hasText: "Changed the role of 299 users to Admin" }).waitFor();
  assert.equal(await inState(installation, "made", "role = 'admin'"), 300);
});

journey("nothing is deleted without a second, deliberate step; then all of it is gone for good", async ({ scene, installation }) => {
  const desk = await open(scene, "made");
  const lost = async () => installation.database.count(`SELECT count(*) FROM sessions WHERE chatbot_id = ${place.made}`);
  const [users, sessions] = [await inState(installation, "made"), await lost()];
  const names = (await desk.names()).slice(0, 3);
  for (const name of names) await desk.box(name).first().click();
  await desk.act("Delete …");
  const yes = desk.dialog.getByRole("button", { name: "Delete for good" });
  await desk.dialog.getByRole("checkbox").waitFor();
  await desk.hasFocus(desk.dialog.getByRole("checkbox"));
  assert.ok(await yes.isDisabled());
  await desk.page.keyboard.press("Enter");
  assert.ok(await desk.dialog.isVisible(), "Enter alone deletes nobody");
  await desk.page.keyboard.press("Space");
  await desk.page.keyboard.press("Enter");
  await desk.dialog.waitFor({ state: "hidden" });
  const line = desk.jobs.filter({ hasText: "Deleted 3 users" });
  await becomes(async () => (await result(line)).slice(0, 3), ["3 changed", "0 skipped", "0 failed"]);
  assert.match((await result(line))[3], /^Deleted: 3 users, [\d,]+ sessions and [\d,]+ messages$/);
  assert.equal(await line.getByRole("button", { name: "Undo" }).count(), 0);
  await becomes(() => desk.total.innerText(), "297 users");
  assert.equal(await inState(installation, "made"), users - 3);

  await desk.allBox.click();
  await desk.act("Delete …");
  const number = desk.dialog.getByLabel("type how many");
  await outlook(desk, /Delete 296 users\?.*With them go [\d,]+ sessions and [\d,]+ messages\..*needs an active admin/s);
  await number.fill("295");
  assert.ok(await yes.isDisabled());
  await number.fill("296");
  await number.press("Enter");
  await desk.jobs.filter({ hasText: "Deleted 296 users" }).getByText("296 changed").waitFor();
  await becomes(() => desk.total.innerText(), "1 user");
  assert.equal(await inState(installation, "made"), 1);
  const kept = await installation.database.count(
    `SELECT count(*) FROM sessions WHERE chatbot_id = ${place.made} AND user_id NOT IN (SELECT id FROM users)`,
  );
  assert.equal(kept, 0, "sessions of the deleted are gone");
  assert.ok((await lost()) < sessions);
});

journey("whoever doesn't confirm has done nothing, and a fault in the dialog has a way on", async ({ scene, installation }) => {
  const desk = await open(scene, "left");
  desk.watch.allow(/ERR_|status of 503/);
  await choose(desk, 1, 2);
  // What was prepared is forgotten: with Escape, and when its answer comes after that.
  for (const isLate of [false, true]) {
    let answer = () => {};
    if (isLate) {
      const released = new Promise((resolve) => (answer = resolve));
      await desk.page.route("**/jobs/prepare", async (route) => {
        const response = await route.fetch();
        await released;
        await route.fulfill({ response });
      });
    }
    await desk.act("Disable …");
    if (isLate) await desk.dialog.getByText("Counting what would be done").waitFor();
    else await outlook(desk, /Disable 2 users\?/);
    const discarded = desk.page.waitForResponse("**/jobs/discard");
    await desk.page.keyboard.press("Escape");
    await desk.dialog.waitFor({ state: "hidden" });
    await desk.hasFocus(desk.actions);
    answer();
    assert.equal((await discarded).status(), 200);
  }
  await desk.page.unrouteAll({ behavior: "wait" });
  assert.deepEqual(await desk.call("jobs/list", { chatbot: place.left }), []);
  await desk.counts("2 selected");

  await installation.withoutServer(async () => {
    await desk.act("Disable …");
    await desk.dialog.getByRole("alert").filter({ hasText: "can't be reached" }).waitFor();
  });
  await desk.dialog.getByRole("button", { name: "Try again" }).click();
  await outlook(desk, /Disable 2 users\?/);
  await desk.confirm("Disable");
  await desk.jobs.filter({ hasText: "Disabled 2 users" }).waitFor();
  assert.equal(await inState(installation, "left", "status = 'disabled'"), 2);
});

journey("the keyboard alone chooses, acts, undoes and dismisses", async ({ scene }) => {
  const desk = await open(scene, "left");
  const keys = async (...names) => {
    for (const name of names) await desk.page.keyboard.press(name);
  };
  await keys("/", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "Space", "Shift+ArrowDown");
  await desk.counts("2 selected");
  await keys("Tab");
  await keys("Tab");
  await desk.hasFocus(desk.actions);
  await keys("Enter", "d", "ArrowUp", "Home", "Enter");
  await outlook(desk, /Disable 2 users\?/);
  await desk.hasFocus(desk.dialog.getByRole("button", { name: "Cancel" }));
  await keys("Tab", "Enter");
  await desk.dialog.waitFor({ state: "hidden" });
  const line = desk.jobs.filter({ hasText: "Disabled 2 users" });
  await line.getByRole("button", { name: "Undo" }).waitFor();
  await desk.hasFocus(desk.row(person(6)));
  const spoken = desk.page.locator(".users > [role=status]");
  await becomes(() => spoken.textContent(), "Disabled 2 users. 2 changed, 0 skipped, 0 failed.");
  await line.getByRole("button", { name: "Undo" }).focus();
  await keys("Enter");
  const undoing = desk.jobs.filter({ hasText: "Undid" });
  await undoing.getByRole("button", { name: "Dismiss" }).waitFor();
  await desk.hasFocus(line);
  await undoing.getByRole("button", { name: "Dismiss" }).focus();
  await keys("Enter");
  await desk.hasFocus(line);
  await line.getByRole("button", { name: "Dismiss" }).focus();
  await keys("Enter");
  await becomes(() => desk.jobs.count(), 0);
  await desk.hasFocus(desk.row(person(6)));
});

journey("a long action shows how far it is on every page, lets the next wait, and stops where it is told to", async ({
  scene,
  installation,
}) => {
  const [desk, other] = [await open(scene, "cancelled"), await open(scene, "cancelled")];
  const before = (await inState(installation, "cancelled")) + 1;
  const total = await deleteAll(desk);
  const chatbot = place.cancelled;
  const { invited } = await other.call("invitations/send", { chatbot, people: [{ email: "new@example.org" }], role: "regular" });
  const [{ user: { id } }] = invited;
  const next = await other.call("jobs/prepare", { chatbot, selection: { also: [id] }, action: { kind: "disable" } });
  await other.call("jobs/start", { chatbot, job: next.job.id });
  await desk.jobs.filter({ hasText: "Disabling 1 user" }).getByText("Waits for the one before").waitFor();
  const [mine, theirs] = [desk, other].map((one) => one.jobs.filter({ hasText: "eleting" }));
  await theirs.waitFor();
  await until(async () => {
    const now = await met(theirs);
    assert.ok(now > 0 && now < total, `met ${now} of ${total}`);
  });
  await mine.getByRole("button", { name: "Cancel" }).click();
  const { changed, left } = await until(async () => {
    const told = (await result(mine)).join();
    const [, changed, left] = /^([\d,]+) changed,.*failed,([\d,]+) left as they are,Deleted: \1 users/.exec(told) ?? assert.fail(told);
    return { changed: Number(changed.replaceAll(",", "")), left: Number(left.replaceAll(",", "")) };
  });
  await becomes(() => result(theirs), await result(mine));
  assert.ok(changed > 0 && left > 0);
  await desk.jobs.filter({ hasText: "Disabled 1 user" }).waitFor();
  assert.equal(await inState(installation, "cancelled"), before - changed);
  for (const one of [desk, other]) await until(async () => assert.equal(await one.total.innerText(), `${(before - changed).toLocaleString("en-GB")} users`));
});

journey("an action goes on while nobody looks, and is there when somebody does again", async ({ scene, installation }) => {
  const desk = await open(scene, "seen");
  await deleteAll(desk);
  await desk.jobs.filter({ hasText: "Deleting" }).waitFor();
  await desk.page.close();
  const later = await scene.admin();
  await later.goto(`/chatbots/${place.seen}/users`);
  const running = later.jobs.filter({ hasText: "Deleting" });
  await running.waitFor();
  // The next one waits for its turn.
  await later.call("invitations/send", { chatbot: place.seen, people: [{ email: "new@example.org" }], role: "regular" });
  await later.search.fill("new@example.org");
  await becomes(async () => (await later.names()).length, 1);
  await later.box("new@example.org").click();
  await later.act("Disable …");
  await later.confirm("Disable");
  await later.jobs.filter({ hasText: "Deleted" }).waitFor({ timeout: 30_000 });
  await later.jobs.filter({ hasText: "Disabled 1 user" }).waitFor();
  assert.equal(await inState(installation, "seen"), 2);
});

journey("a server that is killed in the midst of an action finishes it when it is back, and the page sees it", async ({
  scene,
  installation,
}) => {
  const desk = await open(scene, "killed");
  desk.watch.allow(/ERR_|status of 503/);
  await desk.mark();
  const before = await inState(installation, "killed");
  const total = await deleteAll(desk);
  const line = desk.jobs.filter({ hasText: "elet" });
  await until(async () => assert.ok((await met(line)) > 0));
  await installation.killServer();
  const then = await met(line);
  assert.ok(then < total, `it was over already: ${then} of ${total}`);
  await installation.startServer();
  await desk.jobs.filter({ hasText: `Deleted ${total.toLocaleString("en-GB")} users` }).waitFor({ timeout: 30_000 });
  const skipped = before - total;
  const told = (await result(line)).slice(0, 3);
  assert.deepEqual(told, [`${total.toLocaleString("en-GB")} changed`, `${skipped} skipped`, "0 failed"]);
  assert.equal(await inState(installation, "killed"), skipped);
  await becomes(() => desk.total.innerText(), `${skipped} user`);
  await desk.wasNotReloaded();
});
