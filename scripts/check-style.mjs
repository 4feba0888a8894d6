// Fails for a style sheet that has a colour, space, size, face or movement of its own, where style/tokens.css has one.
// Usage: node scripts/check-style.mjs [FOLDER]
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2] ?? "style";
const TOKENS = "tokens.css";

/** What may stand in a property without a token, beside `var(…)` and `calc(…)` of them. */
const RULES = [
  { of: /^(?!-)/, what: "a colour", wrong: /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|light-dark)a?\(|\b(?:white|black)\b/i },
  // Lines of a pixel, and what aligns one picture with another, are no steps of the scale.
  { of: /^((row-|column-)?gap|(margin|padding)(-.+)?)$/, what: "a space", wrong: /(?<![\w.])(?:2|4|6|8|10|12|16|20|24|32|48|64|72)px/ },
  { of: /^(font|font-size)$/, what: "a size of type", wrong: /(?<![\w.])[\d.]+(?:px|r?em|pt)\b/ },
  { of: /^(font|font-weight)$/, what: "a weight", wrong: /(?<![\w./-])[1-9]00\b|\b[1-9]50\b|\bbold/ },
  { of: /^(font|font-family)$/, what: "a face", wrong: /serif|monospace|system-ui/ },
  { of: /^border(-.+)?-radius$/, what: "a radius", wrong: /(?<!- )(?<![\w.])[\d.]+px/ },
  { of: /^(transition|animation)(-.+)?$/, what: "a movement", wrong: /(?<![\w.])[\d.]+m?s\b|\bease-out\b|cubic-bezier/ },
];

const sheets = readdirSync(folder).filter((file) => file.endsWith(".css") && file !== TOKENS);
if (sheets.length === 0) throw new Error(`there is no style sheet in ${folder}`);
const known = new Set([...readFileSync(join(folder, TOKENS), "utf8").matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
const faults = [];
for (const sheet of sheets) {
  const text = readFileSync(join(folder, sheet), "utf8").replace(/\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "));
  const own = new Set([...text.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
  for (const declaration of text.matchAll(/(?<=[{;]\s*)([\w-]+):([^;{}]+)(?=[;}])/g)) {
    const [, property, value] = declaration;
    const at = `${join(folder, sheet)}:${text.slice(0, declaration.index).split("\n").length}`;
    for (const { of, what, wrong } of RULES) {
      if (of.test(property) && wrong.test(value)) faults.push(`${at}: ${what} of its own: ${property}:${value}`);
    }
    // A name with a value beside it may come from the page's program.
    for (const [, name, rest] of value.matchAll(/var\((--[\w-]+)([,)])/g)) {
      if (rest === ")" && !known.has(name) && !own.has(name)) faults.push(`${at}: there is no ${name}`);
    }
  }
}
for (const fault of faults) console.error(fault);
console.log(`${sheets.length} style sheets, ${faults.length} values beside the tokens.`);
process.exitCode = faults.length ? 1 : 0;
