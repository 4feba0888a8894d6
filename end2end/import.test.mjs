// People come in by a file, as spreadsheets write it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { installationForThisFile } from "./support/scene.mjs";
import { becomes, until } from "./support/until.mjs";

const { journey } = installationForThisFile(async (installation) => {
  for (const name of ["Chosen", "Dropped", "Refused", "Commanded"]) await installation.addChatbot(name, "authenticated");
});

// As Excel writes it in Germany: Windows-1252, semicolons, CRLF, names of columns in its own language and order.
const lines = [
  "Name;Rolle;E-Mail",
  "Jürgen Größe;Administrator;juergen@example.org",
  '"Søren\r\nKierkegaard";;soren@example.org',
  "Nobody;Mitglied;",
  "Bad Address;Mitglied;bad.example.org",
  "Zoë “Zo” Núñez;Mitglied;zoe@example.org",
  "Big Boss;boss;boss@example.org",
];
const windows1252 = { "“": 0x93, "”": 0x94 };
const spreadsheet = {
  name: "Leute.csv",
  mimeType: "application/vnd.ms-excel",
  buffer: Buffer.from([...lines.join("\r\n")].map((letter) => windows1252[letter] ?? letter.charCodeAt(0))),
};
const rejected = [
  ["Line 5", "The line has no email address: fill in the email column."],
  ["Line 6", "The email “bad.example.org” is not an email address like ana@example.org."],
  ["Line 8", "The role “boss” is not known: write admin or regular."],
];

const drop = (desk) => desk.dialog.locator(".drop");
const report = (desk) =>
  desk.dialog.locator("dl.report div").evaluateAll((counts) => Object.fromEntries(counts.map((count) => [...count.children].map((part) => part.textContent))));
const reasons = (desk) => desk.dialog.locator(".rejected li").evaluateAll((lines) => lines.map((line) => [...line.children].map((part) => part.textContent)));

async function openImport(desk, chatbot) {
  await desk.openChatbot(chatbot);
  await desk.page.getByRole("button", { name: "Import", exact: true }).click();
  await drop(desk).waitFor();
}

journey("a file from a spreadsheet brings its people in and says which lines it did not take, and why", async ({ scene }) => {
  const desk = await scene.admin();
  await openImport(desk, "Chosen");
  await desk.dialog.locator("input[type=file]").setInputFiles(spreadsheet);
  await becomes(() => report(desk), { invited: "3", updated: "0", unchanged: "0", rejected: "3" });
  assert.deepEqual(await reasons(desk), rejected);

  const [download] = await Promise.all([
    desk.page.waitForEvent("download"),
    desk.dialog.getByRole("button", { name: "Download rejected lines" }).click(),
  ]);
  const text = await readFile(await download.path(), "utf8");
  for (const [line, reason] of rejected) {
    assert.ok(text.includes(line.replace("Line ", "")) && text.includes(reason.replaceAll('"', '""')), text);
  }

  await desk.confirm("Done");
  await desk.rowBecomes("juergen@example.org", { name: "Jürgen Größe", status: "Pending", role: "Admin" });
  await desk.rowBecomes("soren@example.org", { name: "Søren Kierkegaard", status: "Pending", role: "Regular" });
  await desk.rowBecomes("zoe@example.org", { name: "Zoë “Zo” Núñez", status: "Pending", role: "Regular" });
  await becomes(() => desk.rows.count(), 3);
  await becomes(() => desk.total.innerText(), "3 users");

  // The same file again changes nothing.
  await desk.page.getByRole("button", { name: "Import", exact: true }).click();
  await desk.dialog.locator("input[type=file]").setInputFiles(spreadsheet);
  await becomes(() => report(desk), { invited: "0", updated: "0", unchanged: "3", rejected: "3" });
});

journey("a file can be dropped anywhere on the page", async ({ scene }) => {
  const desk = await scene.admin();
  await desk.openChatbot("Dropped");
  const dataTransfer = await desk.page.evaluateHandle((bytes) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], "Leute.csv"));
    return data;
  }, [...spreadsheet.buffer]);
  const page = desk.page.locator(".users");
  await page.dispatchEvent("dragover", { dataTransfer });
  await desk.page.locator(".users.is-dragging").waitFor();
  await page.dispatchEvent("drop", { dataTransfer });
  await becomes(() => report(desk), { invited: "3", updated: "0", unchanged: "0", rejected: "3" });
  assert.deepEqual(await reasons(desk), rejected);
  await desk.confirm("Done");
  await becomes(() => desk.rows.count(), 3);
});

journey("a file that is no CSV is refused with advice, and another can be chosen at once", async ({ scene, installation }) => {
  const desk = await scene.admin();
  desk.watch.allow(/status of 4\d\d/);
  await openImport(desk, "Refused");
  const input = desk.dialog.locator("input[type=file]");
  const alert = desk.dialog.getByRole("alert");
  const workbook = Buffer.concat([Buffer.from("PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0", "latin1"), Buffer.from("[Content_Types].xml"), Buffer.alloc(2_000, 7)]);
  for (const [name, buffer, advice] of [
    ["people.xlsx", workbook, /is a workbook.*save it as “CSV UTF-8”/s],
    ["empty.csv", Buffer.alloc(0), /is empty/],
    ["names.csv", Buffer.from("name,phone\nAna,123\n"), /No column of the file is named “email”.*“name”.*“phone”/s],
  ]) {
    await input.setInputFiles({ name, mimeType: "text/csv", buffer });
    await until(async () => assert.match(await alert.innerText(), advice));
  }
  assert.equal(await installation.database.count("SELECT count(*) FROM users WHERE chatbot_id = 3"), 0);
  await input.setInputFiles(spreadsheet);
  await becomes(async () => (await report(desk)).invited, "3");
});

journey("people whom the command line imports appear on an open page without a reload", async ({ scene, installation }) => {
  const desk = await scene.admin();
  await desk.openChatbot("Commanded");
  await desk.page.getByText("No users yet").waitFor();
  await desk.mark();
  const file = await installation.file("Leute.csv", spreadsheet.buffer);
  const printed = await installation.run(["import", file, "--chatbot", "Commanded"], { code: 2 });
  assert.equal(printed.trim(), "3 invited, 0 updated, 0 unchanged, 3 rejected");
  await desk.rowBecomes("juergen@example.org", { name: "Jürgen Größe", status: "Pending", role: "Admin" });
  await becomes(() => desk.rows.count(), 3);
  await desk.wasNotReloaded();
});
