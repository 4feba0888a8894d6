// "Select all": how many frames until all rows in view, the head's box and the bar say so.

import assert from "node:assert/strict";
import { percentile } from "./table.mjs";
import { until } from "../support/until.mjs";

export async function selectAll({ desk, table, times }) {
  const { page } = desk;
  await desk.scroller.evaluate((scroller) => scroller.scrollTo(0, 0));
  await desk.isLoaded();
  const samples = [];
  for (let time = 0; time < times; time += 1) {
    await page.evaluate(() => {
      const { eye } = globalThis;
      const record = (globalThis.record = { frames: 0, painted: null });
      addEventListener(
        "click",
        (event) => {
          record.clicked = event.timeStamp;
          const frame = () => {
            record.frames += 1;
            const begun = performance.now();
            const { rows, bar } = eye.look();
            const isDone = rows.length > 0 && rows.every(({ chosen }) => chosen) && /^[\d,]+ selected$/.test(bar) && document.querySelector(".is-head .box").checked;
            if (isDone) eye.atPaint((at) => Object.assign(record, { painted: at, work: at - begun }));
            else requestAnimationFrame(frame);
          };
          requestAnimationFrame(frame);
        },
        { capture: true, once: true },
      );
    });
    await desk.allBox.click();
    const record = await until(async () => {
      const record = await page.evaluate(() => globalThis.record);
      assert.ok(record.painted);
      return record;
    });
    samples.push({ frames: record.frames, took: record.painted - record.clicked });
    await desk.allBox.click();
    await until(async () => assert.equal(await desk.bar.count(), 0));
  }
  table.measured(`"select all" to painted, ${times} times, the most`, Math.max(...samples.map(({ frames }) => frames)), { unit: "frames", digits: 0, bar: 1 });
  table.measured("… from the click, p95", percentile(samples.map(({ took }) => took), 0.95));
}
