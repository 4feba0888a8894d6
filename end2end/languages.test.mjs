// The page in other languages than English, one of which is read from right to left.

import assert from "node:assert/strict";
import { inspection } from "./support/axe.mjs";
import { leftInEnglish, unsaid } from "./support/english.mjs";
import { installationForThisFile } from "./support/scene.mjs";
import { becomes, until } from "./support/until.mjs";

const { journey } = installationForThisFile(async (installation) => {
  await installation.addChatbot("Staff", "authenticated");
  await installation.demo("Staff", 300);
  await installation.addChatbot("Harbor", "open");
  await installation.demo("Harbor", 60);
});

const sizes = {
  wide: { viewport: { width: 1440, height: 900 } },
  narrow: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};
const written = (page) => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
const heading = (desk, name) => desk.page.getByRole("heading", { level: 1, name, exact: true });

journey("the page speaks the browser's language, and another when that is chosen, with what was typed", async ({ scene }) => {
  const desk = await scene.admin({ locale: "de-AT" });
  assert.deepEqual(await written(desk.page), ["de", "ltr"]);
  await desk.goto("/chatbots/1/users");
  await heading(desk, "Benutzer").waitFor();
  // As people write numbers and times there.
  await desk.page.locator(".grid-rows time").first().waitFor();
  const told = await desk.page.locator(".grid-rows time").evaluateAll((times) => times.map((time) => time.title));
  assert.ok(told.some((title) => /Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember/.test(title)), told[0]);
  await desk.goto("/account");
  await desk.page.getByRole("group", { name: "Sprache" }).getByRole("button", { name: "العربية" }).click();
  await until(async () => assert.deepEqual(await written(desk.page), ["ar", "rtl"]));
  await desk.page.getByRole("group", { name: "اللغة" }).getByRole("button", { name: "English" }).click();
  await desk.page.getByRole("group", { name: "Language" }).waitFor();
  await desk.page.reload();
  assert.deepEqual(await written(desk.page), ["en", "ltr"]);
});

journey("a language that the page doesn't speak is answered in English", async ({ scene }) => {
  const desk = await scene.admin({ locale: "fi-FI" });
  assert.deepEqual(await written(desk.page), ["en", "ltr"]);
  await desk.page.getByRole("heading", { name: "Chatbots", exact: true }).waitFor();
});

journey("the list says all it has to before the parts of the page and what they say are there", async ({ scene, installation }) => {
  const desk = await scene.admin(sizes.wide);
  const { page } = desk;
  desk.watch.allow(/ERR_FAILED|fetch|status of 40[14]/i);
  await page.route("**/*-parts-*", (route) => route.abort());
  const missing = {};
  const look = async (address, place) => {
    await desk.goto(address);
    await page.locator(place).first().waitFor();
    const names = await unsaid(page);
    if (names.length) missing[address] = names;
  };
  await look("/chatbots/1/users", ".grid-rows .row .who");
  await look("/chatbots/2/users?status=pending", ".grid-rows .row .who");
  await look("/chatbots/1/users?search=nobody%20at%20all", "main .notice, main [role=alert], main h1");
  await look("/chatbots/9/users", "main .notice");
  await installation.ownerReset();
  await look("/chatbots/1/users", "main .notice");
  assert.deepEqual(missing, {});
});

for (const locale of ["de", "ar"]) {
  for (const [size, options] of Object.entries(sizes)) {
    journey(`nothing is left in English, out of the window or inaccessible in ${locale} on a ${size} screen`, async ({ scene }) => {
      const desk = await scene.admin({ locale, reducedMotion: "reduce", ...options });
      const { page } = desk;
      const english = {};
      const { found, look } = inspection(desk);
      const inspect = async (what) => {
        const left = await leftInEnglish(page);
        if (left.length) english[what] = left;
        await look(what);
      };
      const isThere = (place) => page.locator(place).first().waitFor();
      await isThere(".cards, .card, main h1");
      await inspect("chatbots");
      await desk.goto("/chatbots/1/users");
      await isThere(".grid-rows .row .who");
      await inspect("users");
      await desk.goto("/chatbots/2/users");
      await isThere(".grid-rows .row .who");
      await inspect("users of an open chatbot");
      await desk.goto("/chatbots/1/users?search=nobody%20at%20all");
      await isThere(".list .notice");
      await inspect("no match");
      await desk.goto("/chatbots/1/users");
      await isThere(".grid-rows .row .who");
      await page.locator(".grid-rows .row [role=checkbox], .grid-rows .row input[type=checkbox]").first().click();
      await isThere(".bulk, .bulk-bar");
      await inspect("some selected");
      await page.keyboard.press("Escape");
      await page.locator(".grid-rows .row .who").first().click();
      await isThere(".panel .facts, .panel form");
      await inspect("profile");
      for (const address of ["/chatbots/1/settings", "/chatbots/2/settings", "/chatbots/1/audit", "/audit", "/account", "/nowhere"]) {
        await desk.goto(address);
        await isThere("main h1");
        await until(async () => assert.equal(await page.locator("main .bone").count(), 0));
        await inspect(address);
      }
      const stranger = await scene.stranger({ locale, ...options });
      await stranger.goto("/sign-in");
      await stranger.page.locator("form").first().waitFor();
      const left = await leftInEnglish(stranger.page);
      if (left.length) english["sign in"] = left;
      assert.deepEqual({ english, found }, { english: {}, found: {} }, JSON.stringify({ english, found }, null, 2));
    });
  }
}

journey("from right to left the arrows lead along the line, and an edge is dragged the way one reads", async ({ scene }) => {
  const desk = await scene.admin({ locale: "ar", ...sizes.wide });
  const { page } = desk;
  await desk.goto("/chatbots/1/users");
  await page.locator(".grid-rows .row .who").first().waitFor();
  const first = page.locator(".grid-rows .row:not([hidden])").first();
  const side = async (selector) => (await page.locator(selector).first().boundingBox()).x;
  assert.ok((await side(".row.is-head .cell.is-name")) > (await side(".row.is-head .cell.is-status")), "the name comes first");
  assert.ok((await side("nav.nav")) > (await side("main")), "the navigation stands where one begins to read");
  await first.focus();
  const column = () => page.evaluate(() => Number(document.activeElement.closest("[aria-colindex]")?.getAttribute("aria-colindex") ?? 0));
  await page.keyboard.press("ArrowLeft");
  await becomes(column, 1);
  await page.keyboard.press("ArrowLeft");
  await becomes(column, 2);
  await page.keyboard.press("ArrowRight");
  await becomes(column, 1);

  const name = page.locator(".row.is-head .cell.is-name");
  const before = await name.boundingBox();
  await page.mouse.move(before.x - 6, before.y + before.height / 2);
  await page.mouse.down();
  await page.mouse.move(before.x - 66, before.y + before.height / 2, { steps: 4 });
  await page.mouse.up();
  await until(async () => assert.ok((await name.boundingBox()).width > before.width + 40, "wider to the left"));
});
