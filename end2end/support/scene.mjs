// A test in the browser: who takes part, and that nothing goes wrong beside what the test looks at.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { ChatPage } from "./chat-page.mjs";
import { Installation } from "./installation.mjs";
import { UsersPage } from "./users-page.mjs";

const artefacts = fileURLToPath(new URL("../artefacts/", import.meta.url));

/** How long one journey may take. */
const JOURNEY = 120_000;
/** How long one step in the browser may take. */
const STEP = 10_000;

export const launch = (options = {}) =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", ...options });

/** Prepares an installation for the tests of a file; `prepare` may add to what they are given; `options`: on which database. */
export function installationForThisFile(prepare = async () => ({}), environment = {}, options = async () => ({})) {
  const shared = {};
  before(async () => {
    shared.browser = await launch({ ignoreDefaultArgs: ["--hide-scrollbars"] });
    shared.installation = await Installation.start(environment, undefined, await options(shared));
    Object.assign(shared, await prepare(shared.installation));
  });
  after(async () => {
    await shared.browser?.close();
    await shared.installation?.stop();
  });
  return {
    /** A test in which people use browsers. */
    journey(name, body) {
      test(name, { timeout: JOURNEY }, async () => {
        const scene = new Scene(shared);
        try {
          await body({ scene, ...shared });
          await scene.nothingWentWrong();
        } catch (error) {
          await scene.keepPictures(name);
          error.stack += scene.story();
          throw error;
        } finally {
          await scene.end();
        }
      });
    },
  };
}

/** What happened in one person's browser that nobody should see. */
class Watch {
  #allowed = [];
  #origins;
  seen = [];

  constructor(...urls) {
    this.#origins = urls.map((url) => new URL(url).origin);
  }

  /** Says that the browser may complain of this: it does so for every answer that is not a success. */
  allow(pattern) {
    this.#allowed.push(pattern);
  }

  async follow(context) {
    await context.exposeBinding("reportViolation", (_, what) => this.seen.push(`content policy: ${what}`));
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        globalThis.reportViolation(`${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    context.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.seen.push(`console: ${message.text()}`);
    });
    context.on("weberror", (error) => this.seen.push(`error: ${error.error()}`));
    context.on("dialog", async (dialog) => {
      this.seen.push(`dialog: ${dialog.message()}`);
      await dialog.dismiss();
    });
    context.on("request", (request) => {
      const url = new URL(request.url());
      const isOwn = ["data:", "blob:"].includes(url.protocol) || this.#origins.includes(url.origin);
      if (!isOwn) this.seen.push(`request: ${url}`);
    });
  }

  unexpected() {
    return this.seen.filter((line) => !this.#allowed.some((pattern) => pattern.test(line)));
  }
}

class Scene {
  #shared;
  #people = [];

  constructor(shared) {
    this.#shared = shared;
  }

  /** Someone's own browser on `url`'s site. */
  async #person(url, options) {
    const { installation, browser } = this.#shared;
    const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC", ...options });
    context.setDefaultTimeout(STEP);
    const watch = new Watch(installation.url, url);
    await watch.follow(context);
    const page = await context.newPage();
    this.#people.push({ context, watch });
    return { page, watch };
  }

  /** The owner, signed in by a link of their own, at the list of chatbots; `url` is the way to the server. */
  async admin(options = {}, url = this.#shared.installation.url) {
    const { page, watch } = await this.#person(url, options);
    const desk = new UsersPage(page, url, watch);
    await desk.signIn(await this.#shared.installation.ownerLink(url));
    return desk;
  }

  /** Someone who is not signed in to anything; `url` is the way to the server. */
  async stranger(options = {}, url = this.#shared.installation.url) {
    const { page, watch } = await this.#person(url, options);
    return new UsersPage(page, url, watch);
  }

  /** Someone at a chatbot's page. */
  async chatter(url, options = {}) {
    const { page, watch } = await this.#person(url, options);
    const chat = new ChatPage(page, watch);
    await page.goto(url);
    return chat;
  }

  async nothingWentWrong() {
    assert.deepEqual(this.#people.flatMap(({ watch }) => watch.unexpected()), []);
  }

  story() {
    const seen = this.#people.flatMap(({ watch }) => watch.seen);
    return seen.length ? `\nIn the browsers:\n  ${seen.join("\n  ")}` : "";
  }

  async keepPictures(name) {
    await mkdir(artefacts, { recursive: true });
    const file = name.replace(/[^a-z0-9]+/gi, "-").slice(0, 80);
    const pages = this.#people.flatMap(({ context }) => context.pages());
    await Promise.all(
      pages.map((page, index) => page.screenshot({ path: `${artefacts}${file}-${index + 1}.png` }).catch(() => {})),
    );
  }

  async end() {
    // A request that is being answered by a test when its page closes is no fault of the test.
    const pages = this.#people.flatMap(({ context }) => context.pages());
    await Promise.all(pages.map((page) => page.unrouteAll({ behavior: "ignoreErrors" })));
    await Promise.all(this.#people.map(({ context }) => context.close()));
  }
}
