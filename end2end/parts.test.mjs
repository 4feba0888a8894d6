// Parts of the page whose program is fetched when they are wanted: what stands there until then, and when it does not come.

import assert from "node:assert/strict";
import { installationForThisFile } from "./support/scene.mjs";

const { journey } = installationForThisFile(async (installation) => {
  await installation.addChatbot("Staff Assistant", "authenticated");
  await installation.demo("Staff Assistant", 60);
});

const PARTS = /\/rollcall-(?!\w{16}\.)\w+-\w{16}\.wasm$/;

journey("a page whose program can't be fetched says so, and comes when it can", async ({ scene }) => {
  const { page, watch } = await scene.admin();
  await page.getByRole("heading", { name: "Chatbots", exact: true }).waitFor();
  watch.allow(/ERR_FAILED/);
  await page.route(PARTS, (route) => route.abort());
  await page.reload();
  await page.getByText("This part of the page could not be loaded").waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "Staff Assistant" }).waitFor();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("This part of the page could not be loaded").waitFor();
  await page.unrouteAll({ behavior: "wait" });
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { name: "Chatbots", exact: true }).waitFor();
});

journey("the list stands though what can be opened from it can't be fetched, which comes when it can", async ({ scene }) => {
  const desk = await scene.admin();
  desk.watch.allow(/ERR_FAILED/);
  await desk.page.route(PARTS, (route) => route.abort());
  await desk.goto("/chatbots/1/users");
  await desk.isListed();
  await desk.page.getByText("This part of the page could not be loaded").waitFor();
  await desk.page.getByRole("row").nth(3).waitFor();
  await desk.page.unrouteAll({ behavior: "wait" });
  await desk.page.getByRole("button", { name: "Try again" }).click();
  await desk.page.getByRole("button", { name: "Invite people" }).click();
  await desk.page.getByRole("dialog").waitFor();
});

journey("from the first frame on there is a list to be seen, and nothing in it moves while the page is built", async ({ scene }) => {
  const desk = await scene.admin();
  await desk.page.addInitScript(() => {
    globalThis.seen = { frames: [], shifts: [] };
    const look = () => {
      const rows = [...document.querySelectorAll(".grid .row:not(.is-head)")].filter((row) => row.checkVisibility());
      if (document.body && document.readyState !== "loading") seen.frames.push(rows.length);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) seen.shifts.push(value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await desk.goto("/chatbots/1/users");
  await desk.isLoaded();
  const { frames, shifts } = await desk.page.evaluate(() => globalThis.seen);
  assert.ok(frames.length > 3 && frames.every((rows) => rows > 0), `rows, frame by frame: ${frames}`);
  const moved = shifts.reduce((sum, value) => sum + value, 0);
  // What the standard calls good is 0.1 (https://web.dev/articles/cls); a digit more in a count is a thousandth of that.
  assert.ok(moved < 0.001, `moved by ${moved}`);
});
