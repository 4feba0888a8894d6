// Files as spreadsheet programs read them: rows of texts.

import assert from "node:assert/strict";
import { inflateRawSync } from "node:zlib";

/** The rows of a CSV file (RFC 4180). */
export function readCsv(text, separator = ",") {
  const rows = [[]];
  let cell = "";
  let quoted = false;
  const endCell = () => {
    rows.at(-1).push(cell);
    cell = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (quoted && letter === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"') quoted = !quoted;
    else if (!quoted && letter === separator) endCell();
    else if (!quoted && letter === "\r" && text[at + 1] === "\n") {
      endCell();
      rows.push([]);
      at += 1;
    } else cell += letter;
  }
  assert.deepEqual(rows.pop(), [], "the last line has an end");
  assert.equal(cell, "");
  return rows;
}

/** The rows of a workbook's first sheet (ECMA-376): texts stand in their cells. */
export function readWorkbook(file) {
  const sheet = unzip(file).get("xl/worksheets/sheet1.xml").toString();
  return [...sheet.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row = ""]) => {
    const cells = [];
    for (const [, reference, content] of row.matchAll(/<c r="([A-Z]+)\d+"[^>]*?(?:\/>|>(.*?)<\/c>)/gs)) {
      const column = [...reference].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      while (cells.length < column) cells.push("");
      cells.push(unescape(/<(?:t|v)(?: [^>]*)?>(.*?)<\/(?:t|v)>/s.exec(content ?? "")?.[1] ?? ""));
    }
    return cells;
  });
}

const unescape = (text) =>
  text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name) => ({ lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" })[name]);

/** What a ZIP archive holds, by name; the list at its end tells (APPNOTE 4.3.12). */
export function unzip(file) {
  const end = file.lastIndexOf(Buffer.from("PK\x05\x06"));
  const members = new Map();
  let at = file.readUInt32LE(end + 16);
  for (let count = file.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [method, size] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset));
    const header = file.readUInt32LE(at + 42);
    const begin = header + 30 + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28);
    const bytes = file.subarray(begin, begin + size);
    members.set(file.toString("utf8", at + 46, at + 46 + name), method === 0 ? bytes : inflateRawSync(bytes));
    at += 46 + name + extra + comment;
  }
  return members;
}
