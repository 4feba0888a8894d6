// Reading what was said: formatting that can do no harm, copying, searching one user's conversations.

import assert from "node:assert/strict";
import { violations } from "./support/axe.mjs";
import { Rest } from "./support/rest.mjs";
import { installationForThisFile } from "./support/scene.mjs";
import { becomes, until } from "./support/until.mjs";

const ANSWER = `# Refund

You **can** get it back, *José*:

1. Open https://shop.example/refund_form.
2. Send it to <desk@shop.example>

| Day | Price |
|-----|------:|
| Mon | 5 € |

\`\`\`rust
fn main() {
    let wide = "${"x".repeat(200)}";
}
\`\`\`

> said before

- [x] done
- [ ] to do

![a picture](https://elsewhere.example/p.png) <img src="https://elsewhere.example/q.png" onerror="alert(1)">
<script>alert(2)</script>
[here](javascript:alert(3))`;

const { journey } = installationForThisFile(async (installation) => {
  const rest = await Rest.ofNew(installation, "Harbor Help", "open");
  const ana = await rest.signIn({ visitor: "ana", name: "Ana Souza" });
  const said = [["user", "Hi *there*\nI want a <b>refund</b>"], ["chatbot", ANSWER]];
  await rest.talk(ana, "first", "Refund", said);
  const long = Array.from({ length: 400 }, (_, index) => [index % 2 ? "chatbot" : "user", `message ${index}${index === 250 ? " with a Nádel" : ""}`]);
  await rest.talk(ana, "long", "A long one", long);
});

const open = async (scene, title, options) => {
  const desk = await scene.admin(options);
  await desk.openChatbot("Harbor Help");
  await desk.open("Ana Souza");
  await desk.tab("Sessions");
  if (title) await desk.panel.getByRole("link", { name: title }).click();
  return desk;
};

journey("what a chatbot wrote is shown as it meant it, and nothing in it runs or is loaded", async ({ scene }) => {
  const desk = await open(scene, "Refund");
  const [user, chatbot] = [desk.panel.locator(".message.is-user"), desk.panel.locator(".message.is-chatbot:not(.is-skeleton)")];
  await chatbot.waitFor();
  assert.equal(await user.locator(".message-text").innerText(), "Hi *there*\nI want a <b>refund</b>");
  const text = chatbot.locator(".message-text");
  assert.equal(await text.locator("strong").innerText(), "can");
  assert.equal(await text.getByRole("listitem").count(), 4);
  assert.equal(await text.getByRole("cell", { name: "5 €" }).evaluate((cell) => getComputedStyle(cell).textAlign), "end");
  assert.equal(await text.locator("pre").innerText(), `fn main() {\n    let wide = "${"x".repeat(200)}";\n}`);
  assert.equal(await text.locator("blockquote").innerText(), "said before");
  const links = await text.locator("a").evaluateAll((links) => links.map((link) => [link.textContent, link.getAttribute("href"), link.rel, link.target]));
  const safe = ["noopener noreferrer nofollow", "_blank"];
  assert.deepEqual(links, [
    ["https://shop.example/refund_form", "https://shop.example/refund_form", ...safe],
    ["desk@shop.example", "mailto:desk@shop.example", ...safe],
    ["Image: a picture", "https://elsewhere.example/p.png", ...safe],
    // An address in text, as any other.
    ["https://elsewhere.example/q.png", "https://elsewhere.example/q.png", ...safe],
  ]);
  const shown = await text.innerText();
  for (const letters of ['<img src="https://elsewhere.example/q.png" onerror="alert(1)">', "<script>alert(2)</script>", "here (javascript:alert(3))"]) {
    assert.ok(shown.includes(letters), `${letters} is not in ${shown}`);
  }
  assert.equal(await text.locator("img, script, iframe, object, b, [onerror], [style]").count(), 0);
  const inside = await desk.panel.evaluate((panel) => panel.scrollWidth <= panel.clientWidth);
  assert.ok(inside, "the panel scrolls sideways");
  assert.deepEqual(await violations(desk.page), []);

  await desk.press("As written");
  assert.equal(await text.innerText(), ANSWER);
});

journey("a message and a whole conversation are copied as they were written", async ({ scene }) => {
  const desk = await open(scene, "Refund", { permissions: ["clipboard-read", "clipboard-write"] });
  const clipboard = () => desk.page.evaluate(() => navigator.clipboard.readText());
  const message = desk.panel.locator(".message.is-chatbot:not(.is-skeleton)");
  await message.hover();
  await message.getByRole("button", { name: /^Copy this message/ }).click();
  await message.getByRole("button", { name: /^Copied/ }).waitFor();
  assert.equal(await clipboard(), ANSWER);

  await desk.panel.getByRole("link", { name: "Back to the sessions" }).click();
  await desk.panel.getByRole("link", { name: "A long one" }).click();
  await desk.panel.locator(".message:not(.is-skeleton)").first().waitFor();
  await desk.press("Copy all");
  await desk.panel.getByRole("button", { name: "Copied", exact: true }).waitFor();
  const copied = await clipboard();
  assert.match(copied, /^A long one\n\nUser, .+:\nmessage 0\n\nChatbot, .+:\nmessage 1\n/);
  assert.match(copied, /message 399\n$/);
});

journey("a search finds what was said, and leads to the message", async ({ scene }) => {
  const desk = await open(scene);
  const search = desk.panel.getByRole("searchbox", { name: "Search these conversations" });
  await search.fill("nadel");
  const hit = desk.panel.getByRole("link", { name: /Nádel/ });
  await hit.waitFor();
  await desk.says("1 hit");
  assert.equal(await hit.locator("mark").innerText(), "Nádel");
  assert.deepEqual(await violations(desk.page), []);
  await hit.click();
  const sought = desk.panel.locator(".message.is-sought");
  const isInView = () => sought.evaluate((message) => {
    const [box, view] = [message, message.closest(".conversation")].map((one) => one.getBoundingClientRect());
    return box.top >= view.top && box.bottom <= view.bottom;
  });
  const isReached = async () => {
    await until(async () => assert.equal(await sought.locator(".message-text").innerText(), "message 250 with a Nádel"));
    await until(async () => assert.ok(await isInView()));
    await desk.hasFocus(sought);
  };
  await isReached();
  assert.match(desk.place(), /tab=sessions&session=\d+&message=250$/);
  await desk.page.reload();
  await isReached();

  const first = () => desk.panel.locator(".message-text").first().innerText();
  assert.equal(await first(), "message 240");
  await desk.press("Show earlier messages");
  await becomes(first, "message 140");
  await desk.press("Show earlier messages");
  await becomes(first, "message 40");
  await desk.press("Show earlier messages");
  await becomes(first, "message 0");
  assert.equal(await desk.panel.getByRole("button", { name: "Show earlier messages" }).count(), 0);
});

journey("what was searched for stays when one comes back from a conversation", async ({ scene }) => {
  const desk = await open(scene);
  const search = desk.panel.getByRole("searchbox", { name: "Search these conversations" });
  await search.fill("message 1");
  await desk.panel.getByRole("link", { name: /message 1\b/ }).first().click();
  await desk.panel.locator(".message.is-sought").waitFor();
  await desk.panel.getByRole("link", { name: "Back to the sessions" }).click();
  assert.equal(await search.inputValue(), "message 1");
  await desk.panel.locator(".is-hit").nth(29).waitFor();
  await until(async () => {
    await desk.panel.locator(".is-hit").last().scrollIntoViewIfNeeded();
    assert.equal(await desk.panel.locator(".is-hit").count(), 111);
  });
  await search.fill("nobody said this");
  await desk.panel.getByRole("heading", { name: "Nothing was found" }).waitFor();
  await desk.press("Show all conversations");
  await desk.panel.getByRole("link", { name: "A long one" }).waitFor();
  await search.fill("refund");
  await desk.panel.locator("mark").first().waitFor();
  await search.press("Escape");
  await desk.panel.getByRole("link", { name: "A long one" }).waitFor();
  assert.equal(await desk.panel.getByRole("tab", { name: "Sessions", selected: true }).count(), 1);
});

journey("on a phone a conversation is read and searched too", async ({ scene }) => {
  const desk = await open(scene, undefined, { viewport: { width: 390, height: 844 }, colorScheme: "dark", hasTouch: true });
  await desk.panel.getByRole("searchbox", { name: "Search these conversations" }).fill("refund");
  await desk.panel.locator(".is-hit").first().waitFor();
  await desk.panel.getByRole("link", { name: /Title/ }).click();
  await desk.panel.locator(".message.is-chatbot pre").waitFor();
  await desk.fitsTheWindow();
  assert.deepEqual(await violations(desk.page), []);
});
