// A keyboard, and nothing else: whoever uses it always knows where they are.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { until } from "./until.mjs";

/** The most stops there are between any two places of a page. */
const STOPS = 150;

export class Keyboard {
  #page;
  #keyboard;

  constructor({ page }) {
    this.#page = page;
    this.#keyboard = page.keyboard;
  }

  /** Presses keys, one after the other; after each, something that can be seen has the focus. */
  async press(...keys) {
    for (const key of keys) {
      await this.#keyboard.press(key);
      await this.isSomewhere(key);
    }
  }

  /** Writes where the focus is, in the place of what stands there. */
  async write(text) {
    await this.#keyboard.press("Control+a");
    await this.#keyboard.type(text);
  }

  /** Goes on with Tab, or `key`, until it is there. */
  async to(locator, key = "Tab") {
    await locator.waitFor({ state: "attached" });
    for (let stops = 0; stops < STOPS; stops += 1) {
      if (await locator.evaluate((element) => element === document.activeElement)) return this.isSomewhere(`${locator}`);
      await this.#keyboard.press(key);
    }
    assert.fail(`${key} never came to ${locator}`);
  }

  /** Goes back until it is there. */
  async back(locator) {
    await this.to(locator, "Shift+Tab");
  }

  /** Goes there and presses it. */
  async use(locator, way = "Tab", key = "Enter") {
    await this.to(locator, way);
    await this.press(key);
  }

  /** Chooses a radio button of a group that stands further on. */
  async choose(radio) {
    const group = await radio.getAttribute("name");
    const [all, at] = await radio.evaluate((radio, group) => {
      const all = [...document.querySelectorAll(`input[name="${group}"]`)];
      return [all.map(({ checked }) => checked), all.indexOf(radio)];
    }, group);
    const from = Math.max(all.indexOf(true), 0);
    await this.to(this.#page.locator(`input[name="${group}"]`).nth(from));
    for (let step = from; step !== at; step += Math.sign(at - from)) await this.press(at > from ? "ArrowDown" : "ArrowUp");
    await until(async () => assert.ok(await radio.isChecked()));
  }

  /** Chooses from a list by the letters of its name. */
  async pick(select, name) {
    await this.to(select);
    await this.#keyboard.type(name);
    await until(async () => assert.equal(await select.evaluate((select) => select.selectedOptions[0].label), name));
    await this.isSomewhere(name);
  }

  /** Goes through all that Tab comes to, from where one is to the page's end. */
  async walk() {
    for (let stops = 0; stops < STOPS; stops += 1) {
      await this.#keyboard.press("Tab");
      // Behind the end is the browser, where there is one.
      if (await this.#page.evaluate(() => document.activeElement === document.body)) return;
      await this.isSomewhere("Tab");
    }
  }

  /** The file that a link or a button brings. */
  async saves(locator, way) {
    await this.to(locator, way);
    const [download] = await Promise.all([this.#page.waitForEvent("download"), this.press("Enter")]);
    return { name: download.suggestedFilename(), file: await readFile(await download.path()) };
  }

  /** That the focus was not lost, and that what has it is not covered by something else. */
  async isSomewhere(after) {
    await until(async () => {
      const { place, cover } = await this.#page.evaluate(look);
      assert.ok(place, `after ${after} nothing has the focus`);
      assert.equal(cover, null, `after ${after} the focus is at ${place}, which is covered`);
    });
  }
}

/** Runs in the page: what has the focus, and what covers all of it. */
function look() {
  const element = document.activeElement;
  if (!element || element === document.body) return { place: null, cover: null };
  const called = (one) => `${one.tagName.toLowerCase()}.${[...one.classList].join(".")} “${one.textContent.trim().slice(0, 40)}”`;
  const place = called(element);
  // What is drawn by its label is seen there.
  const drawn = element.closest(".sr") ? (element.labels?.[0] ?? null) : element;
  if (!drawn) return { place, cover: null };
  const [{ left, top, width, height }] = drawn.getClientRects();
  let cover = null;
  for (const across of [0.1, 0.5, 0.9]) {
    for (const down of [0.1, 0.5, 0.9]) {
      const there = document.elementFromPoint(left + width * across, top + height * down);
      if (drawn.contains(there)) return { place, cover: null };
      cover = there ? called(there) : "the edge of the window";
    }
  }
  return { place, cover };
}
