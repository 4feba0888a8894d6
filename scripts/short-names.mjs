// What the page's program imports of its script has names with a checksum each (wasm-bindgen's), which compress badly and
// stand in both files. Between the two of them, a letter or two does as well.

const IMPORTS = 2;

function readNumber(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
}

function number(value) {
  const bytes = [];
  do {
    const rest = Math.floor(value / 128);
    bytes.push((value % 128) | (rest ? 0x80 : 0));
    value = rest;
  } while (value);
  return Buffer.from(bytes);
}

function readText(bytes, at) {
  const [length, from] = readNumber(bytes, at);
  return [bytes.toString("utf8", from, from + length), from + length];
}

const text = (string) => Buffer.concat([number(Buffer.byteLength(string)), Buffer.from(string)]);

/** Where an import's description ends: what kind it is, then its type. */
function skipDescription(bytes, at) {
  const skipNumber = (at) => readNumber(bytes, at)[1];
  const skipLimits = (at) => (bytes[at] & 1 ? skipNumber(skipNumber(at + 1)) : skipNumber(at + 1));
  switch (bytes[at]) {
    case 0: // function
      return skipNumber(at + 1);
    case 1: // table
      return skipLimits(at + 2);
    case 2: // memory
      return skipLimits(at + 1);
    case 3: // global
      return at + 3;
    case 4: // tag
      return skipNumber(at + 2);
    default:
      throw new Error(`an import of the unknown kind ${bytes[at]}`);
  }
}

function renameImports(section, short) {
  let [count, at] = readNumber(section, 0);
  const parts = [number(count)];
  for (; count > 0; count -= 1) {
    let module, name;
    [module, at] = readText(section, at);
    [name, at] = readText(section, at);
    const end = skipDescription(section, at);
    parts.push(text(module), text(short.get(name) ?? name), section.subarray(at, end));
    at = end;
  }
  if (at !== section.length) throw new Error("the program's imports are not as expected");
  return Buffer.concat(parts);
}

/** The same program and script, with short names between them. */
export function shortNames(program, script) {
  const found = new Set(script.match(/\b__wb[a-z]+_\w+_[0-9a-f]{16}\b/g));
  const short = new Map([...found].map((name, index) => [name, `_${index.toString(36)}`]));
  const parts = [program.subarray(0, 8)];
  for (let at = 8; at < program.length; ) {
    const [size, from] = readNumber(program, at + 1);
    const section = program.subarray(from, from + size);
    const changed = program[at] === IMPORTS ? renameImports(section, short) : section;
    parts.push(program.subarray(at, at + 1), number(changed.length), changed);
    at = from + size;
  }
  return [Buffer.concat(parts), script.replace(/\b__wb[a-z]+_\w+_[0-9a-f]{16}\b/g, (name) => short.get(name))];
}
