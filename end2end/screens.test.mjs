// Pictures of every state at both sizes and in both themes, for people to look at (artefacts/screens), and where the parts of the
// page stand in them, compared with layout.json. Not the pictures themselves: the same page has other pixels wherever other
// fonts are installed. END2END_LAYOUT=write writes layout.json anew after a change that was meant.

import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { installationForThisFile } from "./support/scene.mjs";

const folder = fileURLToPath(new URL("./artefacts/screens/", import.meta.url));
const file = new URL("./layout.json", import.meta.url);
const writes = process.env.END2END_LAYOUT === "write";
const expected = writes ? {} : JSON.parse(await readFile(file, "utf8"));

/** Parts whose place no text decides; how many pixels they may stand elsewhere. */
const PARTS = [
  ".nav", ".nav-bar", ".head", ".overview-line", ".trend", ".tools", ".tools .search", ".grid-head", ".grid-scroll", ".panel", ".panel-head", ".tabs", ".bulk",
  ".popover", ".dialog[open]", ".page", ".settings", ".sign-in", ".cards", ".notice",
];
const TOLERANCE = 3;
/** Parts of which text decides the height or the width too. */
const LOOSE = { ".bulk": ["x", "width"], ".dialog[open]": ["y", "height"], ".popover": ["x", "y", "height"], ".settings": ["height"], ".cards": ["height"], ".notice": ["height", "y"], ".overview-line": ["height"], ".tools": ["height", "y"], ".tools .search": ["y", "width"], ".grid-head": ["y"], ".grid-scroll": ["y", "height"], ".panel": ["y", "height"], ".panel-head": ["y"], ".tabs": ["y"], ".sign-in": ["height"] };

const { journey } = installationForThisFile(async (installation) => {
  await installation.addChatbot("Staff Assistant", "authenticated");
  await installation.demo("Staff Assistant", 400);
  await installation.addChatbot("Harbor Help", "open");
  await installation.demo("Harbor Help", 60);
  await installation.addChatbot("Nobody Yet", "authenticated");
  await mkdir(folder, { recursive: true });
});
after(async () => {
  if (writes) await writeFile(file, `${JSON.stringify(expected, null, 1)}\n`);
});

const boxes = (page) =>
  page.evaluate((parts) => {
    const found = {};
    for (const part of parts) {
      const box = [...document.querySelectorAll(part)].map((one) => one.getBoundingClientRect()).find(({ width, height }) => width > 0 && height > 0);
      if (box) found[part] = Object.fromEntries(["x", "y", "width", "height"].map((side) => [side, Math.round(box[side])]));
    }
    return found;
  }, PARTS);

/** The parts that came, went or stand elsewhere than they did, in words. */
function differences(before, now) {
  const told = [];
  for (const part of new Set([...Object.keys(before), ...Object.keys(now)])) {
    if (!before[part] || !now[part]) {
      told.push(`${part} ${now[part] ? "is new" : "is gone"}`);
      continue;
    }
    for (const side of ["x", "y", "width", "height"]) {
      const by = now[part][side] - before[part][side];
      if (Math.abs(by) > TOLERANCE && !LOOSE[part]?.includes(side)) told.push(`${part}: ${side} was ${before[part][side]}, is ${now[part][side]}`);
    }
  }
  return told;
}

const sizes = { wide: { viewport: { width: 1440, height: 900 } }, narrow: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } };

for (const colorScheme of ["light", "dark"]) {
  for (const [size, options] of Object.entries(sizes)) {
    journey(`each state looks as it did, in ${colorScheme} colours on a ${size} screen`, async ({ scene }) => {
      const person = { colorScheme, reducedMotion: "reduce", ...options };
      const [desk, stranger] = [await scene.admin(person), await scene.stranger(person)];
      const changed = [];
      const keep = async ({ page }, state) => {
        await page.evaluate(() => Promise.all([document.fonts.ready, ...document.getAnimations().map((animation) => animation.finished.catch(() => {}))]));
        await page.screenshot({ path: `${folder}${state}-${size}-${colorScheme}.png` });
        const now = await boxes(page);
        assert.ok(Object.keys(now).length, `nothing is to be seen of ${state}`);
        // Colours move nothing.
        const name = `${state}, ${size}`;
        if (writes) expected[name] = now;
        else changed.push(...differences(expected[name] ?? {}, now).map((difference) => `${name}: ${difference}`));
      };
      const view = async () => {
        await desk.page.getByRole("button", { name: "View", exact: true }).click();
        await desk.page.getByRole("dialog", { name: "View" }).getByRole("button", { name: "Save this view …" }).waitFor();
      };
      await stranger.goto("/sign-in");
      await stranger.page.getByRole("heading", { name: "Sign in" }).waitFor();
      await keep(stranger, "sign-in");
      await desk.page.locator(".card").first().waitFor();
      await keep(desk, "chatbots");
      for (const [state, address] of [["users", "/chatbots/1/users"], ["visitors", "/chatbots/2/users"]]) {
        await desk.goto(address);
        await desk.isLoaded();
        await desk.page.getByRole("button", { name: "View", exact: true }).waitFor();
        await keep(desk, state);
      }
      await desk.goto("/chatbots/1/users?sort=sessions");
      await desk.isLoaded();
      await view();
      await keep(desk, "view");
      await desk.page.keyboard.press("Escape");
      await desk.box((await desk.names())[1]).first().click();
      await desk.counts("1 selected");
      await keep(desk, "selection");
      await desk.openFromHead("Export");
      await keep(desk, "export");
      await desk.page.keyboard.press("Escape");
      await desk.row((await desk.names())[0]).first().locator(".who").click();
      await desk.role.waitFor();
      await keep(desk, "profile");
      await desk.tab("Sessions");
      await desk.panel.locator("a.session").first().waitFor();
      await keep(desk, "sessions");
      await desk.panel.locator("a.session").first().click();
      await desk.panel.locator(".message:not(.is-skeleton)").first().waitFor();
      await keep(desk, "conversation");
      await desk.goto("/chatbots/1/users?search=nobody%20at%20all");
      await desk.page.getByText("No user matches").waitFor();
      await keep(desk, "no-match");
      await desk.goto("/chatbots/3/users");
      await desk.page.getByText("No users yet").waitFor();
      await keep(desk, "nobody");
      await desk.openInvite();
      await keep(desk, "invite");
      for (const [state, address, sign] of [["settings", "/chatbots/2/settings", "Analytics"], ["account", "/account", "Sessions"]]) {
        await desk.goto(address);
        await desk.page.getByRole("heading", { name: sign, exact: true }).waitFor();
        await keep(desk, state);
      }
      await desk.goto("/chatbots/1/audit");
      await desk.page.locator(".entry time, .notice").first().waitFor();
      await keep(desk, "audit");
      await desk.goto("/no-such-page");
      await desk.page.locator(".notice").waitFor();
      await keep(desk, "not-found");
      assert.deepEqual(changed, [], "if it was meant: END2END_LAYOUT=write");
    });
  }
}
