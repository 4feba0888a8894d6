// The reference chatbot's page.

import assert from "node:assert/strict";
import { becomes, until } from "./until.mjs";

export class ChatPage {
  constructor(page, watch) {
    this.page = page;
    this.watch = watch;
    this.text = page.getByRole("textbox", { name: "Message" });
    this.alert = page.getByRole("alert").filter({ visible: true });
    // The page finds out whether it knows the person, and the browser notes every "no".
    watch.allow(/status of 401/);
  }

  /** Waits for a state: loading, sign_in, chat, withdrawn, gone or away. */
  async is(state) {
    await becomes(() => this.page.evaluate(() => document.body.dataset.state), state);
  }

  async signIn(email, name = "") {
    await this.is("sign_in");
    await this.page.getByLabel("Email").fill(email);
    await this.page.getByLabel("Name").fill(name);
    await this.page.getByRole("button", { name: "Sign in" }).click();
  }

  /** Says something; the answer is what the chatbot replies. */
  async say(text) {
    await this.is("chat");
    const replies = this.page.locator("#lines li.chatbot");
    const before = await replies.count();
    await this.text.fill(text);
    await this.page.getByRole("button", { name: "Send" }).click();
    await becomes(() => replies.count(), before + 1);
    return replies.last().evaluate((line) => line.lastChild.textContent);
  }

  /** Begins another conversation. */
  async newChat() {
    await this.page.getByRole("button", { name: "New chat" }).click();
    await becomes(() => this.page.locator("#lines li").count(), 0);
  }

  /** What the chatbot's server answers to a message now, whatever its page shows. */
  async answerTo(text) {
    return this.page.evaluate(async (text) => {
      const headers = { "content-type": "application/json" };
      const response = await fetch("/chat", { method: "POST", headers, body: JSON.stringify({ text }) });
      return { status: response.status, ...(await response.json()) };
    }, text);
  }

  /** The name under which an open chatbot's visitor is listed. */
  async visitor() {
    return until(async () => {
      const cookies = await this.page.context().cookies();
      const cookie = cookies.find(({ name }) => name.startsWith("chat-"));
      assert.ok(cookie, "no visit yet");
      return `Visitor ${cookie.value.slice(0, 6)}`;
    });
  }

  /** That the person is shut out: live, of further messages, and after a reload. */
  async isRefused() {
    this.watch.allow(/status of 403/);
    await this.is("withdrawn");
    assert.ok(await this.page.getByText("Your access was withdrawn").isVisible());
    assert.ok(await this.text.isDisabled());
    const { status, state } = await this.answerTo("Hello?");
    assert.deepEqual({ status, state }, { status: 403, state: "withdrawn" });
    await this.page.reload();
    await this.is("withdrawn");
  }
}
