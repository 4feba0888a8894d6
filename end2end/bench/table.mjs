// Results, in the form of the other benchmarks: case · ours · raw · ratio · bar.

export class Table {
  #rows = [["case", "ours", "raw", "ratio", "bar"]];

  /** Adds what a case measured, in `unit`; `bar`: the most that is good enough, if anything is asked. */
  measured(name, ours, { unit = "ms", digits = 1, bar } = {}) {
    const verdict = ours <= bar ? "" : "  over";
    this.#add([name, `${ours.toFixed(digits)} ${unit}`, "-", "-", bar === undefined ? "-" : `≤ ${bar} ${unit}${verdict}`]);
  }

  /** Adds what a case has become beside what it was (`raw`); `bar`: the highest ratio that is good enough. */
  compared(name, ours, raw, { unit, digits = 1, bar }) {
    const ratio = ours / raw;
    const verdict = ratio <= bar ? "" : "  over";
    this.#add([name, ...[ours, raw].map((value) => `${value.toFixed(digits)} ${unit}`.trim()), ratio.toFixed(2), `≤ ${bar}${verdict}`]);
  }

  #add(row) {
    console.error(row.join(" · "));
    this.#rows.push(row);
  }

  /** Prints it, aligned. */
  print() {
    const length = (text) => [...text].length;
    const widths = this.#rows[0].map((_, column) => Math.max(...this.#rows.map((row) => length(row[column]))));
    for (const row of this.#rows) {
      const cells = row.map((cell, column) => cell + " ".repeat(widths[column] - length(cell)));
      console.log(cells.join(" · ").trimEnd());
    }
  }
}

/** The value that a share of all are not above: `percentile(values, 0.95)`. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}
