// Waiting for what must become true.

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";

/** Runs `check` until it no longer throws; after `milliseconds` it throws what `check` threw last. */
export async function until(check, milliseconds = 10_000) {
  const end = performance.now() + milliseconds;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await pause(20);
  }
}

/** Waits until `read` gives `expected`. */
export const becomes = (read, expected, milliseconds) =>
  until(async () => assert.deepEqual(await read(), expected), milliseconds);
