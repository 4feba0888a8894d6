// Rollcall's page, as an admin uses it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { becomes, until } from "./until.mjs";

export class UsersPage {
  constructor(page, url, watch) {
    this.page = page;
    this.url = url;
    this.watch = watch;
    this.grid = page.getByRole("grid", { name: "Users" });
    this.scroller = page.locator(".grid-scroll");
    this.rows = page.locator(".grid-rows [role=row]:visible");
    this.search = page.getByRole("searchbox", { name: "Search by name or email" });
    this.total = page.locator(".total");
    this.panel = page.getByRole("complementary");
    this.heading = this.panel.getByRole("heading", { level: 2 }).first();
    this.role = this.panel.getByLabel("Role");
    this.save = this.panel.getByRole("button", { name: "Save" });
    this.dialog = page.getByRole("dialog");
    this.banner = page.locator(".banner");
    this.notice = page.locator(".notice");
    this.allBox = page.getByRole("checkbox", { name: "Select all users that match" });
    this.bar = page.getByRole("group", { name: "Selected users" });
    this.actions = this.bar.getByRole("button", { name: "Actions" });
    this.jobs = page.getByRole("region", { name: "Actions and exports" }).getByRole("listitem");
  }

  async goto(path) {
    await this.page.goto(new URL(path, this.url).href);
  }

  async signIn(link) {
    await this.page.goto(link);
    await this.page.locator("main header.head .btn.is-primary").waitFor();
  }

  /** From the list of chatbots to the users of one. */
  async openChatbot(name) {
    await this.page.getByRole("main").getByRole("link", { name }).click();
    await this.page.getByRole("heading", { name: "Users", exact: true }).waitFor();
    await this.isLoaded();
  }

  /** Waits until what is shown answers the present query. */
  async isListed() {
    await until(async () => {
      assert.equal(await this.grid.getAttribute("aria-busy"), "false");
      assert.equal(await this.rows.locator(".avatar.is-bone").count(), 0);
    });
  }

  /** And until what comes behind the list is there too, which hears the keys that lead through its cells. */
  async isLoaded() {
    await this.isListed();
    await this.page.locator("section.tray").waitFor({ state: "attached" });
  }

  row(name) {
    return this.rows.filter({ hasText: name });
  }

  /** A person's row as it reads: name, status, role. */
  async rowOf(name) {
    const cell = (part) => this.row(name).locator(`.cell.is-${part}`).innerText();
    return { name: await this.row(name).locator(".who b").innerText(), status: await cell("status"), role: await cell("role") };
  }

  async rowBecomes(name, expected) {
    await until(async () => {
      const row = await this.rowOf(name);
      for (const [part, value] of Object.entries(expected)) assert.equal(row[part], value);
    });
  }

  /** The names in view, from the top. */
  async names() {
    return (await this.shown()).map(({ name }) => name);
  }

  /** The rows in view, from the top, each with its place in the list (from 0). */
  async shown() {
    return this.scroller.evaluate((scroller) => {
      const view = scroller.getBoundingClientRect();
      return [...scroller.querySelectorAll("[role=row]")]
        .filter((row) => !row.hidden)
        .map((row) => ({ row, box: row.getBoundingClientRect() }))
        .filter(({ box }) => box.top >= view.top - 1 && box.bottom <= view.bottom + 1)
        .sort((a, b) => a.box.top - b.box.top)
        .map(({ row }) => ({
          place: Number(row.getAttribute("aria-rowindex")) - 2,
          name: row.querySelector(".who b")?.textContent || null,
          chosen: row.ariaSelected === "true",
        }));
    });
  }

  async open(name) {
    // Elsewhere in the row there may be a network, which leads to another place.
    await this.row(name).locator(".who").click();
    await becomes(() => this.heading.innerText(), name);
  }

  async tab(name) {
    await this.panel.getByRole("tab", { name }).click();
  }

  async says(text) {
    await this.page.getByRole("status").filter({ hasText: text }).first().waitFor();
  }

  /** Presses a button of the open dialog. */
  async confirm(button) {
    await this.dialog.getByRole("button", { name: button, exact: true }).click();
    await this.dialog.waitFor({ state: "hidden" });
  }

  async press(button) {
    await this.panel.getByRole("button", { name: button, exact: true }).click();
  }

  async saveRole(role) {
    await this.role.selectOption({ label: role });
    await this.save.click();
    await this.says("was saved");
  }

  async disable() {
    await this.press("Disable …");
    await this.confirm("Disable");
    await this.panel.getByRole("button", { name: "Enable" }).waitFor();
  }

  async enable() {
    await this.press("Enable");
    await this.panel.getByRole("button", { name: "Disable …" }).waitFor();
  }

  /** Opens the dialog for inviting people. */
  async openInvite() {
    await this.page.getByRole("button", { name: "Invite people" }).first().click();
    await this.dialog.getByLabel("Email addresses").waitFor();
  }

  /** Writes a list into the dialog for inviting people and has it read. */
  async writeList(list, role = "Regular") {
    await this.dialog.getByLabel("Email addresses").fill(list);
    await this.dialog.getByRole("radio", { name: role }).check();
    await this.dialog.getByRole("button", { name: "Preview" }).click();
    await this.dialog.getByRole("button", { name: "Change the list" }).waitFor();
  }

  /** The links that the dialog or the panel shows, from the top. */
  async links() {
    const links = this.page.locator(".person-link, .invitation .secret code");
    await links.first().waitFor();
    return links.allInnerTexts();
  }

  /** Invites one person; the answer is the link. */
  async invite(email, name, role = "Regular") {
    await this.openInvite();
    await this.writeList(name ? `"${name.replaceAll('"', '""')}"\t${email}` : email, role);
    await this.dialog.getByRole("button", { name: "Invite 1 person" }).click();
    await this.dialog.getByRole("heading", { name: "is invited" }).waitFor();
    const [link] = await this.links();
    await this.confirm("Done");
    return link;
  }

  /** What the open conversation says, as [author, text] pairs. */
  async conversation() {
    return this.panel.locator(".message:not(.is-skeleton)").evaluateAll((messages) =>
      messages.map((message) => [
        message.classList.contains("is-user") ? "user" : "chatbot",
        message.querySelector(".message-text").textContent,
      ]),
    );
  }

  /** The box of a person's row. */
  box(name) {
    return this.row(name).getByRole("checkbox");
  }

  /** Waits until the bar says so, to the eye and to screen readers; `null`: until there is none. */
  async counts(told) {
    const read = async () => (await this.bar.count()) && (await this.bar.locator(".bulk-count").innerText());
    await becomes(read, told ?? 0);
    const spoken = this.page.locator(".grid-frame > [role=status]");
    await becomes(() => spoken.textContent(), told ?? "");
  }

  /** The names of the rows in view that are chosen, from the top. */
  async chosen() {
    return (await this.shown()).filter(({ chosen }) => chosen).map(({ name }) => name);
  }

  /** Chooses from the bar's menu. */
  async act(action) {
    await this.actions.click();
    await this.page.getByRole("menuitem", { name: action }).click();
    await this.dialog.waitFor();
  }

  /** Opens what the head of the page has a button for; on a narrow screen its menu has it. */
  async openFromHead(name) {
    const button = this.page.getByRole("button", { name, exact: true });
    if (await button.isVisible()) await button.click();
    else {
      await this.page.getByRole("button", { name: "More" }).click();
      await this.page.getByRole("menuitem", { name }).click();
    }
    await this.dialog.waitFor();
  }

  /** Whether this has the keyboard's focus. */
  async hasFocus(locator) {
    await until(async () => assert.ok(await locator.evaluate((element) => element === document.activeElement), `no focus: ${locator}`));
  }

  /** The text of the file that a link or button brings. */
  async saves(locator) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), locator.click()]);
    return { name: download.suggestedFilename(), file: await readFile(await download.path()) };
  }

  /** Calls one of the page's server functions, as the page does. */
  async call(name, body) {
    return this.page.evaluate(
      async ([name, body]) => {
        const headers = { "content-type": "application/json" };
        const response = await fetch(`/api/console/${name}`, { method: "POST", headers, body: JSON.stringify(body) });
        if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
        return response.json();
      },
      [name, body],
    );
  }

  /** Remembers this document, to tell later that it was never loaded anew. */
  async mark() {
    await this.page.evaluate(() => (globalThis.isTheSamePage = true));
  }

  async wasNotReloaded() {
    assert.equal(await this.page.evaluate(() => globalThis.isTheSamePage), true, "the page was loaded anew");
  }

  /** Where one is: path and parameters. */
  place() {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }

  /** That only parts of the page scroll, never the page. */
  async fitsTheWindow() {
    const sizes = await this.page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return { scrollWidth, innerWidth, scrollHeight, innerHeight };
    });
    assert.ok(sizes.scrollWidth <= sizes.innerWidth && sizes.scrollHeight <= sizes.innerHeight, `larger than the window: ${JSON.stringify(sizes)}`);
  }
}
