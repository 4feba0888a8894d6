// What axe (https://github.com/dequelabs/axe-core) finds.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { installationForThisFile } from "./support/scene.mjs";
import { becomes, until } from "./support/until.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const { journey } = installationForThisFile(async (installation) => {
  await installation.addChatbot("Staff Assistant", "authenticated");
  await installation.demo("Staff Assistant", 200);
});

/** What is wrong, a line each: rule, how bad, where. */
async function violations(page) {
  await page.evaluate(axe);
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))));
  const found = await page.evaluate(() => globalThis.axe.run(document));
  return found.violations
    .filter(({ impact }) => ["serious", "critical"].includes(impact))
    .flatMap(({ id, impact, nodes }) => nodes.map((node) => `${impact} ${id}: ${node.target} ${node.failureSummary.split("\n").at(-1).trim()}`));
}

for (const colorScheme of ["light", "dark"]) {
  journey(`axe finds nothing serious in ${colorScheme} colours`, async ({ scene }) => {
    const desk = await scene.admin({ colorScheme, reducedMotion: "reduce" });
    const found = {};
    const look = async (what) => {
      const wrong = await violations(desk.page);
      if (wrong.length) found[what] = wrong;
    };
    await look("chatbots");
    await desk.goto("/chatbots/1/users?sort=sessions");
    await desk.isLoaded();
    await look("list");
    await desk.row((await desk.names())[0]).first().click();
    await desk.role.waitFor();
    await look("profile");
    await desk.press("Delete …");
    await until(async () => assert.match(await desk.dialog.innerText(), /messages?, for good/));
    await look("delete");
    await desk.confirm("Cancel");
    await desk.tab("Sessions");
    await desk.panel.locator("a.session").first().waitFor();
    await look("sessions");
    await desk.panel.locator("a.session").first().click();
    await until(async () => assert.ok((await desk.conversation()).length > 1));
    await look("conversation");
    await desk.goto("/chatbots/1/users?search=nobody%20at%20all");
    await desk.page.getByText("No user matches").waitFor();
    await look("no match");
    await desk.page.getByRole("button", { name: "Import", exact: true }).click();
    await desk.dialog.locator(".drop").waitFor();
    await look("import");
    await desk.page.keyboard.press("Escape");
    await desk.dialog.waitFor({ state: "hidden" });
    await desk.page.getByRole("button", { name: "Invite people" }).click();
    await becomes(() => desk.dialog.count(), 1);
    await look("invite");
    const stranger = await scene.stranger({ colorScheme });
    await stranger.goto("/sign-in");
    await stranger.page.getByRole("heading", { name: "Sign in" }).waitFor();
    const wrong = await violations(stranger.page);
    if (wrong.length) found["sign in"] = wrong;
    assert.deepEqual(found, {}, JSON.stringify(found, null, 2));
  });
}
