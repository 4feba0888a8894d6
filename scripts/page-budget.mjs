// Adds up the first load of a built page: the index, all that it links, and all that its scripts and styles in turn import.
// node scripts/page-budget.mjs FOLDER BYTES
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, extname, join, posix } from "node:path";

const [folder, limit] = [process.argv[2], Number(process.argv[3])];
if (!folder || !(limit > 0)) throw new Error("a folder and a number of bytes, please");

/** What a file makes the browser fetch without anybody's doing. */
function wants(file) {
  const text = readFileSync(join(folder, file), "utf8");
  const found = (pattern) => [...text.matchAll(pattern)].map((match) => match.slice(1).find(Boolean));
  const imports = /(?:^|[;}\s])(?:import|export)\b[^"'();]*?\bfrom\s*["']([^"']+)["']|(?:^|[;}\s])import\s*["']([^"']+)["']/g;
  switch (extname(file)) {
    case ".html":
      // Of the languages a browser fetches one, and of that what the list says.
      return [
        ...found(/<(?:link|script|img)\b[^>]*?\b(?:href|src)=(?:"([^"]+)"|([^\s">]+))/g),
        ...found(imports),
        ...found(/"(\/texts-en-(?!parts)[^"]+)"/g),
      ];
    case ".css":
      return found(/@import\s+(?:url\()?["']([^"']+)|url\(["']?([^"')]+)/g);
    case ".js":
      return found(imports);
    default:
      return [];
  }
}

const fetched = new Set();
const waiting = ["index.html"];
for (const file of waiting) {
  if (fetched.has(file)) continue;
  fetched.add(file);
  for (const address of wants(file)) {
    if (/^(?:data:|#)/.test(address)) continue;
    const path = address.startsWith("/") ? address.slice(1) : posix.join(dirname(file), address);
    if (!existsSync(join(folder, path))) throw new Error(`${file} wants ${address}, which is not there`);
    waiting.push(path);
  }
}

const isPlain = (file) => !/\.(br|gz)$/.test(file);
const all = readdirSync(folder, { recursive: true }).filter((file) => isPlain(file) && statSync(join(folder, file)).isFile());
const size = (file) => statSync(existsSync(join(folder, `${file}.br`)) ? join(folder, `${file}.br`) : join(folder, file)).size;
const sum = (files) => files.reduce((total, file) => total + size(file), 0);
const kilo = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

// A page without its program would be small too.
if (![...fetched].some((file) => file.endsWith(".wasm"))) throw new Error("the index wants no WebAssembly");
const first = [...fetched];
const parts = first.map((file) => `${file.replace(/-[0-9a-f]{16}(?=\.)/, "")} ${kilo(size(file))}`);
console.log(
  `First load ${kilo(sum(first))} with brotli, of at most ${kilo(limit)}: ${parts.join(", ")}; later, when wanted, ` +
    `${kilo(sum(all.filter((file) => !fetched.has(file))))}.`,
);
if (sum(first) > limit) {
  console.error(`error: the first load is ${sum(first) - limit} bytes over its budget. docs/development.md says how it is kept small.`);
  process.exitCode = 1;
}
