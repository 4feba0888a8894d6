// Writes NAME.br and NAME.gz beside every file of the page that compresses well, so that the server sends them as
// they are. trunk calls it after a release build; `node scripts/precompress.mjs FOLDER` does the same by hand.
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const folder = process.argv[2] ?? process.env.TRUNK_STAGING_DIR;
if (!folder) throw new Error("which folder? Give it as an argument, or set TRUNK_STAGING_DIR");

// A development build is not compressed: it would only slow every save down.
const wanted = process.argv[2] !== undefined || process.env.TRUNK_PROFILE === "release";
const compressible = /\.(css|html|ico|js|json|mjs|svg|txt|wasm|webmanifest|xml)$/;

async function* files(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (compressible.test(entry.name)) yield path;
  }
}

async function compress(path) {
  const plain = await readFile(path);
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(plain, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
        // Tables of numbers stand in it, which lie a multiple of eight bytes from one another: a small gain.
        [constants.BROTLI_PARAM_NPOSTFIX]: path.endsWith(".wasm") ? 1 : 0,
        [constants.BROTLI_PARAM_NDIRECT]: path.endsWith(".wasm") ? 30 : 0,
      },
    }),
    promisify(gzip)(plain, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
}

if (wanted) {
  await stat(folder);
  const found = [];
  for await (const path of files(folder)) found.push(path);
  await Promise.all(found.map(compress));
}
