// A minute of scrolling: how many frames came late.
//
// Counted is the time between the calls of `requestAnimationFrame`, for it is what the page answers for: its next frame
// was not begun in time. The trace tells independently what became of the frames: those the compositor gave up
// ("DroppedFrame") stand beside it. Without a screen the browser still beats 60 times a second, by a clock of its own,
// but has no display to say when a frame was seen; so the trace's times of presentation would say no more than this.

import { setTimeout as pause } from "node:timers/promises";

/** At 60 frames a second one that is missed makes 33.3 ms: it counts. */
const LATE = 33;

/** Runs `act` while the browser keeps a trace of its frames; the answer is the trace's events. */
async function traced(line, act) {
  const events = [];
  const collect = ({ value }) => events.push(...value);
  line.on("Tracing.dataCollected", collect);
  const complete = new Promise((resolve) => line.once("Tracing.tracingComplete", resolve));
  await line.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["disabled-by-default-devtools.timeline.frame", "devtools.timeline.frame"] } });
  await act();
  await line.send("Tracing.end");
  await complete;
  line.off("Tracing.dataCollected", collect);
  return events;
}

export async function scrolling({ desk, line, table, seconds }) {
  const { page } = desk;
  await desk.scroller.evaluate((scroller) => scroller.scrollTo(0, 0));
  await desk.isLoaded();
  await desk.rows.first().evaluate((row) => row.focus());
  await desk.scroller.hover();
  let frames;
  let scrolled;
  const events = await traced(line, async () => {
    await page.evaluate((frames) => {
      // Made beforehand: what is measured must not wait for memory.
      const record = { times: new Float64Array(frames), count: 0, rows: new Set(), isOn: true };
      const scroller = document.querySelector(".grid-scroll");
      const frame = (at) => {
        if (!record.isOn) return;
        record.times[record.count] = at;
        record.count += 1;
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
      scroller.addEventListener("scroll", () => (record.scrolls = (record.scrolls ?? 0) + 1), { passive: true });
      globalThis.record = record;
    }, seconds * 400);
    const end = performance.now() + seconds * 1_000;
    for (let turn = 0; performance.now() < end; turn += 1) {
      // Half a minute down, then half of it up again, with the keyboard in between.
      const down = performance.now() < end - seconds * 333;
      if (turn % 12 === 11) await page.keyboard.press(down ? "PageDown" : "PageUp");
      else await page.mouse.wheel(0, (down ? 1 : -1) * (turn % 5 === 4 ? 600 : 120));
      await pause(35);
    }
    ({ frames, scrolled } = await page.evaluate(() => {
      const { record } = globalThis;
      record.isOn = false;
      return { frames: [...record.times.subarray(0, record.count)], scrolled: record.scrolls };
    }));
  });
  const times = frames.slice(1).map((at, index) => at - frames[index]);
  const late = times.filter((time) => time > LATE);
  const count = (name) => events.filter((event) => event.name === name).length;
  const drawn = count("DrawFrame");
  const dropped = count("DroppedFrame");
  console.error(`  ${times.length} frames, ${scrolled} scrolls, the longest frame ${Math.max(...times).toFixed(0)} ms; in the trace ${drawn} drawn, ${dropped} dropped`);
  const share = (part, whole) => (100 * part) / Math.max(whole, 1);
  table.measured(`frames over ${LATE} ms in ${seconds} s of scrolling`, share(late.length, times.length), { unit: "%", digits: 2, bar: 1 });
  table.measured("… frames the compositor dropped, by the trace", share(dropped, drawn + dropped), { unit: "%", digits: 2 });
}
