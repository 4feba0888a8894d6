// Measures the page in Chromium, on a list of very many users: scripts/bench browser
//
// What is named on the command line is measured, else all. ROLLCALL_BENCH_USERS, _PEOPLE (whose names are searched),
// _DRAGS, _SECONDS (of scrolling), _TIMES ("select all") and _CYCLES (of use) ask for less, to try it.

import { atTheDesk } from "./desk.mjs";
import { hour } from "./hour.mjs";
import { scrolling } from "./scrolling.mjs";
import { selectAll } from "./select-all.mjs";
import { Table } from "./table.mjs";
import { thumb } from "./thumb.mjs";
import { typing } from "./typing.mjs";

const wanted = (name, usual) => Number(process.env[`ROLLCALL_BENCH_${name}`] ?? usual);

const CASES = { typing, thumb, scrolling, "select-all": selectAll, hour };
const sizes = {
  people: wanted("PEOPLE", 16),
  drags: wanted("DRAGS", 20),
  seconds: wanted("SECONDS", 60),
  times: wanted("TIMES", 20),
  cycles: wanted("CYCLES", 300),
};

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(CASES);
for (const name of names) if (!CASES[name]) throw new Error(`there is no case "${name}"; there are ${Object.keys(CASES).join(", ")}`);

const table = new Table();
for (const name of names) {
  // Each with a browser and a server of its own, so that none inherits what another left.
  await atTheDesk(wanted("USERS", 1_000_000), async ({ desk, line, version }) => {
    console.error(`${name}, in ${version}`);
    await CASES[name]({ desk, line, table, ...sizes });
  });
}
table.print();
