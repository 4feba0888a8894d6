// The list of chatbots, from the first one on.

import assert from "node:assert/strict";
import { installationForThisFile } from "./support/scene.mjs";
import { becomes } from "./support/until.mjs";

const { journey } = installationForThisFile();

journey("a chatbot that is added on the page gets a key that works and is never shown again", async ({ scene, installation }) => {
  const desk = await scene.admin();
  await desk.page.getByText("No chatbots yet").waitFor();
  await desk.page.getByRole("button", { name: "Add chatbot" }).first().click();
  await desk.dialog.getByLabel("Name").fill("Harbor Help");
  await desk.dialog.getByLabel("Open").check();
  await desk.dialog.getByRole("button", { name: "Add chatbot" }).click();
  const key = await desk.dialog.locator(".secret code").innerText();
  await desk.confirm("I have kept the key");
  await desk.page.getByText("No users yet").waitFor();
  assert.equal(desk.place(), "/chatbots/1/users");
  assert.ok(!(await desk.page.content()).includes(key));

  const ask = async (token) => {
    const response = await fetch(`${installation.url}/api/v1/chatbot`, { headers: { authorization: `Bearer ${token}` } });
    return [response.status, (await response.json()).name];
  };
  assert.deepEqual(await ask(key), [200, "Harbor Help"]);
  assert.deepEqual(await ask(`${key}x`), [401, undefined]);

  // The same name again is said at the field.
  desk.watch.allow(/status of 400/);
  await desk.goto("/");
  await desk.page.getByRole("button", { name: "Add chatbot" }).click();
  await desk.dialog.getByLabel("Name").fill("HARBOR help");
  await desk.dialog.getByRole("button", { name: "Add chatbot" }).click();
  await desk.dialog.locator("#chatbot-name-error").filter({ hasText: /\w/ }).waitFor();
  await desk.confirm("Cancel");
});

journey("many chatbots scroll in their places, and the page does not", async ({ scene, installation }) => {
  for (let number = 1; number <= 40; number += 1) await installation.addChatbot(`Chatbot ${number}`, "open");
  const desk = await scene.admin();
  await becomes(() => desk.page.getByRole("main").getByRole("link", { name: /^Chatbot \d/ }).count(), 40);
  await desk.fitsTheWindow();
  const last = desk.page.getByRole("navigation").getByRole("link", { name: /^Chatbot \d/ }).last();
  const name = (await last.locator("bdi").innerText()).trim();
  await last.click();
  await desk.page.locator(".chip", { hasText: name }).waitFor();
  await desk.page.getByText("No users yet").waitFor();
  await desk.fitsTheWindow();
  await desk.page.getByRole("button", { name: "Sign out" }).click();
  await desk.page.getByRole("heading", { name: "Sign in" }).waitFor();
});
