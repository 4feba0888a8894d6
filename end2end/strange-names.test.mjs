// Whatever people are called and whatever they write, it is text.

import assert from "node:assert/strict";
import { installationForThisFile } from "./support/scene.mjs";
import { becomes, until } from "./support/until.mjs";

const names = {
  script: "<script>alert(1)</script>",
  image: '"><img src=x onerror=alert(2)>',
  handler: "' onmouseover='alert(3)",
  template: "{{7*7}} ${7*7} %s %00 &amp; &lt;",
  formula: "=HYPERLINK(\"https://example.org\")",
  override: "Ana \u202Egpj.exe\u202C Souza",
  arabic: "محمد عبد الله (Test) 123",
  family: "👨‍👩‍👧‍👦 🏳️‍🌈 👩🏽‍🚀",
  stacked: "Z̸̡͇̓á̴̰l̵̪̏g̷̘͌o̶͙͝",
  long: "Wolfeschlegelsteinhausenbergerdorff".repeat(6).slice(0, 200),
  url: "javascript:alert(4)",
};

const { journey } = installationForThisFile(async (installation) => {
  await installation.addChatbot("Staff <b>Assistant</b>", "authenticated");
  const lines = Object.entries(names).map(([who, name]) => `${who}@example.org,"${name.replaceAll('"', '""')}"`);
  const file = await installation.file("people.csv", ["email,name", ...lines].join("\r\n"));
  await installation.run(["import", file, "--chatbot", "Staff <b>Assistant</b>"]);
  return { chatUrl: await installation.startChatbot("Harbor & Help", "open") };
});

journey("a name is shown as the letters it is made of", async ({ scene }) => {
  const desk = await scene.admin();
  await desk.openChatbot("Staff <b>Assistant</b>");
  await desk.invite("invited@example.org", names.image);
  await desk.row("invited@example.org").waitFor();
  for (const [who, name] of Object.entries(names)) {
    const row = desk.row(`${who}@example.org`);
    assert.equal(await row.locator(".who b").evaluate((b) => b.textContent), name);
    assert.deepEqual(await row.locator(".who b bdi > *").count(), 0);
    await row.click();
    await becomes(() => desk.heading.evaluate((heading) => heading.textContent), name);
    await becomes(() => desk.panel.getByLabel("Name").inputValue(), name);
    await desk.fitsTheWindow();
  }
  // Asked about, changed, and said again by the page.
  await desk.row("invited@example.org").click();
  await becomes(() => desk.panel.getByText("invited@example.org").count(), 2);
  await desk.press("Delete …");
  await becomes(() => desk.dialog.locator("p b").first().evaluate((b) => b.textContent), names.image);
  await desk.confirm("Cancel");
  await desk.panel.getByLabel("Name").fill(names.image + "!");
  await desk.save.click();
  await desk.says(`${names.image}! was saved.`);
  await desk.search.fill("<script>");
  await becomes(() => desk.names(), [names.script]);
});

journey("a conversation is shown as the letters it is made of", async ({ scene, chatUrl }) => {
  const desk = await scene.admin();
  const chat = await scene.chatter(chatUrl);
  const said = [names.image, names.script, "one\ntwo\n  three", names.override, "x".repeat(3_000)];
  const exchanged = [];
  for (const text of said) exchanged.push(["user", text], ["chatbot", await chat.say(text)]);
  await desk.openChatbot("Harbor & Help");
  await desk.open(await chat.visitor());
  await desk.tab("Sessions");
  await desk.panel.getByRole("link", { name: names.image.slice(0, 20) }).click();
  await until(async () => assert.deepEqual(await desk.conversation(), exchanged));
  assert.equal(await desk.panel.locator(".message p *").count(), 0);
  await desk.fitsTheWindow();
  const inside = await desk.panel.evaluate((panel) => panel.scrollWidth <= panel.clientWidth);
  assert.ok(inside, "a long word makes the panel scroll sideways");
});
