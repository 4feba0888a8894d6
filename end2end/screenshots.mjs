// Makes the pictures of the README from a demo installation: npm run screens

import { mkdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { launch } from "./support/scene.mjs";
import { Installation } from "./support/installation.mjs";
import { UsersPage } from "./support/users-page.mjs";
import { until } from "./support/until.mjs";

const folder = fileURLToPath(new URL("../docs/screens/", import.meta.url));
const chatbot = "Staff Assistant";

await mkdir(folder, { recursive: true });
const installation = await Installation.start();
const browser = await launch({ ignoreDefaultArgs: ["--hide-scrollbars"] });
try {
  await installation.addChatbot(chatbot, "authenticated");
  await installation.demo(chatbot, 48_210);
  await installation.addChatbot("Harbor Help", "open");
  await installation.demo("Harbor Help", 12_906);
  await installation.addChatbot("Museum Guide", "open");
  await installation.demo("Museum Guide", 214);
  await picture("users-light", { colorScheme: "light", viewport: { width: 1440, height: 900 } }, readAConversation);
  await picture("users-dark", { colorScheme: "dark", viewport: { width: 1440, height: 900 } }, readAConversation);
  await picture("users-phone", { colorScheme: "light", viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }, async () => {});
  await film("bulk-action", disableAndUndo);
} finally {
  await browser.close();
  await installation.stop();
}

async function picture(name, options, prepare) {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC", reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const desk = new UsersPage(page, installation.url, { allow() {} });
  await desk.signIn(await installation.ownerLink());
  await desk.openChatbot(chatbot);
  await prepare(desk);
  await page.mouse.move(0, 0);
  await page.evaluate(() => Promise.all([document.fonts.ready, ...document.getAnimations().map((animation) => animation.finished.catch(() => {}))]));
  const path = `${folder}${name}.png`;
  await page.screenshot({ path });
  await context.close();
  console.log(`${name}.png: ${Math.round((await stat(path)).size / 1000)} kB`);
}

/** A moving picture of the page itself: `act` takes its frames, each with how long it is shown. */
async function film(name, act) {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC", colorScheme: "light", reducedMotion: "reduce", viewport: { width: 1180, height: 720 } });
  const page = await context.newPage();
  const desk = new UsersPage(page, installation.url, { allow() {} });
  await desk.signIn(await installation.ownerLink());
  await desk.openChatbot(chatbot);
  const [frames, delay] = [[], []];
  await act(desk, async (milliseconds) => {
    frames.push(await page.screenshot());
    delay.push(milliseconds);
  });
  await context.close();
  const path = `${folder}${name}.webp`;
  await sharp(frames, { join: { animated: true } }).webp({ delay, loop: 0, quality: 72, effort: 6 }).toFile(path);
  const { size } = await stat(path);
  if (size > 1_000_000) throw new Error(`${name}.webp is too large for a README: ${size} bytes`);
  console.log(`${name}.webp: ${frames.length} frames, ${Math.round(size / 1000)} kB`);
}

/** Narrows the list, takes everybody, disables them, and takes it back. */
async function disableAndUndo(desk, frame) {
  await frame(1_200);
  for (const typed of ["m", "ma", "mar"]) {
    await desk.search.fill(typed);
    await desk.isLoaded();
    await frame(350);
  }
  await desk.page.getByRole("button", { name: "Active", exact: true }).click();
  await desk.isLoaded();
  await frame(900);
  await desk.allBox.click();
  await until(async () => {
    if (!/^[\d,]+ selected/.test(await desk.bar.locator(".bulk-count").innerText())) throw new Error("not counted");
  });
  await frame(1_200);
  await desk.actions.click();
  await frame(900);
  await desk.page.getByRole("menuitem", { name: "Disable" }).click();
  const yes = desk.dialog.getByRole("button", { name: /^Disable/ });
  await until(async () => {
    if (await yes.isDisabled()) throw new Error("no preview");
  });
  await frame(1_800);
  await yes.click();
  await desk.dialog.waitFor({ state: "hidden" });
  await frame(250);
  const line = desk.jobs.filter({ hasText: "Disabled" });
  await line.waitFor();
  await frame(1_800);
  await line.getByRole("button", { name: "Undo" }).click();
  await desk.jobs.filter({ hasText: "Undone" }).first().waitFor();
  await desk.isLoaded();
  await frame(2_200);
}

/** Opens the panel of someone in view at one of their conversations, and selects some. */
async function readAConversation(desk) {
  const { users } = await desk.call("users/list", {
    chatbot: 1,
    query: { search: "", status: null, role: null, sort: { by: "activity", direction: "desc" } },
    window: { offset: 0, limit: 12 },
  });
  const talker = users.slice(2).reduce((most, user) => (user.sessions > most.sessions ? user : most));
  await desk.row(talker.email).click();
  await desk.tab("Sessions");
  await desk.panel.locator("a.session").first().click();
  await until(async () => {
    if ((await desk.conversation()).length < 2) throw new Error("no conversation");
  });
  for (const { email } of [users[1], users[4], users[7]]) await desk.box(email).click();
  await desk.counts("3 selected");
}
