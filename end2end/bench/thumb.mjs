// From the rest of the dragged thumb to the right rows.

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { areRight } from "./desk.mjs";
import { percentile } from "./table.mjs";

/** After the last move nothing may change any more in so many milliseconds, else it goes on being watched. */
const QUIET = 700;
/** How long one way of the thumb takes, and in how many moves. */
const [MOVES, BETWEEN_MOVES] = [24, 12];

/** Places along the track, all over it and in no order. */
const places = (count) => Array.from({ length: count }, (_, index) => ((index + 1) * 0.618_034) % 1);

/** The present time by the page's clock: both are the machine's. */
const pageNow = async (page) => {
  const origin = await page.evaluate(() => performance.timeOrigin);
  return () => performance.timeOrigin + performance.now() - origin;
};

export async function thumb({ desk, table, drags }) {
  const { page } = desk;
  await desk.scroller.evaluate((scroller) => scroller.scrollTo(0, 0));
  await desk.isLoaded();
  const total = Number((await desk.grid.getAttribute("aria-rowcount")) - 1);
  const track = await desk.scroller.boundingBox();
  const x = track.x + track.width - 6;
  const now = await pageNow(page);
  // The middle of the thumb at either end: a list as long as this has the smallest there is, and there are arrows beside it.
  const grip = 24;
  let y = track.y + grip;
  const samples = [];
  for (const place of places(drags)) {
    const to = track.y + grip + place * (track.height - 2 * grip);
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let move = 1; move < MOVES; move += 1) {
      await page.mouse.move(x, y + ((to - y) * move) / MOVES);
      await pause(BETWEEN_MOVES);
    }
    await page.evaluate(() => globalThis.eye.watch());
    const rested = now();
    await page.mouse.move(x, to);
    const quiet = async () => {
      const before = JSON.stringify(await page.evaluate(() => globalThis.eye.look()));
      await pause(QUIET);
      return before === JSON.stringify(await page.evaluate(() => globalThis.eye.look()));
    };
    while (!(await quiet()));
    const { seen, requests } = await page.evaluate((from) => ({ seen: globalThis.eye.seen(), requests: globalThis.eye.requests("/users/list", from) }), rested);
    await page.mouse.up();
    y = to;
    // What is shown in the end is the right thing; it was painted first after what differed from it last.
    const end = seen.at(-1);
    assert.ok(end, "nothing was painted");
    assert.ok(await areRight(desk, end.rows), `not the rows at ${end.rows[0]?.place}: ${JSON.stringify(end.rows)}`);
    const expected = place * total;
    assert.ok(Math.abs(end.rows[0].place - expected) < total * 0.08, `dragged to row ${expected}, shown is ${end.rows[0].place}`);
    const sample = { place: end.rows[0].place, took: Math.max(0, end.at - rested), server: Math.max(0, ...requests.map(({ took }) => took)) };
    samples.push(sample);
    console.error(`  to row ${sample.place}: ${sample.took.toFixed(0)} ms, the server ${sample.server.toFixed(0)} ms`);
  }
  table.measured(`the thumb rests to the right rows, ${drags} drags, p95`, percentile(samples.map(({ took }) => took), 0.95), { bar: 150 });
  table.measured("… the slowest of them", Math.max(...samples.map(({ took }) => took)), { bar: 150 });
  table.measured("… the server's slowest answer", Math.max(...samples.map(({ server }) => server)));
}
