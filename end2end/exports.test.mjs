// Users leave as a file: what was asked for, in the order of the list, and never half of it for the whole.

import assert from "node:assert/strict";
import { installationForThisFile } from "./support/scene.mjs";
import { SlowLine } from "./support/slow-line.mjs";
import { readCsv, readWorkbook } from "./support/spreadsheet.mjs";
import { becomes, until } from "./support/until.mjs";

const MANY = 60_000;
const special = ['Ana "Nana" Souza; Lima', "Zoë van der Berg", "王小明"];
const person = (number) => `Person ${String(number).padStart(3, "0")}`;
const everyone = [special[0], ...Array.from({ length: 250 }, (_, index) => person(index + 1)), ...special.slice(1)];

const { journey } = installationForThisFile(async (installation) => {
  await installation.addChatbot("Staff Assistant", "authenticated");
  const lines = everyone.map((name, index) => `"${name.replaceAll('"', '""')}",p${index}@example.org,${index % 10 ? "regular" : "admin"}`);
  const file = await installation.file("people.csv", ["name,email,role", ...lines].join("\n"));
  await installation.run(["import", file, "--chatbot", "Staff Assistant"]);
  await installation.addChatbot("Harbor Help", "open");
  await installation.demo("Harbor Help", MANY);
});

async function open(scene, where = "/chatbots/1/users?sort=name", ...rest) {
  const desk = await scene.admin(...rest);
  await desk.goto(where);
  await desk.isLoaded();
  return desk;
}

const radio = (desk, name) => desk.dialog.getByRole("radio", { name });
const submit = (desk) => desk.dialog.getByRole("button", { name: "Export", exact: true });
const hasEnded = (desk, told) => desk.jobs.filter({ hasText: told }).waitFor();

/** A column of a file by its head. */
function column(rows, name) {
  const at = rows[0].indexOf(name);
  assert.ok(at >= 0, `${name} in ${rows[0]}`);
  return rows.slice(1).map((row) => row[at]);
}

journey("everyone leaves as CSV, in the order of the list", async ({ scene }) => {
  const desk = await open(scene);
  await desk.openFromHead("Export");
  assert.equal(await radio(desk, "All 253 users").isChecked(), true);
  assert.equal(await desk.dialog.getByRole("radio", { name: /selected/ }).count(), 0);
  const { name, file } = await desk.saves(submit(desk));
  assert.match(name, /^staff-assistant-users-\d{4}-\d\d-\d\d\.csv$/);
  await hasEnded(desk, "Exported 253 users as CSV");
  await desk.hasFocus(desk.page.getByRole("button", { name: "Export", exact: true }));
  const rows = readCsv(file.toString());
  assert.deepEqual(column(rows, "name"), everyone);
  assert.deepEqual(column(rows, "email").slice(0, 2), ["p0@example.org", "p1@example.org"]);
  assert.deepEqual(column(rows, "status").filter((status) => status !== "pending"), []);
  await desk.jobs.getByRole("button", { name: "Dismiss" }).click();
  await becomes(() => desk.jobs.count(), 0);
});

journey("what the filter leaves leaves as a workbook, the other way round", async ({ scene }) => {
  const desk = await open(scene, "/chatbots/1/users?sort=name&direction=desc&role=admin");
  await desk.openFromHead("Export");
  await radio(desk, "All 26 that match").check();
  await radio(desk, "Excel").check();
  assert.ok(await desk.dialog.getByLabel("Separator").isDisabled());
  const { name, file } = await desk.saves(submit(desk));
  assert.match(name, /\.xlsx$/);
  await hasEnded(desk, "Exported 26 users as Excel");
  const rows = readWorkbook(file);
  assert.deepEqual(column(rows, "name"), everyone.filter((_, index) => index % 10 === 0).reverse());
  assert.deepEqual(new Set(column(rows, "role")), new Set(["admin"]));
});

journey("the selection leaves, also whom the filter hides; the browser remembers how", async ({ scene }) => {
  const desk = await open(scene);
  for (const name of [special[0], person(3), person(2)]) await desk.box(name).click();
  await desk.search.fill(person(3));
  await desk.counts("3 selected, 2 of them hidden by this filter");
  await desk.bar.getByRole("button", { name: "Export selected" }).click();
  assert.equal(await radio(desk, "The 3 selected users").isChecked(), true);
  await radio(desk, "CSV").check();
  await desk.dialog.getByLabel("Separator").selectOption({ label: "Semicolon" });
  await desk.dialog.getByLabel("For Excel").check();
  const { file } = await desk.saves(submit(desk));
  const text = file.toString();
  assert.equal(text[0], "\ufeff");
  assert.deepEqual(column(readCsv(text.slice(1), ";"), "name"), [special[0], person(2), person(3)]);
  await hasEnded(desk, "Exported 3 users as CSV");
  await desk.counts("3 selected, 2 of them hidden by this filter");

  await desk.page.reload();
  await desk.isLoaded();
  await desk.openFromHead("Export");
  assert.equal(await desk.dialog.getByLabel("Separator").inputValue(), "semicolon");
  assert.ok(await desk.dialog.getByLabel("For Excel").isChecked());
});

journey("a browser that remembers nothing, or nonsense, exports all the same", async ({ scene }) => {
  const desk = await open(scene);
  await desk.page.evaluate(() => localStorage.setItem("rollcall.export", '{"format":"scroll"}'));
  await desk.openFromHead("Export");
  assert.ok(await radio(desk, "CSV").isChecked());
  await desk.page.keyboard.press("Escape");
  await desk.page.evaluate(() => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("forbidden", "SecurityError"); } });
  });
  await desk.openFromHead("Export");
  const { file } = await desk.saves(submit(desk));
  assert.equal(readCsv(file.toString()).length, everyone.length + 1);
});

journey("an export that is cancelled is no file, and says so", async ({ scene, installation }) => {
  const line = await SlowLine.to(installation.url, /\/exports\/\d+$/);
  try {
    const desk = await open(scene, "/chatbots/2/users", {}, line.url);
    const other = await open(scene, "/chatbots/2/users");
    await desk.openFromHead("Export");
    const [download] = await Promise.all([desk.page.waitForEvent("download"), submit(desk).click()]);
    const running = desk.jobs.filter({ hasText: "Exporting 60,000 users as CSV" });
    await until(async () => assert.match(await running.innerText(), /[1-9][\d,]* of 60,000/));
    assert.equal(await other.jobs.count(), 0, "it is this page's alone");
    await running.getByRole("button", { name: "Cancel" }).click();
    await hasEnded(desk, "Cancelled: exporting 60,000 users as CSV");
    assert.match(await desk.jobs.innerText(), /The file is not whole\. Export again\./);
    line.release();
    assert.notEqual(await download.failure(), null, "the browser takes it for whole");
  } finally {
    await line.close();
  }
});

journey("a download that the server's end breaks off is no file either", async ({ scene, installation }) => {
  const line = await SlowLine.to(installation.url, /\/exports\/\d+$/);
  try {
    const desk = await open(scene, "/chatbots/2/users", {}, line.url);
    desk.watch.allow(/ERR_|status of 50\d/);
    await desk.openFromHead("Export");
    const [download] = await Promise.all([desk.page.waitForEvent("download"), submit(desk).click()]);
    await desk.jobs.filter({ hasText: "Exporting" }).getByText(/[1-9][\d,]* of 60,000/).waitFor();
    await installation.killServer();
    line.release();
    await installation.startServer();
    assert.notEqual(await download.failure(), null, "the browser takes it for whole");
    const told = desk.jobs.filter({ hasText: /The file is not whole|see in your browser's downloads whether the file is whole/ });
    await told.waitFor({ timeout: 20_000 });
    await told.getByRole("button", { name: "Dismiss" }).click();
    await becomes(() => desk.jobs.count(), 0);
  } finally {
    await line.close();
  }
});
