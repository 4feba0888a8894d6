// Everything there is to do, with the keyboard alone: no pointer is used in here. Whatever is pressed, the focus is not lost, and what
// has it is not covered. What the keys do in the list itself is in keyboard.test.mjs, the palette in palette.test.mjs.

import assert from "node:assert/strict";
import { activeAdmins, Authenticator, byName, codeOf, nameOf, PASSWORD, waitsToBeAsked } from "./support/accounts.mjs";
import { Endpoints, PRIVATE_TARGETS } from "./support/endpoints.mjs";
import { Keyboard } from "./support/keyboard.mjs";
import { Rest } from "./support/rest.mjs";
import { installationForThisFile } from "./support/scene.mjs";
import { SlowLine } from "./support/slow-line.mjs";
import { becomes, until } from "./support/until.mjs";

const OWNER = "owner@example.org";
const MANY = 60_000;
const wide = { viewport: { width: 1440, height: 900 } };

/** The paths of the chatbots' pages, by what is done there. */
const place = {};

const { journey } = installationForThisFile(async (installation) => {
  const endpoints = await Endpoints.start(installation);
  const add = async (name, access) => {
    const key = await installation.addChatbot(name, access);
    place[name] = endpoints.isNext();
    return key;
  };
  const staff = await add("Staff", "authenticated");
  await installation.demo("Staff", 200);
  await activeAdmins(installation, "Staff", staff, ["ana@example.org", "ben@example.org"]);
  const harbor = await add("Harbor", "authenticated");
  await activeAdmins(installation, "Harbor", harbor, ["cleo@example.org"]);
  const rest = await Rest.ofNew(installation, "Talk", "open");
  place.Talk = endpoints.isNext();
  const visitor = await rest.signIn({ visitor: "v1", name: "Dora Lind" });
  await rest.talk(visitor, "short", "Refund", [["user", "I want a refund"], ["chatbot", "You **can** get it back"]]);
  const long = Array.from({ length: 160 }, (_, index) => [index % 2 ? "chatbot" : "user", `message ${index}${index === 120 ? " with a Nádel" : ""}`]);
  await rest.talk(visitor, "long", "A long one", long);
  await add("Jobs", "authenticated");
  await installation.demo("Jobs", 300);
  await add("Many", "open");
  await installation.demo("Many", MANY);
  await add("Set up", "open");
  await add("People", "authenticated");
  return { endpoints };
}, PRIVATE_TARGETS);

const main = (desk) => desk.page.getByRole("main");
const button = (desk, name) => main(desk).getByRole("button", { name, exact: true });
const link = (desk, name) => main(desk).getByRole("link", { name, exact: true });
const inDialog = (desk, name) => desk.dialog.getByRole("button", { name, exact: true });
const inPanel = (desk, name) => desk.panel.getByRole("button", { name, exact: true });
const tab = (desk, name) => desk.panel.getByRole("tab", { name });
const field = (desk, name) => desk.page.getByLabel(name, { exact: true });
const heading = (desk, name) => desk.page.getByRole("heading", { name, exact: true });
const chosen = (desk, name) => desk.panel.getByRole("tab", { name, selected: true });

/** Someone who is signed in, and their keyboard. */
async function begin(scene, path, options = wide, url = undefined) {
  const desk = await scene.admin(options, url);
  if (path) await desk.goto(path);
  return { desk, keys: new Keyboard(desk) };
}

/** The list, with the focus on its first row. */
async function list(scene, path, options, url) {
  const { desk, keys } = await begin(scene, path, options, url);
  await desk.isLoaded();
  await keys.press("/", "ArrowDown");
  await desk.hasFocus(desk.rows.first());
  return { desk, keys };
}

/** Finds somebody by typing, and opens their panel. */
async function open(desk, keys, name) {
  await keys.press("/");
  await keys.write(name);
  await becomes(async () => (await desk.names())[0], name);
  await desk.isLoaded();
  await keys.press("ArrowDown", "Enter");
  await becomes(() => desk.heading.innerText(), name);
}

/** From one tab of the panel to another. */
async function show(desk, keys, name) {
  await keys.to(desk.panel.getByRole("tab", { selected: true }));
  await keys.press("Home");
  while (!(await chosen(desk, name).count())) await keys.press("ArrowRight");
}

journey("a chatbot is added, told where its visitors are, and given another key", async ({ scene, endpoints }) => {
  const { desk, keys } = await begin(scene);
  await keys.use(button(desk, "Add chatbot"));
  await desk.hasFocus(field(desk, "Name"));
  await keys.write("By keys");
  await keys.choose(desk.dialog.getByRole("radio", { name: "Open" }));
  await keys.use(inDialog(desk, "Add chatbot"));
  await keys.use(desk.dialog.getByRole("button", { name: /^Cop/ }));
  await keys.use(inDialog(desk, "I have kept the key"));
  await desk.page.getByText("No users yet").waitFor();
  await keys.isSomewhere("the chatbot was added");

  await desk.goto(place["Set up"] + "/users");
  await desk.isLoaded();
  await keys.use(link(desk, "Settings"));
  await keys.to(field(desk, "Analytics address"));
  await keys.write(`${endpoints.url}/token`);
  await keys.to(desk.page.locator("#analytics-token"));
  await keys.write("sesame");
  await keys.use(button(desk, "Test connection"));
  await becomes(() => desk.page.locator(".outcome").innerText(), "The chatbot answers: 3 visitors.");
  await keys.use(button(desk, "Save"));
  await desk.says("The settings are saved.");
  await keys.use(button(desk, "Remove"), "Shift+Tab");
  await keys.use(button(desk, "Keep the present one"));
  await keys.use(button(desk, "Try again"));
  await keys.use(button(desk, "New key …"));
  await keys.choose(desk.dialog.getByRole("radio", { name: "at once" }));
  await keys.use(inDialog(desk, "Make the key"));
  await keys.use(inDialog(desk, "I have kept the key"));
  await desk.dialog.waitFor({ state: "hidden" });
  await desk.hasFocus(button(desk, "New key …"));
  await keys.use(main(desk).getByRole("button", { name: /^Revoke the key/ }), "Shift+Tab");
  await keys.use(inDialog(desk, "Revoke"));
  await desk.page.getByText("There is no key").waitFor();
  await desk.hasFocus(heading(desk, "API keys"));
  await keys.use(link(desk, "Users"), "Shift+Tab");
  await becomes(() => desk.total.innerText(), "3 users");
  await keys.isSomewhere("the users page came");
});

journey("people are invited, accept, are invited again, and taken back", async ({ scene }) => {
  const { desk, keys } = await begin(scene, `${place.People}/users`, { ...wide, permissions: ["clipboard-read", "clipboard-write"] });
  await desk.page.getByText("No users yet").waitFor();
  const invite = desk.page.locator("header").getByRole("button", { name: "Invite people" });
  await keys.use(invite);
  await desk.hasFocus(field(desk, "Email addresses"));
  await keys.write("Ella Berg\tella@example.org\nfay@example.org\nnobody@");
  await keys.choose(desk.dialog.getByRole("radio", { name: "Admin" }));
  await keys.use(inDialog(desk, "Preview"));
  await desk.hasFocus(desk.dialog.getByRole("heading", { level: 3 }));
  await keys.use(inDialog(desk, "Change the list"));
  await desk.hasFocus(field(desk, "Email addresses"));
  await keys.write("Ella Berg <ella@example.org>, fay@example.org");
  await keys.use(inDialog(desk, "Preview"));
  await desk.hasFocus(inDialog(desk, "Invite 2 people"));
  await keys.press("Enter");
  await desk.dialog.getByRole("heading", { name: "2 people are invited" }).waitFor();
  await keys.use(desk.dialog.getByRole("button", { name: "Copy the link of fay@example.org" }));
  await until(async () => assert.match(await desk.page.evaluate(() => navigator.clipboard.readText()), /#rci_/));
  const [ella] = await desk.links();
  await keys.use(inDialog(desk, "Done"));
  await desk.dialog.waitFor({ state: "hidden" });
  await desk.hasFocus(invite);

  const guest = await scene.stranger();
  await guest.page.goto(ella);
  const hands = new Keyboard(guest);
  await hands.use(guest.page.getByRole("button", { name: "Accept" }));
  await guest.hasFocus(guest.page.getByRole("heading", { name: "You can now talk to" }));
  await hands.use(guest.page.getByRole("link", { name: /Set a password|Sign in to Rollcall/ }));

  await desk.rowBecomes("Ella Berg", { status: "Active" });
  await open(desk, keys, "fay@example.org");
  await keys.use(inPanel(desk, "Send again"));
  await desk.links();
  await desk.hasFocus(inPanel(desk, "Send again"));
  await keys.use(inPanel(desk, "Cancel invitation …"));
  await keys.use(inDialog(desk, "Cancel invitation"));
  await desk.says("is cancelled");
  await desk.panel.waitFor({ state: "detached" });
  await keys.isSomewhere("the invitation was cancelled");
});

journey("people are imported from a file, and what was not taken is kept", async ({ scene }) => {
  const { desk, keys } = await list(scene, `${place.Harbor}/users`);
  desk.watch.allow(/status of 409/);
  const files = ["", "name,email\nGus Fring,gus@example.org\nNobody,\n"];
  desk.page.on("filechooser", (chooser) => chooser.setFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(files.shift()) }));
  const importing = button(desk, "Import");
  await keys.use(importing, "Shift+Tab");
  const input = desk.dialog.locator("input[type=file]");
  await keys.use(input);
  await desk.dialog.getByRole("alert").filter({ hasText: "is empty" }).waitFor();
  await keys.use(input);
  await desk.dialog.getByText("Line 3").waitFor();
  const { file } = await keys.saves(inDialog(desk, "Download rejected lines"));
  assert.match(file.toString(), /no email address/);
  await keys.use(inDialog(desk, "Done"));
  await desk.dialog.waitFor({ state: "hidden" });
  await desk.hasFocus(importing);
  await desk.row("Gus Fring").waitFor();
});

journey("a user is changed, disabled, enabled, taken along as a file, looked into and deleted", async ({ scene }) => {
  const { desk, keys } = await list(scene, `${place.Staff}/users`);
  await open(desk, keys, nameOf("ben@example.org"));
  await keys.to(desk.panel.getByLabel("Name"));
  await keys.write("Ben Okafor");
  await keys.pick(desk.role, "Regular");
  await keys.use(desk.save);
  await desk.says("Ben Okafor was saved.");
  await keys.isSomewhere("it was saved");
  await keys.pick(desk.role, "Admin");
  await keys.use(desk.save);
  await becomes(() => desk.row("Ben Okafor").locator(".cell.is-role").innerText(), "Admin");
  await keys.use(inPanel(desk, "Make a link to set a password"));
  await desk.panel.locator(".console .secret code").waitFor();
  await keys.use(inPanel(desk, "Disable …"));
  await keys.use(inDialog(desk, "Disable"));
  await inPanel(desk, "Enable").waitFor();
  await keys.isSomewhere("access was taken");
  await keys.use(inPanel(desk, "Enable"));
  await inPanel(desk, "Disable …").waitFor();
  await keys.isSomewhere("access was given");
  const { name } = await keys.saves(desk.panel.getByRole("link", { name: "Export data" }));
  assert.match(name, /\.json$/);

  await show(desk, keys, "Activity");
  await desk.panel.getByText("Owner exported all data of this user").waitFor();
  await show(desk, keys, "Profile");
  await keys.use(inPanel(desk, "Delete …"));
  await keys.use(inDialog(desk, "Delete for good"));
  const receipt = desk.jobs.filter({ hasText: "Deleted Ben Okafor" });
  await receipt.waitFor();
  await keys.isSomewhere("the user was deleted");
  assert.match((await keys.saves(receipt.getByRole("button", { name: "Receipt" }))).name, /^receipt-user/);
  await keys.use(receipt.getByRole("button", { name: "Dismiss" }));
  await receipt.waitFor({ state: "detached" });
  await keys.isSomewhere("the receipt was put away");
});

journey("what somebody else changed meanwhile is taken, or written over", async ({ scene }) => {
  const { desk, keys } = await list(scene, `${place.Staff}/users`);
  const other = await scene.admin();
  await open(desk, keys, nameOf("ana@example.org"));
  const { users: [ana] } = await other.call("users/list", { chatbot: 1, query: { search: "ana@example.org" }, window: { offset: 0, limit: 1 } });
  let version = ana.version;
  const rename = async (name) => ({ version } = await other.call("users/change", { chatbot: 1, user: ana.id, version, change: { name } }));
  for (const [way, theirs, left] of [["Keep theirs", "Ana Lima", "Ana Lima"], ["Apply mine anyway", "Ana Costa", "Ana Mine"]]) {
    await keys.to(desk.panel.getByLabel("Name"));
    await keys.write("Ana Mine");
    await rename(theirs);
    await keys.use(inPanel(desk, way), "Shift+Tab");
    await becomes(() => desk.panel.getByLabel("Name").inputValue(), left);
    await desk.panel.locator(".conflict").waitFor({ state: "detached" });
    await keys.isSomewhere(way);
  }
});

journey("conversations are read, searched and copied", async ({ scene }) => {
  const { desk, keys } = await list(scene, `${place.Talk}/users`, { ...wide, permissions: ["clipboard-read", "clipboard-write"] });
  const clipboard = () => desk.page.evaluate(() => navigator.clipboard.readText());
  await open(desk, keys, "Dora Lind");
  await show(desk, keys, "Sessions");
  const back = desk.panel.getByRole("link", { name: "Back to the sessions" });
  await keys.use(desk.panel.getByRole("link", { name: "Refund" }));
  await desk.panel.locator(".message.is-chatbot strong").waitFor();
  await keys.isSomewhere("the conversation came");
  await keys.use(inPanel(desk, "As written"));
  await desk.panel.getByText("You **can** get it back").waitFor();
  await keys.use(inPanel(desk, "Copy all"));
  await until(async () => assert.match(await clipboard(), /^Refund\n\nUser/));
  await keys.use(desk.panel.getByRole("button", { name: /^Copy this message/ }).last());
  await becomes(clipboard, "You **can** get it back");
  await keys.use(back, "Shift+Tab");
  await desk.hasFocus(desk.panel.getByRole("link", { name: "Refund" }));

  const search = desk.panel.getByRole("searchbox", { name: "Search these conversations" });
  await keys.to(search);
  await keys.write("nobody said this");
  await keys.use(inPanel(desk, "Show all conversations"));
  await desk.panel.getByRole("link", { name: "Refund" }).waitFor();
  await desk.hasFocus(search);
  await keys.write("nadel");
  await keys.use(desk.panel.getByRole("link", { name: /Nádel/ }));
  await desk.hasFocus(desk.panel.locator(".message.is-sought"));
  const earlier = inPanel(desk, "Show earlier messages");
  const said = desk.panel.getByRole("log");
  await keys.use(earlier, "Shift+Tab");
  await desk.hasFocus(said);
  await keys.use(earlier);
  await earlier.waitFor({ state: "detached" });
  await desk.hasFocus(said);
  await keys.press("Escape");
  await desk.panel.waitFor({ state: "detached" });
  await desk.hasFocus(desk.row("Dora Lind"));
});

journey("many are given a role, exported and deleted; what came of it is a file, and is undone later", async ({ scene }) => {
  const { desk, keys } = await list(scene, `${place.Jobs}/users`);
  const act = async (letters) => {
    await keys.to(desk.actions);
    await keys.press("ArrowDown", ...letters, "Enter");
  };
  await keys.press("Space", "Shift+ArrowDown", "Shift+ArrowDown");
  await desk.counts("3 selected");
  await keys.use(desk.bar.getByRole("button", { name: "Export selected" }));
  await keys.choose(desk.dialog.getByRole("radio", { name: "Excel" }));
  assert.match((await keys.saves(inDialog(desk, "Export"))).name, /\.xlsx$/);
  const exported = desk.jobs.filter({ hasText: "Exported 3 users as Excel" });
  await keys.use(exported.getByRole("button", { name: "Dismiss" }));
  await exported.waitFor({ state: "detached" });
  await keys.isSomewhere("the export was put away");

  await keys.press("/", "ArrowDown", "Control+a");
  await desk.counts("300 selected");
  await act(["End", "ArrowUp"]);
  await keys.use(inDialog(desk, "Change role to Regular"));
  const roles = desk.jobs.filter({ hasText: "to Regular" });
  const changed = roles.getByRole("link", { name: / changed/ });
  await changed.waitFor();
  await keys.isSomewhere("the roles were changed");
  assert.match((await keys.saves(changed)).file.toString(), /^.*status_before/);
  await keys.use(button(desk, "Recent actions"), "Shift+Tab");
  await keys.use(desk.dialog.locator(".job").getByRole("button", { name: "Undo" }));
  await desk.dialog.locator(".job").filter({ hasText: "Undid" }).waitFor();
  await keys.isSomewhere("it was undone");
  await keys.use(inDialog(desk, "Close").last());
  await desk.dialog.waitFor({ state: "hidden" });

  await keys.press("/", "ArrowDown", "Control+a");
  await act(["End"]);
  const number = desk.dialog.getByLabel("type how many");
  await desk.hasFocus(number);
  const [count] = /\d+/.exec(await number.evaluate((input) => input.labels[0].textContent));
  await keys.write(count);
  await keys.press("Enter");
  const deleted = desk.jobs.filter({ hasText: `Deleted ${count} users` });
  await keys.saves(deleted.getByRole("button", { name: "Receipt" }));
});

journey("what goes on is cancelled: an export, and a deletion", async ({ scene, installation }) => {
  const line = await SlowLine.to(installation.url, /\/exports\/\d+$/);
  try {
    const { desk, keys } = await list(scene, `${place.Many}/users`, wide, line.url);
    await keys.use(button(desk, "Export"), "Shift+Tab");
    await desk.hasFocus(desk.dialog.getByRole("radio", { name: "CSV" }));
    await keys.press("Enter");
    const cancel = (told) => desk.jobs.filter({ hasText: told }).getByRole("button", { name: "Cancel" });
    await keys.use(cancel("Exporting"));
    await desk.jobs.filter({ hasText: "Cancelled: exporting" }).waitFor();
    await keys.isSomewhere("the export was cancelled");
    line.release();
    await keys.press("/", "ArrowDown", "Control+a");
    await desk.counts("60,000 selected");
    await keys.to(desk.actions);
    await keys.press("ArrowDown", "End", "Enter");
    await desk.hasFocus(desk.dialog.getByLabel("type how many"));
    await keys.write("60000");
    await keys.press("Enter");
    await keys.use(cancel("Deleting"));
    await desk.jobs.filter({ hasText: "left as they are" }).waitFor();
    await keys.isSomewhere("the deletion was cancelled");
  } finally {
    await line.close();
  }
});

journey("the list is filtered, sorted, shown by day and by a saved view", async ({ scene }) => {
  const { desk, keys } = await list(scene, `${place.Staff}/users`);
  const { page } = desk;
  await keys.use(page.getByRole("group", { name: "Status", exact: true }).getByRole("button", { name: "Pending" }), "Shift+Tab");
  await keys.use(page.getByRole("group", { name: "Role", exact: true }).getByRole("button", { name: "Admin" }), "Tab", "Space");
  await becomes(() => new URL(page.url()).search, "?status=pending&role=admin");
  await desk.isLoaded();
  const view = button(desk, "View");
  const menu = page.getByRole("dialog", { name: "View" });
  await keys.use(view);
  await keys.use(menu.getByRole("button", { name: "Save this view …" }));
  await keys.write("Pending admins");
  await keys.press("Enter");
  await desk.says("“Pending admins” was saved.");
  for (const name of ["Compact", "Make Status narrower", "Make Status wider", "Rows and columns as at first", "Dark"]) await keys.use(menu.getByRole("button", { name }));
  await keys.press("Escape");
  await desk.hasFocus(view);

  await keys.press("/");
  await keys.write("nobody at all");
  await keys.use(button(desk, "Clear filters"));
  await becomes(() => new URL(page.url()).search, "");
  await desk.isLoaded();
  await keys.isSomewhere("the filters were cleared");
  await keys.use(page.getByRole("columnheader", { name: "Sessions" }).getByRole("button"), "Shift+Tab");
  await becomes(() => new URL(page.url()).search, "?sort=sessions");
  await keys.use(view, "Shift+Tab");
  await keys.use(menu.getByRole("link", { name: "Pending admins" }));
  await becomes(() => new URL(page.url()).searchParams.get("role"), "admin");
  await menu.waitFor({ state: "hidden" });
  await desk.isLoaded();
  await keys.isSomewhere("the view came");

  await desk.goto(`${place.Staff}/users`);
  await desk.isLoaded();
  const days = page.locator(".trend").getByRole("button");
  await keys.use(days);
  await keys.use(page.getByRole("dialog", { name: "Users by day" }).getByRole("cell").getByRole("button").first());
  const filter = page.getByRole("button", { name: /remove this filter/ });
  await filter.waitFor();
  await desk.isLoaded();
  await keys.isSomewhere("the day came");
  await keys.use(filter, "Shift+Tab");
  await filter.waitFor({ state: "detached" });
  await until(async () => assert.ok(await desk.rows.first().evaluate((row) => row === document.activeElement)));
});

journey("the audit log is filtered, read to its end and taken as a file", async ({ scene, installation }) => {
  const people = Array.from({ length: 130 }, (_, n) => `person${n}@example.org,Person ${n}`);
  const file = await installation.file("people.csv", `email,name\n${people.join("\n")}\n`);
  await installation.run(["import", "--chatbot", "Harbor", file]);
  const { desk, keys } = await begin(scene, `${place.Harbor}/users`);
  await desk.isLoaded();
  const entries = desk.page.locator(".entry:has(time)");
  await keys.use(link(desk, "Audit log"));
  await entries.first().waitFor();
  await keys.isSomewhere("the log came");
  await keys.pick(field(desk, "What"), "Invited");
  await until(() => assert.match(desk.place(), /action=invite/));
  await keys.to(field(desk, "From"));
  await desk.page.keyboard.type("01012100");
  await desk.page.getByText("No entry matches").waitFor();
  await keys.use(desk.notice.getByRole("button", { name: "Clear filters" }));
  await entries.first().waitFor();
  await keys.isSomewhere("the filters were cleared");
  await keys.pick(field(desk, "What"), "Invited");
  await until(() => assert.match(desk.place(), /action=/));
  await keys.use(desk.page.getByRole("search").getByRole("button", { name: "Clear filters" }));
  await becomes(() => desk.place(), `${place.Harbor}/audit`);
  await keys.isSomewhere("the filters were cleared");
  await keys.saves(link(desk, "Export CSV"));
  // The names in the entries are on the way, and bring what comes after them.
  await until(async () => assert.ok((await entries.count()) >= 50));
  await keys.to(entries.nth(40).getByRole("link").first());
  await keys.press("End");
  await until(async () => assert.ok((await entries.count()) >= 100));
  const name = await entries.nth(40).getByRole("link").first().innerText();
  await keys.press("Enter");
  await becomes(() => desk.heading.innerText(), name);
});

journey("one comes in, sets up what protects the account, and goes", async ({ scene, installation }) => {
  const url = byName(installation.url);
  const desk = await scene.stranger({ ...wide, permissions: ["clipboard-read", "clipboard-write"] }, url);
  desk.watch.allow(/status of (400|401|409)/);
  const { page } = desk;
  const keys = new Keyboard(desk);
  await page.goto(await installation.ownerReset(url));
  await keys.to(field(desk, "Email"));
  await keys.write(OWNER);
  await keys.to(field(desk, "Password"));
  await keys.write(PASSWORD);
  await keys.use(page.getByRole("button", { name: "Show what is typed" }), "Tab", "Space");
  await keys.use(page.getByRole("button", { name: "Set password and sign in" }));
  await heading(desk, "Chatbots").waitFor();
  await keys.isSomewhere("one came in");

  await keys.use(page.getByRole("link", { name: /^Your account/ }));
  await heading(desk, "Sessions").waitFor();
  await keys.isSomewhere("the account came");
  await waitsToBeAsked(desk);
  await Authenticator.in(page);
  await keys.use(button(desk, "Add a passkey"));
  await desk.hasFocus(desk.dialog.getByLabel("Name"));
  await keys.write("Laptop");
  await keys.press("Enter");
  const passkey = page.getByRole("region", { name: "Passkeys" }).getByRole("listitem");
  await passkey.waitFor();
  await desk.hasFocus(button(desk, "Add a passkey"));
  await keys.use(passkey.getByRole("button"), "Shift+Tab");
  await keys.use(inDialog(desk, "Remove"));
  await passkey.waitFor({ state: "detached" });
  await keys.isSomewhere("the passkey was removed");

  await keys.use(button(desk, "Set up a second factor"), "Shift+Tab");
  await desk.hasFocus(field(desk, "The code it shows"));
  const secret = await page.locator(".secret code").innerText();
  await keys.write(codeOf(secret));
  await keys.press("Enter");
  await page.getByText("Keep these recovery codes").waitFor();
  const [recovery] = await page.locator(".recovery-codes code").allInnerTexts();
  await keys.saves(button(desk, "Download"));
  await keys.use(button(desk, "I have kept them"));
  await button(desk, "Remove the second factor …").waitFor();
  await keys.isSomewhere("the codes were kept");

  await keys.use(page.getByRole("button", { name: "Sign out", exact: true }), "Shift+Tab");
  await desk.hasFocus(field(desk, "Email"));
  await keys.write(OWNER);
  await keys.to(field(desk, "Password"));
  // Nobody has to remember or to type it: it can be pasted.
  await page.evaluate((text) => navigator.clipboard.writeText(text), PASSWORD);
  await keys.press("Control+v", "Enter");
  await desk.hasFocus(field(desk, "Code"));
  await keys.use(button(desk, "Use a recovery code instead"));
  await desk.hasFocus(field(desk, "Code"));
  await keys.write(recovery);
  await keys.press("Enter");
  await heading(desk, "Chatbots").waitFor();
  await keys.isSomewhere("one came in");

  await keys.use(page.getByRole("link", { name: /^Your account/ }));
  await keys.use(button(desk, "Remove the second factor …"));
  await keys.use(inDialog(desk, "Remove"));
  await button(desk, "Set up a second factor").waitFor();
  await keys.isSomewhere("the second factor was removed");
  await keys.use(button(desk, "Sign out everywhere …"));
  await keys.use(inDialog(desk, "Sign out everywhere"));
  await desk.hasFocus(field(desk, "Email"));
  await keys.use(page.getByText("Forgot your password?"));
  await page.getByText("rollcall owner reset").waitFor();
});

journey("colours and language are chosen, and a message is put away", async ({ scene }) => {
  const { desk, keys } = await begin(scene, "/account");
  const { page } = desk;
  await keys.use(page.getByRole("group", { name: "Colours" }).getByRole("button", { name: "Dark" }), "Tab", "Space");
  await becomes(() => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), "dark");
  await keys.to(page.getByRole("group", { name: "Language" }).getByRole("button", { name: "Deutsch" }));
  await page.keyboard.press("Enter");
  await keys.to(page.getByRole("group", { name: "Sprache" }).getByRole("button", { name: "English" }));
  await page.keyboard.press("Enter");
  await heading(desk, "Your account").waitFor();

  const other = await scene.admin();
  other.watch.allow(/status of 401/);
  const ended = page.getByRole("status").filter({ hasText: "The session has ended." });
  await page.reload();
  await keys.use(main(desk).getByRole("button", { name: /^End the session/ }).first());
  await ended.waitFor();
  await desk.hasFocus(heading(desk, "Sessions"));
  await keys.use(ended.getByRole("button", { name: "Dismiss" }).first());
  await keys.isSomewhere("the message was put away");
});

journey("where the server can't be reached there is a way on", async ({ scene, installation }) => {
  const { desk, keys } = await list(scene, `${place.Staff}/users`);
  desk.watch.allow(/ERR_|status of 503/);
  const again = desk.banner.getByRole("button", { name: "Try again" });
  await installation.withoutServer(async () => {
    await keys.press("/");
    await keys.write("nobody at all");
    await keys.use(again, "Tab");
    await again.waitFor();
    await keys.isSomewhere("it was tried again in vain");
  });
  await keys.to(again);
  await keys.press("Enter");
  await desk.banner.waitFor({ state: "detached" });
  await keys.isSomewhere("it was tried again");
});

const sizes = {
  wide,
  middle: { viewport: { width: 920, height: 600 } },
  zoomed: { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
  narrow: { viewport: { width: 320, height: 568 }, hasTouch: true, isMobile: true },
};

for (const [size, options] of Object.entries(sizes)) {
  journey(`on a ${size} screen nothing that Tab comes to is covered`, async ({ scene }) => {
    const { desk, keys } = await list(scene, `${place.Staff}/users`, options);
    await keys.press("Space");
    await desk.counts("1 selected");
    await keys.walk();
    await keys.walk();
    await keys.press("/", "ArrowDown", "Enter");
    await desk.role.waitFor();
    await keys.walk();
    await keys.walk();
    for (const path of [`${place.Talk}/settings`, `${place.Staff}/audit`, "/account", "/"]) {
      await desk.goto(path);
      await main(desk).getByRole("heading", { level: 1 }).waitFor();
      await until(async () => assert.equal(await main(desk).locator(".bone").count(), 0));
      await keys.walk();
    }
  });
}

journey("on a narrow screen the navigation is opened, gone through, left and closed", async ({ scene }) => {
  const { desk, keys } = await begin(scene, `${place.Staff}/users`, sizes.narrow);
  await desk.isLoaded();
  const menu = desk.page.getByRole("button", { name: "Chatbots", exact: true });
  const nav = desk.page.getByRole("navigation");
  const first = nav.getByRole("link", { name: "Rollcall" });
  await keys.use(menu);
  await desk.hasFocus(first);
  await keys.to(nav.getByRole("link", { name: /^Harbor/ }));
  await keys.press("Escape");
  await desk.hasFocus(menu);
  await keys.press("Enter");
  await desk.hasFocus(first);
  await keys.walk();
  await becomes(() => menu.getAttribute("aria-expanded"), "false");
  await keys.use(menu);
  await keys.use(nav.getByRole("link", { name: /^Harbor/ }));
  await becomes(() => desk.place(), `${place.Harbor}/users`);
  await nav.waitFor({ state: "hidden" });
  await keys.isSomewhere("another chatbot came");
});
