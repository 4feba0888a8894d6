// From the last key of a search to its painted result.

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { becomes, until } from "../support/until.mjs";
import { usersAt } from "./desk.mjs";
import { percentile } from "./table.mjs";

/** How long after a key the next one is pressed, in milliseconds: as a quick typist does. */
const BETWEEN_KEYS = 90;
/** How long a search may take before the measuring gives up. */
const PATIENCE = 60_000;

/** Terms as people enter them: parts of names and of addresses, of few and of many, one of nobody. */
async function terms(desk, people) {
  const { total } = await usersAt(desk, 0, 1);
  const found = [];
  for (let index = 0; index < people; index += 1) {
    const { users } = await usersAt(desk, Math.floor((total * (index + 0.5)) / people), 1);
    const { name, email } = users[0];
    const whole = name || email;
    const words = whole.split(/[\s@.]+/).filter((word) => word.length > 2);
    // "李明" is a word of two characters.
    if (words.length === 0) words.push(whole);
    found.push({ kind: "of one", term: name && words.length > 1 ? words.join(" ").toLowerCase() : email });
    found.push({ kind: "of one", term: email });
    found.push({ kind: "of many", term: words[0].toLowerCase() });
    found.push({ kind: "of many", term: words.at(-1).slice(0, 3).toLowerCase() });
  }
  found.push({ kind: "of nobody", term: "qzxqzx" }, { kind: "of nobody", term: "nobody at all" });
  // A term twice in a row would be no search.
  return found.filter(({ term }, index) => term !== found[index - 1]?.term);
}

/** Presses and lets go a key for each letter, also for those that no keyboard of ours has. */
async function type(line, term) {
  for (const [index, key] of [...term].entries()) {
    if (index > 0) await pause(BETWEEN_KEYS);
    await line.send("Input.dispatchKeyEvent", { type: "keyDown", key, text: key, unmodifiedText: key });
    await line.send("Input.dispatchKeyEvent", { type: "keyUp", key });
  }
}

async function search(desk, line, { term, kind }) {
  const { page } = desk;
  const { total, names } = await usersAt(desk, 0, 30, { search: term });
  await page.evaluate(() => globalThis.eye.watch());
  await type(line, term);
  await until(async () => {
    const shown = await page.evaluate(() => globalThis.eye.look());
    assert.ok(shown.isCurrent && shown.search === term);
    assert.deepEqual(shown.rows.map(({ name }) => name), names.slice(0, shown.rows.length));
    assert.ok(shown.rows.length >= Math.min(total, 10), `${term}: ${shown.rows.length} rows of ${total}`);
  }, PATIENCE);
  const { key, seen, requests } = await page.evaluate(async () => {
    const { eye } = globalThis;
    await eye.settled();
    return { key: eye.last.keydown, seen: eye.seen(), requests: eye.requests("/users/list", eye.last.keydown) };
  });
  const isResult = ({ isCurrent, search, rows }) =>
    isCurrent && search === term && rows.length >= Math.min(total, 10) && rows.every(({ name }, index) => name === names[index]);
  const painted = seen.find((shown) => shown.at > key && isResult(shown));
  assert.ok(painted, `${term}: the result was never painted`);
  return { kind, term, total, took: painted.at - key, server: Math.max(0, ...requests.map(({ took }) => took)) };
}

export async function typing({ desk, line, table, people }) {
  const { page } = desk;
  const samples = [];
  for (const one of await terms(desk, people)) {
    await desk.search.focus();
    await desk.search.press("ControlOrMeta+a");
    await desk.search.press("Delete");
    await becomes(() => page.evaluate(() => globalThis.eye.look().search), "", PATIENCE);
    await until(() => desk.isLoaded(), PATIENCE);
    const sample = await search(desk, line, one);
    samples.push(sample);
    console.error(`  ${sample.term} (${sample.total}): ${sample.took.toFixed(0)} ms, the server ${sample.server.toFixed(0)} ms`);
  }
  const of = (kind) => samples.filter((sample) => !kind || sample.kind === kind);
  const p95 = (values) => percentile(values, 0.95);
  const took = ({ took }) => took;
  table.measured(`a key to its painted result, ${samples.length} searches, p95`, p95(of().map(took)), { bar: 150 });
  for (const kind of ["of one", "of many", "of nobody"]) table.measured(`… ${kind}, p95`, p95(of(kind).map(took)));
  table.measured("… the server's part of it, p95", p95(of().map(({ server }) => server)));
  table.measured("… the page's part of it, p95", p95(of().map(({ took, server }) => took - server)));
  await desk.search.focus();
  await desk.search.press("Escape");
  await until(() => desk.isLoaded(), PATIENCE);
}
