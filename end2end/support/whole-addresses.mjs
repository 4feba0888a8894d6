// Looks for whole addresses in whatever was written or sent.

import { isIPv4 } from "node:net";
import { unzip } from "./spreadsheet.mjs";

const hex = (number, digits = 1) => number.toString(16).padStart(digits, "0");

/** The eight groups of an IPv6 address, which the parser of URLs brings into its one short form (RFC 5952). */
function groupsOf(address) {
  const [head, tail] = short(address).split("::").map((groups) => (groups ? groups.split(":") : []));
  const zeros = tail ? Array(8 - head.length - tail.length).fill("0") : [];
  return [...head, ...zeros, ...(tail ?? [])].map((group) => parseInt(group, 16));
}

const short = (address) => new URL(`http://[${address}]`).hostname.slice(1, -1);

/** The texts, in lower case, that give away more of an address than its mask may show. */
function textsOf(address) {
  if (isIPv4(address)) {
    const parts = address.split(".").map(Number);
    const [high, low] = [parts[0] * 256 + parts[1], parts[2] * 256 + parts[3]];
    // Three parts of four are one too many.
    const dotted = `${parts.slice(0, 3).join(".")}.`;
    return [dotted, `${hex(high)}:${hex(low)}`, `${hex(high, 4)}:${hex(low, 4)}`, hex(high, 4) + hex(low, 4), `${high * 65_536 + low}`];
  }
  const groups = groupsOf(address);
  const [plain, padded] = [groups.map((group) => hex(group)), groups.map((group) => hex(group, 4))];
  const texts = [short(address), plain.join(":"), padded.join(":"), padded.join("")];
  // Three groups of eight are one too many.
  if (groups[2] !== 0) texts.push(plain.slice(0, 3).join(":"), padded.slice(0, 3).join(":"));
  return texts;
}

const escaped = (text) => text.replace(/[.:]/g, (mark) => `%${hex(mark.charCodeAt(0))}`);

/** The 16 bytes of an address; IPv4 as IPv6 holds it, since four bytes are found anywhere. */
function bytesOf(address) {
  const groups = groupsOf(isIPv4(address) ? `::ffff:${address}` : address);
  return Buffer.from(groups.flatMap((group) => [group >> 8, group & 255]));
}

/** What may be compressed is looked into: a workbook is an archive. */
function opened({ where, bytes }) {
  if (!bytes.subarray(0, 4).equals(Buffer.from("PK\x03\x04"))) return [{ where, bytes }];
  return [...unzip(bytes)].map(([name, bytes]) => ({ where: `${where}, ${name}`, bytes }));
}

/**
 * In which of `places` (`{ where, bytes }`) one of `addresses` stands, in any spelling, or more of it than two parts:
 * `{ where, address, as }`.
 */
export function wholeAddresses(places, addresses) {
  const sought = addresses.map((address) => ({
    address,
    texts: [...new Set(textsOf(address).flatMap((text) => [text, escaped(text)]))],
    bytes: bytesOf(address),
  }));
  return places.flatMap(opened).flatMap(({ where, bytes }) => {
    const text = bytes.toString("latin1").toLowerCase();
    return sought.flatMap(({ address, texts, bytes: own }) => {
      const found = texts.filter((spelling) => text.includes(spelling));
      if (bytes.includes(own)) found.push("its bytes");
      return found.map((as) => ({ where, address, as }));
    });
  });
}
