// What axe (https://github.com/dequelabs/axe-core) finds on a page.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What is wrong, a line each: rule, how bad, where. */
export async function violations(page) {
  await page.evaluate(axe);
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))));
  const found = await page.evaluate(() => globalThis.axe.run(document, { rules: { "target-size": { enabled: true } } }));
  return found.violations.flatMap(({ id, impact, nodes }) => nodes.map((node) => `${impact} ${id}: ${node.target} ${node.failureSummary.split("\n").at(-1).trim()}`));
}

/** Looks at the states of a page, each of which must also fit the window, and gathers what is wrong by what was looked at. */
export function inspection(desk) {
  const found = {};
  const look = async (what) => {
    const wrong = await violations(desk.page);
    if (wrong.length) found[what] = wrong;
    await desk.fitsTheWindow();
  };
  return { found, look };
}
