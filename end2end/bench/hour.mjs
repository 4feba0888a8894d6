// An hour's worth of use, as fast as it goes: is the heap where it was?

import assert from "node:assert/strict";
import { becomes, until } from "../support/until.mjs";

/** After so many rounds the page holds as many rows as it ever will. */
const WARMING = 30;
/** How long a step may take. */
const PATIENCE = 60_000;

async function weigh(page, line) {
  // The record of its requests is kept for this bench alone.
  await page.evaluate(() => performance.clearResourceTimings());
  // Twice: what the first lets go may hold more.
  for (let time = 0; time < 2; time += 1) await line.send("HeapProfiler.collectGarbage");
  const { usedSize } = await line.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners: listeners } = await line.send("Memory.getDOMCounters");
  const memory = await page.evaluate(() => globalThis.eye.memory.buffer.byteLength);
  return { heap: usedSize, memory, nodes, listeners };
}

async function loaded(desk) {
  await until(() => desk.isLoaded(), PATIENCE);
}

const WORDS = ["maria", "jon", "li", "ana", "petrov", "kim", "sou", "chen", "example", "an"];

/** The row at `index` of those in view: elements stand in the document in another order, and some of them out of view. */
async function inView(desk, index) {
  const place = await until(async () => {
    const row = (await desk.shown())[index];
    assert.ok(row?.name, "not there yet");
    return row.place;
  }, PATIENCE);
  return desk.page.locator(`.grid-rows [role=row][aria-rowindex="${place + 2}"]`);
}

/** What someone does in a dozen seconds. */
async function cycle(desk, turn) {
  const { page } = desk;
  // Search, look at what comes, and empty the search.
  await desk.search.click();
  const word = WORDS[turn % WORDS.length];
  await page.keyboard.type(word);
  await becomes(() => page.evaluate(() => globalThis.eye.look().search), word, PATIENCE);
  await loaded(desk);
  await page.keyboard.press("Escape");
  await becomes(() => page.evaluate(() => globalThis.eye.look().search), "", PATIENCE);
  await loaded(desk);
  // Another order, and the first one again.
  for (const column of ["Name", "Last active"]) {
    await page.getByRole("columnheader", { name: column }).getByRole("button").click();
    await loaded(desk);
  }
  // Someone's panel, their sessions, and back.
  await (await inView(desk, 2 + (turn % 5))).locator(".who").click();
  await desk.panel.waitFor();
  await desk.tab("Sessions");
  await page.keyboard.press("Escape");
  await desk.panel.waitFor({ state: "detached" });
  // Scroll, near and far.
  await desk.scroller.hover();
  for (let step = 0; step < 6; step += 1) await page.mouse.wheel(0, 700);
  await loaded(desk);
  await desk.scroller.evaluate((scroller, at) => scroller.scrollTo(0, at * scroller.scrollHeight), (turn % 17) / 17);
  await loaded(desk);
  // Choose some, choose all, let go.
  for (const index of [3, 5]) await (await inView(desk, index)).getByRole("checkbox").click();
  await desk.bar.waitFor();
  await desk.bar.getByRole("button", { name: /^Select all/ }).click();
  await desk.bar.getByRole("button", { name: "Clear selection" }).click();
  await desk.bar.waitFor({ state: "detached" });
  await desk.scroller.evaluate((scroller) => scroller.scrollTo(0, 0));
  await loaded(desk);
}

/** What is measured is what grows, so it must have come to its size first. */
export async function hour({ desk, line, table, cycles }) {
  const { page } = desk;
  for (let turn = 0; turn < WARMING; turn += 1) await cycle(desk, turn);
  const before = await weigh(page, line);
  for (let turn = 0; turn < cycles; turn += 1) {
    await cycle(desk, turn);
    if (turn % 25 === 24) {
      const { heap, memory, nodes, listeners } = await weigh(page, line);
      console.error(`  after ${turn + 1}: heap ${(heap / 1e6).toFixed(2)} MB, WebAssembly ${(memory / 1e6).toFixed(2)} MB, ${nodes} nodes, ${listeners} listeners`);
    }
  }
  const after = await weigh(page, line);
  assert.ok(after.heap > 0 && after.memory > 0);
  const size = { unit: "MB", digits: 2, bar: 1.05 };
  table.compared(`JavaScript heap after ${cycles} rounds of use, and before`, after.heap / 1e6, before.heap / 1e6, size);
  table.compared("… memory of the WebAssembly", after.memory / 1e6, before.memory / 1e6, size);
  // To undo what was typed, the browser keeps a node for each search, on any page.
  table.compared("… nodes of the document", after.nodes - cycles, before.nodes, { unit: "", digits: 0, bar: 1.05 });
  table.compared("… listeners", after.listeners, before.listeners, { unit: "", digits: 0, bar: 1.05 });
}
