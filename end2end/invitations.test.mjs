// Invitations' mails, through a real mail server that takes, refuses and puts off.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Installation } from "./support/installation.mjs";
import { MailServer, words } from "./support/mail.mjs";
import { until } from "./support/until.mjs";

/** Longer than the pause before a mail is tried again. */
const PATIENCE = 30_000;
const HARBOR = 1;

let mail, installation, cookie;

before(async () => {
  mail = await MailServer.start();
  installation = await Installation.start(mail.settings);
  await installation.addChatbot("Harbor Help 港", "authenticated");
  const link = new URL(await installation.ownerLink());
  const answer = await post("access/sign-in", { link: link.hash.slice(1) });
  cookie = answer.headers.get("set-cookie").split(";")[0];
});
after(async () => {
  await installation?.stop();
  await mail?.stop();
});

/** Calls a server function as the page does. */
const post = (name, body, as = cookie) =>
  fetch(`${installation.url}/api/console/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: installation.url, ...(as && { cookie: as }) },
    body: JSON.stringify(body),
  });

async function call(name, body, as) {
  const answer = await post(name, body, as);
  assert.equal(answer.status, 200, `${name}: ${await answer.clone().text()}`);
  return answer.json();
}

/** Invites people; the answer is their ids and links. */
async function invite(people, role = "regular") {
  const report = await call("invitations/send", { chatbot: HARBOR, people, role });
  assert.ok(report.mails);
  for (const { user } of report.invited) assert.equal(user.invitation.mail, "waiting");
  return report.invited.map(({ user, link }) => ({ id: user.id, link }));
}

const user = async (id) => (await call("users/get", { chatbot: HARBOR, user: id })).user;

/** Waits until the mail of a user is as it is to become; the answer is the invitation. */
const mailBecomes = (id, state) =>
  until(async () => {
    const { invitation } = await user(id);
    assert.equal(invitation.mail, state, JSON.stringify(invitation.mail_fault));
    return invitation;
  }, PATIENCE);

test("the mail brings a link that lets in who was invited", async () => {
  const [{ id, link }] = await invite([{ email: "ana@example.org", name: "Ana Souza, José's" }], "admin");
  await mailBecomes(id, "sent");
  const mails = await mail.to("ana@example.org");
  assert.equal(mails.length, 1);
  const [{ from, user: login, headers, text }] = mails;
  assert.deepEqual([from, login], ["desk@example.org", "desk@example.org"]);
  assert.match(headers.from, /^"?Rollcall"? <desk@example\.org>$/);
  assert.equal(words(headers.subject), "You are invited to Harbor Help 港");
  assert.match(words(headers.to), /Ana Souza, José's.*<ana@example\.org>$/);
  assert.equal(headers["auto-submitted"], "auto-generated");
  assert.match(text, /^Hello Ana Souza, José's,\n/);
  assert.match(text, /the chatbot Harbor Help 港,\nas an admin/);
  const [sent] = text.match(/https:\S+/g);
  assert.equal(sent, `https://desk.example.org${link}`);
  assert.doesNotMatch(text, /<|http:/);

  const token = { link: new URL(sent).hash.slice(1) };
  const offer = await call("invitations/offer", token, "");
  assert.deepEqual([offer.chatbot, offer.email, offer.role], ["Harbor Help 港", "ana@example.org", "admin"]);
  assert.equal((await user(id)).status, "pending", "asking accepts nothing");
  await call("invitations/accept", token, "");
  assert.equal((await user(id)).status, "active");
  assert.equal((await post("invitations/accept", token, "")).status, 401, "once");
});

test("what the mail server refuses is shown with its words, and can be sent again", async () => {
  const [refused, taken] = await invite([{ email: "refused@example.org" }, { email: "ben@bücher.example" }]);
  const { mail_fault } = await mailBecomes(refused.id, "failed");
  assert.deepEqual(mail_fault, { id: "mail-fault-refused", values: [["answer", "550 5.1.1 No such person here"]] });
  await mailBecomes(taken.id, "sent");
  // The mail server shows the domain in its own letters; on the way it was in those that all mail servers know.
  const [{ headers }] = await mail.to("ben@bücher.example");
  assert.equal(headers.to, "ben@xn--bcher-kva.example");

  const again = await call("invitations/resend", { chatbot: HARBOR, user: refused.id });
  assert.equal(again.user.invitation.mail, "waiting");
  await mailBecomes(refused.id, "failed");
  assert.equal(await mail.tries("refused@example.org"), 2, "what is refused for good is not tried again by itself");
  const link = (invited) => ({ link: invited.link.split("#")[1] });
  assert.equal((await post("invitations/offer", link(refused), "")).status, 401);
  assert.equal((await post("invitations/offer", link(again), "")).status, 200);
});

test("what the mail server puts off is tried again, unless there is another link by then", async () => {
  const [old] = await invite([{ email: "later-not@example.org" }]);
  await until(async () => assert.equal(await mail.tries("later-not@example.org"), 1));
  const again = await call("invitations/resend", { chatbot: HARBOR, user: old.id });
  await mailBecomes(old.id, "sent");

  const [{ id, link }] = await invite([{ email: "later@example.org", name: "Late" }]);
  await mailBecomes(id, "sent");
  assert.equal(await mail.tries("later@example.org"), 2);
  const [{ text }] = await mail.to("later@example.org");
  assert.ok(text.includes(link));

  // Its turn was before the one that has just been sent.
  const mails = await mail.to("later-not@example.org");
  assert.deepEqual(mails.map(({ text }) => text.includes(again.link)), [true]);
});

test("many are sent over a few connections, each to whom it is for", async () => {
  const people = Array.from({ length: 60 }, (_, index) => ({ email: `many${index}@example.org`, name: "" }));
  const invited = await invite(people);
  for (const [index, { id, link }] of invited.entries()) {
    await mailBecomes(id, "sent");
    const mails = await mail.to(people[index].email);
    assert.deepEqual(mails.map(({ text }) => text.includes(`${link}\n`)), [true]);
  }
});

test("neither log nor error tells an address, a name, a link or the login", async () => {
  const said = installation.log.split("\n").filter((line) => / (WARN|ERROR|INFO) /.test(line)).join("\n");
  assert.match(said, /a mail was not sent/);
  assert.doesNotMatch(said, /example\.org|bücher|rci_|battery|Souza|Late/);
});

test("a server doesn't start with settings by which no mail could be sent", async () => {
  for (const [change, said] of [
    [{ ROLLCALL_MAIL_FROM: "" }, /--mail-from/],
    [{ ROLLCALL_URL: "" }, /--url/],
    [{ ROLLCALL_SMTP_URL: "smtp://me:secret@mail.example.org" }, /tls=required/],
    [{ ROLLCALL_SMTP_URL: "mail.example.org:25" }, /smtp:\/\//],
    [{ ROLLCALL_MAIL_FROM: "nobody" }, /desk@example\.org/],
  ]) {
    const env = { ...mail.settings, DATABASE_URL: installation.database.url, ...change };
    const failed = await installation.run(["serve", "--listen", "127.0.0.1:0"], { env }).then(
      () => assert.fail("it started"),
      (error) => error.message,
    );
    assert.match(failed, said);
    assert.doesNotMatch(failed, /secret|battery/);
  }
});
