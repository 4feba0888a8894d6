// Splits the page's program at the functions marked with wasm_split, so that the first load brings what the list of users
// needs and no more, makes one script and one style sheet of the page's many, and one file of each language's texts. trunk
// calls it after each build, before anything is compressed: trunk itself can't split (trunk-rs/trunk#1022).
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { shortNames } from "./short-names.mjs";

const site = process.env.TRUNK_STAGING_DIR;
if (!site) throw new Error("trunk calls this: TRUNK_STAGING_DIR is not set");
const isRelease = process.env.TRUNK_PROFILE === "release";
const name = "rollcall";
/** What the list of users needs nothing of. What stands in the others must not have to come after these. */
const STYLES_OF_PARTS = ["toast", "profile", "fields", "menu", "cards", "notes", "bulk", "tray", "talk", "settings", "account", "entries", "invite", "trend", "view", "dialog", "palette", "sign-in"];
const program = join(
  process.env.CARGO_TARGET_DIR ?? "target",
  "wasm32-unknown-unknown",
  isRelease ? "wasm-release" : "debug",
  "rollcall-frontend.wasm",
);

const run = promisify(execFile);
const hashed = (content) => createHash("sha256").update(content).digest("hex").slice(0, 16);
/** Writes a file of the page under a name that changes with its content, since browsers keep it for ever. */
async function place(stem, extension, content) {
  const file = `${stem}-${hashed(content)}${extension}`;
  await writeFile(join(site, file), content);
  return file;
}

/** What the list of users says; what the parts alone say comes with the first of them. */
const TEXTS_OF_THE_LIST = ["chatbots", "choice", "errors", "language", "layout", "list", "network", "shell", "trend", "ui", "user", "users"];

/** Fetches the texts of the parts with the first of them. */
const partTexts = `
import { FluentResource } from "@fluent/bundle";

let spoken;
function speaks() {
  spoken ??= fetch(globalThis.rollcallPartTexts)
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error("no texts"))))
    .then((texts) => void globalThis.rollcallSpeaker.addResource(new FluentResource(texts)))
    .catch((error) => {
      spoken = undefined;
      throw error;
    });
  return spoken;
}
`;

/** Lets other tasks come first. */
const pause = `
const pause = () => globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
`;

/** Fetches the style of the parts with the first of them. */
const partStyle = (file) => `
let style;
function styled() {
  style ??= new Promise((resolve, reject) => {
    const link = document.createElement("link");
    Object.assign(link, {
      rel: "stylesheet",
      href: new URL("./${file}", import.meta.url).href,
      onload: resolve,
      onerror() {
        style = undefined;
        link.remove();
        reject(new Error("no style"));
      },
    });
    document.head.append(link);
  });
  return style;
}
`;

async function splitProgram(html, work, style) {
  await run("wasm-split-cli", [program, work, "--out-name", name]);
  const parts = (await readdir(work)).filter((file) => file.endsWith(".wasm") && file !== `${name}.wasm`);
  // What the parts want of the main program are exports that only the linker has named so far.
  await run("wasm-bindgen", [
    "--target=web", "--no-typescript", "--keep-lld-exports", `--out-dir=${work}`, `--out-name=${name}`, join(work, `${name}.wasm`),
  ]);
  if (isRelease) {
    // -Os and not -Oz: what it makes is larger, but smaller with brotli. The lowest kilobyte of memory is the end of the stack,
    // which nothing points into.
    const optimise = (file) =>
      run("wasm-opt", ["-Os", "--low-memory-unused", "--strip-debug", "--strip-producers", join(work, file), "-o", join(work, file)]);
    await Promise.all([`${name}_bg.wasm`, ...parts].map(optimise));
    const both = [`${name}_bg.wasm`, `${name}.js`].map((file) => join(work, file));
    const short = shortNames(await readFile(both[0]), await readFile(both[1], "utf8"));
    await Promise.all(short.map((content, index) => writeFile(both[index], content)));
  }

  let links = await readFile(join(work, "__wasm_split.js"), "utf8");
  const replace = (old, by) => {
    if (!links.includes(old)) throw new Error("what fetches a part is not as expected");
    links = links.replaceAll(old, by);
  };
  // The page itself says when a part can't be fetched; when one only leaves the page, there is nothing to say.
  replace("console.error(e);", "");
  // Each fetch begins in a task of its own: ten at once would hold up a slow machine.
  replace("const parallelStuff = deps.map(d => d());", "const parallelStuff = [];\nfor (const d of deps) {\nparallelStuff.push(d());\nawait pause();\n}");
  replace("await callee();", `await Promise.all([callee(), speaks()${style ? ", styled()" : ""}]);`);
  links = partTexts + pause + links + (style ? partStyle(style) : "");
  for (const part of parts) {
    const stem = basename(part, ".wasm").replace(/^split_/, "");
    const file = await place(`${name}-${stem}`, ".wasm", await readFile(join(work, part)));
    links = links.replaceAll(`"./${part}"`, `"./${file}"`);
  }
  await writeFile(join(work, "__wasm_split.js"), links);
  const script = join(work, "bundle.js");
  await run("esbuild", [
    join(work, `${name}.js`), "--bundle", "--format=esm", "--target=es2022", `--outfile=${script}`, "--log-level=warning",
    ...(isRelease ? ["--minify", "--legal-comments=none"] : []),
  ]);

  // What trunk made of the program as a whole, and refers to in the index, is replaced.
  for (const [old, stem, extension, file] of [
    [/rollcall-frontend-[0-9a-f]+\.js/g, name, ".js", script],
    [/rollcall-frontend-[0-9a-f]+_bg\.wasm/g, name, ".wasm", join(work, `${name}_bg.wasm`)],
  ]) {
    const [first] = html.match(old) ?? [];
    if (!first) throw new Error(`${old} is not in the index`);
    html = html.replaceAll(old, await place(stem, extension, await readFile(file)));
    await rm(join(site, first));
  }
  return html;
}

/** One style sheet of many. */
async function joinStyles(files, stem, work) {
  const styles = await Promise.all(files.map((file) => readFile(join(site, file), "utf8")));
  await writeFile(join(work, "in.css"), styles.join("\n"));
  await run("esbuild", [join(work, "in.css"), "--minify", `--outfile=${join(work, "out.css")}`, "--log-level=warning"]);
  const style = await readFile(join(work, "out.css"));
  return [await place(stem, ".css", style), style];
}

/** Makes two style sheets of many: that of the first load, and that of the parts, which comes with them. */
async function splitStyles(html, work) {
  const links = [...html.matchAll(/<link [^>]*rel="?stylesheet[^>]*>\s*/g)].map(([link]) => link);
  const files = links.map((link) => /href="?\/([^" >]+)/.exec(link)[1]);
  const isOfParts = (file) => STYLES_OF_PARTS.includes(file.replace(/-[0-9a-f]+\.css$/, ""));
  const ofParts = files.filter(isOfParts);
  if (ofParts.length !== STYLES_OF_PARTS.length) throw new Error("a style sheet of the parts is not in the index");
  const [late] = await joinStyles(ofParts, `${name}-parts`, work);
  const [file, style] = await joinStyles(files.filter((file) => !isOfParts(file)), name, work);
  await Promise.all(files.map((file) => rm(join(site, file))));
  const integrity = `sha384-${createHash("sha384").update(style).digest("base64")}`;
  links.forEach((link, index) => {
    html = html.replace(link, index ? "" : `<link rel="stylesheet" href="/${file}" integrity="${integrity}">\n`);
  });
  return [html, late];
}

const locales = "app/locales";

/** Places the texts of each language, those of the list and those of the parts, and tells the index where. */
async function placeTexts(html) {
  const placed = {};
  for (const language of (await readdir(locales)).sort()) {
    const files = (await readdir(join(locales, language))).sort();
    const isOfTheList = (file) => TEXTS_OF_THE_LIST.includes(basename(file, ".ftl"));
    if (files.filter(isOfTheList).length !== TEXTS_OF_THE_LIST.length) throw new Error(`a text of the list is not in ${language}`);
    const placeFiles = async (stem, files) => {
      const texts = await Promise.all(files.map((file) => readFile(join(locales, language, file), "utf8")));
      // What is written for translators is not for readers.
      return `/${await place(stem, ".txt", texts.join("\n").replaceAll(/^#.*\n|^\n/gm, ""))}`;
    };
    placed[language] = [
      await placeFiles(`texts-${language}`, files.filter(isOfTheList)),
      await placeFiles(`texts-${language}-parts`, files.filter((file) => !isOfTheList(file))),
    ];
  }
  if (!html.includes("__TEXTS__")) throw new Error("the index has no place for the texts");
  return html.replace("__TEXTS__", JSON.stringify(placed));
}

const index = join(site, "index.html");
const work = await mkdtemp(join(tmpdir(), "rollcall-page-"));
try {
  let html = await readFile(index, "utf8");
  let style;
  if (isRelease) [html, style] = await splitStyles(html, work);
  html = await placeTexts(html);
  await writeFile(index, await splitProgram(html, work, style));
} finally {
  await rm(work, { recursive: true });
}
if (isRelease) await import("./precompress.mjs");
