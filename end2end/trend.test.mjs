// The charts of new and active users, and the lists of a day.

import assert from "node:assert/strict";
import { becomes, until } from "./support/until.mjs";
import { installationForThisFile } from "./support/scene.mjs";

const { journey } = installationForThisFile(async (installation) => {
  await installation.addChatbot("Staff Assistant", "authenticated");
  await installation.demo("Staff Assistant", 900);
});

const wide = { viewport: { width: 1440, height: 900 } };
const chart = (desk, name) => desk.page.getByRole("img", { name });
const params = (desk) => new URL(desk.page.url()).searchParams;

/** The days in the table, newest first: what they are called, and how many were last active and are new. */
async function table(desk) {
  await desk.page.locator(".trend").getByRole("button").click();
  const dialog = desk.page.getByRole("dialog", { name: "Users by day" });
  await dialog.locator("tbody tr").first().waitFor();
  return dialog.locator("tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim())));
}

journey("each number of a day leads to those whom it counts, and back to all", async ({ scene }) => {
  // A day there is no day in UTC.
  const desk = await scene.admin({ ...wide, timezoneId: "Asia/Kolkata" });
  await desk.openChatbot("Staff Assistant");
  const days = await table(desk);
  assert.equal(days.length, 30);
  const dialog = desk.page.getByRole("dialog", { name: "Users by day" });
  for (const [column, name, title] of [[1, "active", "Last active"], [2, "added", "Added"]]) {
    const day = days.find((row) => Number(row[column]) > 0);
    assert.ok(day, `nobody is counted as ${name}`);
    if (!(await dialog.isVisible())) await table(desk);
    await dialog.getByRole("row", { name: day[0] }).getByRole("cell").nth(column - 1).getByRole("button").click();
    await until(async () => assert.match(await desk.total.innerText(), new RegExp(`^${day[column]} of 900$`)));
    await desk.isLoaded();
    const [from, to] = params(desk).get(name).split("-").map(Number);
    assert.equal(to - from, 86_400_000);
    assert.equal(new Date(from + 5.5 * 3_600_000).getUTCHours(), 0, "it begins at the reader's midnight");
    const moments = await desk.rows.locator(`.cell.is-${name} time`).evaluateAll((times) => times.map((time) => Date.parse(time.dateTime)));
    assert.ok(moments.length > 0 && moments.every((at) => at >= from && at < to), `${moments}`);
    const filter = desk.page.getByRole("button", { name: `${title} ${day[0]}: remove this filter` });
    await filter.click();
    await filter.waitFor({ state: "detached" });
    await desk.isLoaded();
    assert.equal(await desk.total.innerText(), "900 users");
    await until(async () => assert.ok(await desk.rows.first().evaluate((row) => row === document.activeElement), "the list has the focus"));
  }
});

journey("a bar leads to its day, which it says when it is pointed at", async ({ scene }) => {
  const desk = await scene.admin(wide);
  await desk.openChatbot("Staff Assistant");
  const days = await table(desk);
  await desk.page.keyboard.press("Escape");
  const active = chart(desk, /^Users by the day they were last active, 30 days: \d+ in all/);
  const box = await active.boundingBox();
  const last = { x: box.x + box.width - 3, y: box.y + box.height / 2 };
  await desk.page.mouse.move(last.x, last.y);
  await until(async () => assert.match(await desk.page.locator(".trend figcaption").first().innerText(), new RegExp(`^${days[0][1]} on `)));
  await desk.page.mouse.click(last.x, last.y);
  await until(async () => assert.equal(await desk.total.innerText(), `${days[0][1]} of 900`));
  assert.ok(params(desk).get("active"));
  await desk.page.goBack();
  await becomes(() => desk.total.innerText(), "900 users");
  // A link of it shows the same to whoever has another clock.
  await desk.page.goForward();
  const other = await scene.admin({ ...wide, timezoneId: "America/Los_Angeles" });
  await other.goto(desk.place());
  await becomes(() => other.total.innerText(), `${days[0][1]} of 900`);
});

journey("nothing moves when the charts come", async ({ scene }) => {
  const desk = await scene.admin(wide);
  const place = () => desk.page.locator(".tools .search").boundingBox();
  await desk.page.route(/users\/days/, async (route) => {
    await new Promise((resolve) => (globalThis.letDaysGo = resolve));
    await route.continue();
  });
  await desk.openChatbot("Staff Assistant");
  const before = await place();
  await until(() => globalThis.letDaysGo());
  await chart(desk, /^New users a day/).locator(".spark-bars[d]").waitFor({ state: "attached" });
  assert.deepEqual(await place(), before);
});
