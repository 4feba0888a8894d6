// Whatever people are called and whatever they write, it is text: tried with the Big List of Naughty Strings.
//
// Every string is sent as a name, as an email, as a visitor's id, as a title and as a message. What the API takes is read in
// the browser letter by letter; the scene fails for a script that ran, a request to elsewhere and a breach of the content policy.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { isIP } from "node:net";
import { Rest, each } from "./support/rest.mjs";
import { installationForThisFile } from "./support/scene.mjs";
import { readCsv, readWorkbook } from "./support/spreadsheet.mjs";
import { becomes, until } from "./support/until.mjs";

/** What the list has not: what is ours to get wrong. */
const own = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(2)>',
  "' onmouseover='alert(3)",
  "{{7*7}} ${7*7} %s %00 &amp; &lt;",
  '=HYPERLINK("https://example.org")',
  "Ana \u202Egpj.exe\u202C Souza",
  "محمد عبد الله (Test) 123",
  "👨‍👩‍👧‍👦 🏳️‍🌈 👩🏽‍🚀",
  "Z̸̡͇̓á̴̰l̵̪̏g̷̘͌o̶͙͝",
  "Wolfeschlegelsteinhausenbergerdorff".repeat(6).slice(0, 200),
  "javascript:alert(4)",
];
const strings = [...new Set([...createRequire(import.meta.url)("big-list-of-naughty-strings"), ...own])];

const NAMED = "Staff <b>Assistant</b>";
const CHATTING = "Harbor & Help";

/** A name or title as it is kept: on one line. */
const onOneLine = (text) => text.split(/\p{White_Space}+/u).filter(Boolean).join(" ");
const fitsOneLine = (line) => !/\p{Cc}/u.test(line) && [...line].length <= 200;
/** An address whose local part is the string (RFC 5321, 4.1.2). */
const address = (text, index) => `"${text.replace(/["\\]/g, "\\$&")}"@n${index}.example`;

const { journey } = installationForThisFile(async (installation) => {
  const named = await Rest.ofNew(installation, NAMED, "authenticated");
  const names = await each(strings, (name, index) => named.send("POST", "users", { name, email: `n${index}@example.org` }));
  const mailing = await Rest.ofNew(installation, "Mail", "authenticated");
  const emails = await each(strings, (text, index) => mailing.send("POST", "users", { email: address(text, index) }));
  const visited = await Rest.ofNew(installation, "Visits", "open");
  const visitors = await each(strings, (visitor) => visited.send("POST", "sign-ins", { visitor }));

  const talking = await Rest.ofNew(installation, "Talk", "open");
  const { body } = await talking.send("POST", "sign-ins", { visitor: "talker", name: "Talker" });
  const user = body.user.id;
  const titles = await each(strings, (title, index) => talking.send("PUT", `sessions/t${index}`, { user, title }));
  await talking.send("PUT", "sessions/all", { user, title: "Everything" });
  const messages = [];
  for (const [index, text] of strings.entries()) {
    const author = index % 2 ? "chatbot" : "user";
    messages.push(await talking.send("POST", "sessions/all/messages", { messages: [{ id: `m${index}`, author, text }] }));
  }
  const chatUrl = await installation.startChatbot(CHATTING, "open");
  return { names, emails, visitors, titles, messages, chatUrl };
});

/** The strings that were taken, each with what came back and its number. */
const taken = (answers) => strings.map((text, index) => ({ text, index, ...answers[index] })).filter(({ status }) => status < 300);

/** That all others were refused with a reason that names the field. */
function refusesTheRest(answers, field) {
  for (const [index, { status, body }] of answers.entries()) {
    if (status < 300) continue;
    assert.equal(status, 400, `${strings[index]}: ${JSON.stringify(body)}`);
    assert.equal(body.field, field);
    assert.ok(body.detail, strings[index]);
  }
}

/** Scrolls to the end and gathers what `read` finds in the page on the way, until there are as many as `many`. */
async function gathered(desk, scroller, many, read) {
  const found = new Map();
  await until(async () => {
    for (const [key, value] of await desk.page.evaluate(read)) found.set(key, value);
    const atEnd = await scroller.evaluate((element) => {
      element.scrollTop += element.clientHeight * 0.8;
      return element.scrollTop + element.clientHeight >= element.scrollHeight - 1;
    });
    assert.ok(atEnd || found.size >= many, "there is more to scroll");
    assert.equal(found.size, many);
  }, 45_000);
  return found;
}

/** Every row's texts by its place, and how many elements they hold. */
const readRows = () =>
  [...document.querySelectorAll(".grid-rows [role=row]:not([hidden])")]
    .filter((row) => row.querySelector(".who b").textContent)
    .map((row) => {
      const [name, email] = ["b", "small"].map((part) => row.querySelector(`.who ${part}`));
      return [
        row.getAttribute("aria-rowindex"),
        { name: name.textContent, email: email.textContent || undefined, inside: row.querySelectorAll(".who bdi > *").length },
      ];
    });

async function rows(scene, chatbot, many) {
  const desk = await scene.admin();
  await desk.openChatbot(chatbot);
  const all = [...(await gathered(desk, desk.scroller, many, readRows)).values()];
  assert.deepEqual(all.filter(({ inside }) => inside > 0), []);
  await desk.fitsTheWindow();
  return all;
}

journey("what is no name, no address, no visitor's id and no title is refused with a reason", async ({ names, emails, visitors, titles, messages }) => {
  refusesTheRest(names, "name");
  refusesTheRest(titles, "title");
  refusesTheRest(emails, "email");
  refusesTheRest(visitors, "visitor");
  const lines = strings.filter((text) => fitsOneLine(onOneLine(text)));
  assert.deepEqual(taken(names).map(({ text }) => text), lines);
  assert.deepEqual(taken(titles).map(({ text }) => text), lines);
  assert.equal(taken(messages).length, strings.length);
  // An address is nobody's id: it is kept nowhere.
  const ids = strings.filter((text) => /^[!-~]{1,128}$/.test(text) && isIP(text) === 0);
  assert.deepEqual(taken(visitors).map(({ text }) => text), ids);
  assert.ok(taken(emails).length > 50, `${taken(emails).length} addresses were taken`);
});

journey("names are shown in the list as the letters they are made of", async ({ scene, names }) => {
  const expected = taken(names).map(({ text, index }) => {
    const email = `n${index}@example.org`;
    const name = onOneLine(text);
    return name ? { name, email, inside: 0 } : { name: email, email: undefined, inside: 0 };
  });
  const inOrder = (all) => [...all].sort((a, b) => (a.email ?? a.name).localeCompare(b.email ?? b.name));
  assert.deepEqual(inOrder(await rows(scene, NAMED, expected.length)), inOrder(expected));
});

journey("addresses are shown in the list as the letters they are made of", async ({ scene, emails }) => {
  const expected = taken(emails).map(({ text, index }) => address(text, index));
  assert.deepEqual((await rows(scene, "Mail", expected.length)).map(({ name }) => name).sort(), expected.sort());
});

journey("visitors are shown in the list by the letters their ids begin with", async ({ scene, visitors }) => {
  const expected = taken(visitors).map(({ text }) => `Visitor ${text.slice(0, 6)}`);
  assert.deepEqual((await rows(scene, "Visits", expected.length)).map(({ name }) => name).sort(), expected.sort());
});

/** Whether the panel shows who is called so, and nothing in their name is more than a letter. */
async function isOpen(desk, name) {
  await becomes(() => desk.heading.evaluate((heading) => heading.textContent), name);
  await becomes(() => desk.panel.getByLabel("Name").inputValue(), name);
  assert.equal(await desk.heading.locator("bdi > *").count(), 0);
}

journey("a name is found, opened, asked about, changed and said again as the letters it is made of", async ({ scene, names }) => {
  const desk = await scene.admin();
  await desk.openChatbot(NAMED);
  const all = new Set(taken(names).map(({ text }) => onOneLine(text)));
  await desk.search.fill("<script");
  await until(async () => assert.match(await desk.total.innerText(), /^\d+ of \d+$/));
  await desk.isLoaded();
  const inView = await desk.names();
  assert.ok(inView.length > 5 && inView.every((name) => all.has(name)), inView);
  for (const name of inView.slice(0, 8)) {
    await desk.rows.filter({ has: desk.page.getByText(name, { exact: true }) }).first().locator(".who").click();
    await isOpen(desk, name);
    await desk.press("Delete …");
    await becomes(() => desk.dialog.locator("p b").first().evaluate((b) => b.textContent), name);
    await desk.confirm("Cancel");
  }
  for (const name of own) {
    const email = `n${strings.indexOf(name)}@example.org`;
    await desk.search.fill(email);
    await becomes(async () => (await desk.shown()).map((row) => row.name), [onOneLine(name)]);
    await desk.row(email).locator(".who").click();
    await isOpen(desk, onOneLine(name));
    await desk.fitsTheWindow();
  }
  const image = own[1];
  await desk.search.fill(image);
  await becomes(() => desk.names(), [image]);
  await desk.row(image).locator(".who").click();
  await becomes(() => desk.panel.getByLabel("Name").inputValue(), image);
  await desk.panel.getByLabel("Name").fill(`${image}!`);
  await desk.save.click();
  await desk.says(`${image}! was saved.`);
  await desk.panel.getByLabel("Name").fill(image);
  await desk.save.click();
  await desk.says(`${image} was saved.`);
  await desk.fitsTheWindow();
});

journey("what is pasted to be invited is shown, before it is done, as the letters it is made of", async ({ scene }) => {
  const desk = await scene.admin();
  await desk.openChatbot(NAMED);
  await desk.openInvite();
  const [answer] = await Promise.all([
    desk.page.waitForResponse((response) => response.url().endsWith("/invitations/preview")),
    desk.writeList(strings.join("\n")),
  ]);
  const expected = (await answer.json()).map(({ text, verdict: { invitee } }) => invitee ? invitee.name || invitee.email : text);
  assert.ok(expected.length > 300, `${expected.length} entries`);
  const shown = () => desk.dialog.locator(".person b bdi").evaluateAll((all) => all.map((one) => one.textContent));
  await becomes(shown, expected);
  assert.equal(await desk.dialog.locator(".person bdi *").count(), 0);
});

journey("the audit log names people by the letters their names are made of", async ({ scene, names }) => {
  const desk = await scene.admin();
  await desk.goto("/chatbots/1/audit?action=invite");
  const expected = taken(names).map(({ text, index }) => onOneLine(text) || `n${index}@example.org`);
  await desk.page.locator(".entry bdi").first().waitFor();
  await until(async () => {
    await desk.page.locator(".entry").last().scrollIntoViewIfNeeded();
    assert.equal(await desk.page.locator(".entry bdi").count(), expected.length);
  }, 30_000);
  const shown = await desk.page.locator(".entry bdi").evaluateAll((all) => all.map((one) => [one.textContent, one.childElementCount]));
  assert.deepEqual(shown.map(([name]) => name).sort(), expected.sort());
  assert.deepEqual(shown.filter(([, inside]) => inside > 0), []);
});

journey("a file holds names as they are, and none that a spreadsheet would run", async ({ scene, names }) => {
  const desk = await scene.admin();
  await desk.openChatbot(NAMED);
  const expected = new Map(taken(names).map(({ text, index }) => [`n${index}@example.org`, onOneLine(text)]));
  const guarded = (cell) => (/^'*[=+\-@＝＋－＠]/.test(cell) ? `'${cell}` : cell);
  for (const [format, read, kept] of [["CSV", (file) => readCsv(file.toString()), guarded], ["Excel", readWorkbook, (cell) => cell]]) {
    await desk.openFromHead("Export");
    await desk.dialog.getByRole("radio", { name: format }).check();
    const { file } = await desk.saves(desk.dialog.getByRole("button", { name: "Export", exact: true }));
    const [head, ...lines] = read(file);
    const [name, email] = [head.indexOf("name"), head.indexOf("email")];
    assert.equal(lines.length, expected.size, format);
    for (const line of lines) assert.equal(line[name] ?? "", kept(expected.get(line[email])), format);
  }
});

journey("titles and messages are shown as the letters they are made of", async ({ scene, titles }) => {
  const desk = await scene.admin();
  await desk.openChatbot("Talk");
  await desk.open("Talker");
  await desk.tab("Sessions");
  const listed = ["Everything", ...taken(titles).map(({ text }) => onOneLine(text) || "Untitled conversation")];
  await desk.panel.locator(".session bdi").first().waitFor();
  await until(async () => {
    await desk.panel.locator("a.session").last().scrollIntoViewIfNeeded();
    assert.equal(await desk.panel.locator("a.session").count(), listed.length);
  }, 30_000);
  const read = (all) => all.map((one) => [one.textContent, one.childElementCount]);
  const shown = await desk.panel.locator(".session bdi").evaluateAll(read);
  assert.deepEqual(shown.map(([title]) => title).sort(), listed.sort());
  assert.deepEqual(shown.filter(([, inside]) => inside > 0), []);

  await desk.panel.getByRole("link", { name: "Everything" }).click();
  await desk.panel.locator(".message:not(.is-skeleton)").first().waitFor();
  await until(async () => {
    await desk.panel.locator(".message").last().scrollIntoViewIfNeeded();
    assert.equal((await desk.conversation()).length, strings.length);
  }, 30_000);
  // With the formatting that they happen to have: nothing but what a text may be formatted with.
  const inMessages = desk.panel.locator(".message-text *");
  const kinds = await inMessages.evaluateAll((all) => [...new Set(all.map((one) => one.localName))]);
  const harmless = "a blockquote br code div em figcaption figure hr li ol p pre s span strong table tbody td th thead tr ul".split(" ");
  assert.deepEqual(kinds.filter((kind) => !harmless.includes(kind)), []);
  const addresses = await desk.panel.locator(".message-text a").evaluateAll((links) => links.map((link) => link.protocol));
  assert.deepEqual(addresses.filter((protocol) => !["http:", "https:", "mailto:"].includes(protocol)), []);
  await desk.fitsTheWindow();
  await desk.press("As written");
  assert.deepEqual(await desk.conversation(), strings.map((text, index) => [index % 2 ? "chatbot" : "user", text]));
  assert.equal(await desk.panel.locator(".message-text p *").count(), 0);
  await desk.fitsTheWindow();
});

journey("what is said on a chatbot's own page is shown as the letters it is made of", async ({ scene, chatUrl }) => {
  const desk = await scene.admin();
  const chat = await scene.chatter(chatUrl);
  const said = [own[1], own[0], "one\ntwo\n  three", own[5], "x".repeat(3_000)];
  const exchanged = [];
  for (const text of said) exchanged.push(["user", text], ["chatbot", await chat.say(text)]);
  await desk.openChatbot(CHATTING);
  await desk.open(await chat.visitor());
  await desk.tab("Sessions");
  await desk.panel.getByRole("link", { name: own[1].slice(0, 20) }).click();
  await desk.panel.locator(".message:not(.is-skeleton)").first().waitFor();
  await desk.press("As written");
  await until(async () => assert.deepEqual(await desk.conversation(), exchanged));
  assert.equal(await desk.panel.locator(".message-text p *").count(), 0);
  await desk.fitsTheWindow();
  const inside = await desk.panel.evaluate((panel) => panel.scrollWidth <= panel.clientWidth);
  assert.ok(inside, "a long word makes the panel scroll sideways");
});
