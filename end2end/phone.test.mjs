// On a phone.

import assert from "node:assert/strict";
import { installationForThisFile } from "./support/scene.mjs";
import { becomes, until } from "./support/until.mjs";

const { journey } = installationForThisFile(async (installation) => {
  await installation.addChatbot("Staff Assistant", "authenticated");
  await installation.demo("Staff Assistant", 200);
});

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

/** Whether one can reach it: it lies within the window, and nothing covers its middle. */
async function isInReach(locator) {
  assert.ok(
    await locator.evaluate((element) => {
      const box = element.getBoundingClientRect();
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return box.left >= 0 && box.right <= innerWidth + 1 && (element.contains(top) || top?.contains(element));
    }),
    `out of reach: ${locator}`,
  );
}

journey("list, panel, conversation and dialogs fit a narrow screen", async ({ scene }) => {
  const desk = await scene.admin(phone);
  await desk.fitsTheWindow();
  await desk.page.getByRole("main").getByRole("link", { name: "Staff Assistant" }).tap();
  await desk.isLoaded();
  await desk.fitsTheWindow();
  const names = await desk.names();
  assert.ok(names.length >= 6, `only ${names.length} rows are in view`);
  for (const part of [desk.search, desk.page.getByRole("button", { name: "Invite people" }), desk.rows.first()]) await isInReach(part);

  await desk.row(names[2]).first().tap();
  await becomes(() => desk.heading.innerText(), names[2]);
  await desk.fitsTheWindow();
  await isInReach(desk.role);
  await desk.saveRole((await desk.role.inputValue()) === "admin" ? "Regular" : "Admin");
  await desk.press("Delete …");
  await isInReach(desk.dialog.getByRole("button", { name: "Delete for good", exact: true }));
  await desk.fitsTheWindow();
  await desk.confirm("Cancel");
  await desk.press("Back to the list");
  await desk.panel.waitFor({ state: "detached" });

  await desk.page.getByRole("button", { name: "Chatbots", exact: true }).tap();
  await until(() => isInReach(desk.page.getByRole("link", { name: /Staff Assistant/ })));
  await desk.page.getByRole("link", { name: /Staff Assistant/ }).tap();
  await desk.goto("/chatbots/1/users?sort=sessions");
  await desk.isLoaded();
  await desk.row((await desk.names())[0]).first().tap();
  await desk.tab("Sessions");
  await desk.panel.locator("a.session").first().tap();
  await until(async () => assert.ok((await desk.conversation()).length > 1));
  await desk.fitsTheWindow();
  await desk.page.getByRole("button", { name: "Back to the list" }).tap();
  await desk.page.getByRole("button", { name: "Invite people" }).tap();
  await isInReach(desk.dialog.getByLabel("Email"));
  await desk.fitsTheWindow();
});

journey("what is in the navigation can have the focus from the moment it is opened", async ({ scene }) => {
  const desk = await scene.admin(phone);
  const menu = desk.page.getByRole("button", { name: "Chatbots", exact: true });
  await menu.waitFor();
  // Before a frame is drawn, however long that takes, a transition is where it begins.
  const visibility = await menu.evaluate(async (menu) => {
    menu.click();
    await new Promise((resolve) => setTimeout(resolve));
    return getComputedStyle(document.querySelector("#nav a")).visibility;
  });
  assert.equal(visibility, "visible");
  await desk.hasFocus(desk.page.getByRole("navigation").getByRole("link", { name: "Rollcall" }));
});
