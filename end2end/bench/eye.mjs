// An eye within the page: what its list shows, from frame to frame, and when each frame was painted.
//
// A frame counts as painted when a message that was posted in its `requestAnimationFrame` arrives: the browser runs that
// task after it has laid out, painted and handed over the frame. What comes then (the compositor, the screen) is no
// longer of the page's making, and without a screen there is none to measure.

/** Runs in the page. */
function open() {
  // The page's own memory, to be weighed later: it grows and never shrinks.
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      globalThis.eye.memory = (made.instance ?? made).exports.memory;
      return made;
    };
  }

  const look = () => {
    const scroller = document.querySelector(".grid-scroll");
    if (!scroller) return null;
    const view = scroller.getBoundingClientRect();
    const rows = [...scroller.querySelectorAll("[role=row]:not([hidden])")]
      .map((row) => ({ row, box: row.getBoundingClientRect() }))
      .filter(({ box }) => box.top >= view.top - 1 && box.bottom <= view.bottom + 1)
      .sort((a, b) => a.box.top - b.box.top)
      .map(({ row }) => ({
        place: Number(row.getAttribute("aria-rowindex")) - 2,
        name: row.querySelector(".who b")?.textContent || null,
        chosen: row.ariaSelected === "true",
      }));
    return {
      search: new URLSearchParams(location.search).get("search") ?? "",
      isCurrent: scroller.closest("[role=grid]").ariaBusy === "false",
      total: document.querySelector(".total")?.textContent ?? "",
      bar: document.querySelector(".bulk-count")?.textContent ?? "",
      rows,
    };
  };

  const painted = new MessageChannel();
  const waiting = [];
  painted.port1.onmessage = () => waiting.shift()();
  const atPaint = (then) => {
    waiting.push(() => then(performance.now()));
    painted.port2.postMessage(null);
  };

  let isWatching = false;
  let seen = [];
  const frame = () => {
    if (!isWatching) return;
    const now = look();
    const text = JSON.stringify(now);
    if (text !== seen.at(-1)?.text) {
      const entry = { text, at: null };
      seen.push(entry);
      atPaint((at) => (entry.at = at));
    }
    requestAnimationFrame(frame);
  };

  globalThis.eye = {
    look,
    atPaint,
    /** When the input of each kind that came last was made, as the browser says. */
    last: {},
    watch() {
      seen = [];
      if (!isWatching) requestAnimationFrame(frame);
      isWatching = true;
    },
    /** What was shown since `watch`, each with the time at which it was first painted. */
    seen() {
      isWatching = false;
      return seen.filter(({ at }) => at !== null).map(({ text, at }) => ({ ...JSON.parse(text), at }));
    },
    /** Waits until what is there now is painted. */
    settled: () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => atPaint(resolve)))),
    /** How long each request to `path` took since `from`, from its being sent to its answer's last byte. */
    requests(path, from) {
      return performance
        .getEntriesByType("resource")
        .filter(({ name, startTime }) => name.endsWith(path) && startTime >= from)
        .map(({ startTime, requestStart, responseStart, responseEnd }) => ({ startTime, took: responseEnd - (requestStart || startTime), first: responseStart - requestStart }));
    },
  };
  for (const kind of ["keydown", "click"]) {
    addEventListener(kind, (event) => (globalThis.eye.last[kind] = event.timeStamp), true);
  }
  performance.setResourceTimingBufferSize(100_000);
}

export const openEye = (context) => context.addInitScript(open);
