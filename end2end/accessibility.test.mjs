// What axe finds.

import assert from "node:assert/strict";
import { inspection, violations } from "./support/axe.mjs";
import { Endpoints, PRIVATE_TARGETS } from "./support/endpoints.mjs";
import { installationForThisFile } from "./support/scene.mjs";
import { until } from "./support/until.mjs";

const { journey } = installationForThisFile(async (installation) => {
  await installation.addChatbot("Staff Assistant", "authenticated");
  await installation.demo("Staff Assistant", 200);
  const endpoints = await Endpoints.start(installation);
  endpoints.isNext();
  const open = {};
  for (const [name, behaviour] of Object.entries({ fresh: "good/40", stale: "failing", unavailable: "missing", loading: "silent" })) {
    open[name] = await endpoints.chatbot(name, behaviour);
    await installation.demo(name, 60);
  }
  await installation.addChatbot("off", "open");
  open.off = endpoints.isNext();
  await installation.demo("off", 60);
  return { open };
}, PRIVATE_TARGETS);

for (const colorScheme of ["light", "dark"]) {
  journey(`axe finds nothing in ${colorScheme} colours`, async ({ scene }) => {
    const desk = await scene.admin({ colorScheme, reducedMotion: "reduce" });
    const found = {};
    const look = async (what) => {
      const wrong = await violations(desk.page);
      if (wrong.length) found[what] = wrong;
    };
    await look("chatbots");
    await desk.goto("/chatbots/1/users?sort=sessions");
    await desk.isLoaded();
    await look("list");
    await desk.row((await desk.names())[0]).first().click();
    await desk.role.waitFor();
    await look("profile");
    await desk.press("Delete …");
    await until(async () => assert.match(await desk.dialog.innerText(), /messages?, for good/));
    await look("delete");
    await desk.confirm("Cancel");
    await desk.tab("Activity");
    await desk.panel.locator(".entries, .notice").first().waitFor();
    await look("activity");
    await desk.tab("Sessions");
    await desk.panel.locator("a.session").first().waitFor();
    await look("sessions");
    await desk.panel.locator("a.session").first().click();
    await until(async () => assert.ok((await desk.conversation()).length > 1));
    await look("conversation");
    await desk.goto("/chatbots/1/users?search=nobody%20at%20all");
    await desk.page.getByText("No user matches").waitFor();
    await look("no match");
    await desk.page.getByRole("button", { name: "Import", exact: true }).click();
    await desk.dialog.locator(".drop").waitFor();
    await look("import");
    await desk.page.keyboard.press("Escape");
    await desk.dialog.waitFor({ state: "hidden" });
    const stranger = await scene.stranger({ colorScheme });
    await stranger.goto("/sign-in");
    await stranger.page.getByRole("heading", { name: "Sign in" }).waitFor();
    const wrong = await violations(stranger.page);
    if (wrong.length) found["sign in"] = wrong;
    assert.deepEqual(found, {}, JSON.stringify(found, null, 2));
  });
}

/** A list in which there is one of each kind; `name` is the first one's, and a part of the addresses. */
const mixed = (name) => `${name} <ana@${name}.example>\nben@${name}.example, BEN@${name}.example\nnobody@\n`;

const sizes = { wide: { viewport: { width: 1440, height: 900 } }, narrow: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } };

for (const colorScheme of ["light", "dark"]) {
  for (const [size, options] of Object.entries(sizes)) {
    journey(`axe finds nothing in ${colorScheme} colours on a ${size} screen while many are acted on`, async ({ scene }) => {
      const desk = await scene.admin({ colorScheme, reducedMotion: "reduce", ...options });
      const { found, look } = inspection(desk);
      await desk.goto("/chatbots/1/users");
      await desk.isLoaded();
      await desk.box((await desk.names())[1]).first().click();
      await desk.counts("1 selected");
      await look("bar");
      await desk.actions.click();
      await look("menu");
      await desk.page.keyboard.press("Escape");
      await desk.allBox.click();
      await desk.act("Disable …");
      await until(async () => assert.match(await desk.dialog.innerText(), /refused from the very next message/));
      await look("confirmation");
      await desk.page.keyboard.press("Escape");
      await desk.act("Delete …");
      await desk.dialog.getByLabel("type how many").waitFor();
      await look("confirmation of a deletion");
      await desk.page.keyboard.press("Escape");
      await desk.dialog.waitFor({ state: "hidden" });
      await desk.openFromHead("Export");
      await look("export");
      await desk.page.keyboard.press("Escape");
      await desk.act("Disable …");
      await desk.confirm("Disable");
      await desk.jobs.getByRole("button", { name: "Undo" }).click();
      await desk.jobs.filter({ hasText: "Undid" }).waitFor();
      await look("tray");
      await desk.openFromHead("Recent actions");
      await desk.dialog.locator(".job").first().waitFor();
      await look("recent actions");
      await desk.goto("/chatbots/1/audit");
      await desk.page.locator(".entry time").first().waitFor();
      await look("audit log");
      await desk.goto("/chatbots/1/audit?action=delete&user=999999");
      await desk.page.getByText("No entry matches").waitFor();
      await look("audit log, no match");
      assert.deepEqual(found, {}, JSON.stringify(found, null, 2));
    });
  }
}

for (const colorScheme of ["light", "dark"]) {
  for (const [size, options] of Object.entries(sizes)) {
    journey(`axe finds nothing in ${colorScheme} colours on a ${size} screen while people are invited`, async ({ scene }) => {
      const look = { colorScheme, reducedMotion: "reduce", ...options };
      const [desk, guest] = [await scene.admin(look), await scene.stranger(look)];
      const found = {};
      const looks = async ({ page }, what) => {
        const wrong = await violations(page);
        if (wrong.length) found[what] = wrong;
      };
      await desk.goto("/chatbots/1/users");
      await desk.isLoaded();
      await desk.openInvite();
      await looks(desk, "writing");
      await desk.dialog.getByRole("button", { name: "Preview" }).click();
      await desk.dialog.getByText("Enter at least one").waitFor();
      await looks(desk, "nothing written");
      const name = `${colorScheme}-${size}`;
      await desk.writeList(mixed(name), "Admin");
      await looks(desk, "preview");
      await desk.fitsTheWindow();
      await desk.dialog.getByRole("button", { name: /^Invite/ }).click();
      const [link] = await desk.links();
      await looks(desk, "links");
      await desk.fitsTheWindow();
      await desk.confirm("Done");
      await desk.search.fill(`ana@${name}`);
      await desk.open(name);
      await desk.press("Send again");
      const [again] = await desk.links();
      await looks(desk, "panel");
      await desk.press("Cancel invitation …");
      await looks(desk, "cancelling");
      guest.watch.allow(/status of 401/);
      for (const [what, address, sign] of [
        ["over", link, "This invitation is over"],
        ["not whole", "/invitation", "This link is not whole"],
        ["offer", again, "You are invited to"],
      ]) {
        await guest.goto(address);
        await guest.page.getByRole("heading", { name: sign }).waitFor();
        await looks(guest, what);
      }
      await guest.page.getByRole("button", { name: "Accept" }).click();
      await guest.page.getByRole("heading", { name: "You can now talk to" }).waitFor();
      await looks(guest, "accepted");
      assert.deepEqual(found, {}, JSON.stringify(found, null, 2));
    });
  }
}

for (const colorScheme of ["light", "dark"]) {
  for (const [size, options] of Object.entries(sizes)) {
    journey(`axe finds nothing in ${colorScheme} colours on a ${size} screen however networks stand`, async ({ scene, open }) => {
      const desk = await scene.admin({ colorScheme, reducedMotion: "reduce", ...options });
      const { found, look } = inspection(desk);
      const main = desk.page.getByRole("main");
      for (const [state, sign] of Object.entries({
        fresh: desk.page.getByRole("button", { name: /^Show users from/ }).first(),
        stale: desk.page.getByRole("button", { name: "Try again" }),
        unavailable: desk.page.getByRole("button", { name: "Try again" }),
        loading: desk.rows.first(),
        off: desk.page.getByText("Networks aren't read"),
      })) {
        await desk.goto(`${open[state]}/users`);
        await desk.isLoaded();
        await sign.waitFor();
        await look(state);
        await desk.goto(`${open[state]}/settings`);
        await desk.page.getByLabel("Analytics address").waitFor();
        if (state !== "off") await desk.page.locator(".reading").waitFor();
        await look(`settings, ${state}`);
      }
      await desk.page.getByLabel("Analytics address").fill("http://127.0.0.1:9");
      await main.getByRole("button", { name: "Test connection" }).click();
      await desk.page.locator(".outcome").waitFor();
      await look("test");
      await desk.page.getByLabel("People sign in").check();
      await desk.page.locator(".warning").waitFor();
      await look("warning");
      await main.getByRole("button", { name: /^Revoke the key/ }).first().click();
      await desk.dialog.locator(".warning").waitFor();
      await look("revoke the last key");
      await desk.confirm("Cancel");
      await main.getByRole("button", { name: "New key …" }).click();
      await desk.dialog.getByRole("radio", { name: "at once" }).check();
      await look("new key");
      await desk.dialog.getByRole("button", { name: "Make the key" }).click();
      await desk.dialog.locator(".secret").waitFor();
      await look("key");
      await desk.confirm("I have kept the key");
      await desk.goto(`${open.fresh}/users`);
      await desk.isLoaded();
      await desk.page.getByRole("button", { name: /^Show users from/ }).first().click();
      await desk.page.getByRole("button", { name: /remove this filter/ }).waitFor();
      await desk.isLoaded();
      await look("filter");
      await desk.open((await desk.names())[0]);
      await desk.role.waitFor();
      await look("panel");
      assert.deepEqual(found, {}, JSON.stringify(found, null, 2));
    });
  }
}

const zoomed = { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 };

for (const colorScheme of ["light", "dark"]) {
  for (const [size, options] of Object.entries({ ...sizes, zoomed })) {
    journey(`axe finds nothing in ${colorScheme} colours on a ${size} screen in menus and lists of the table`, async ({ scene }) => {
      const desk = await scene.admin({ colorScheme, reducedMotion: "reduce", ...options });
      const { found, look } = inspection(desk);
      await desk.goto("/chatbots/1/users");
      await desk.isLoaded();
      await desk.page.getByRole("button", { name: "View", exact: true }).click();
      const menu = desk.page.getByRole("dialog", { name: "View" });
      await menu.getByRole("button", { name: "Save this view …" }).click();
      await look("saving a view");
      await menu.getByRole("textbox", { name: "Name" }).fill(`${colorScheme} ${size}`);
      await menu.getByRole("checkbox", { name: "Open the list with it" }).check();
      await menu.getByRole("button", { name: "Save", exact: true }).click();
      await menu.getByRole("link", { name: `${colorScheme} ${size}` }).waitFor();
      await look("views");
      await menu.getByRole("button", { name: `Change “${colorScheme} ${size}”` }).click();
      await look("changing a view");
      for (const density of ["Compact", "Spacious"]) {
        await menu.getByRole("button", { name: density }).click();
        await look(density);
      }
      await menu.getByRole("button", { name: "Delete" }).click();
      await desk.says("was deleted");
      await desk.page.keyboard.press("Escape");
      await desk.rows.first().focus();
      await desk.page.keyboard.press("?");
      await desk.dialog.filter({ visible: true }).waitFor();
      await look("shortcuts");
      await desk.page.keyboard.press("Escape");
      const days = desk.page.locator(".trend").getByRole("button");
      if (await days.isVisible()) {
        await days.click();
        await desk.page.getByRole("dialog", { name: "Users by day" }).getByRole("button").first().waitFor();
        await look("days");
        await desk.page.getByRole("dialog", { name: "Users by day" }).getByRole("button").first().click();
        await desk.page.getByRole("button", { name: /remove this filter/ }).waitFor();
        await desk.isLoaded();
        await look("a day");
      }
      assert.deepEqual(found, {}, JSON.stringify(found, null, 2));
    });
  }
}

for (const colorScheme of ["light", "dark"]) {
  for (const [size, options] of Object.entries(sizes)) {
    journey(`axe finds nothing in ${colorScheme} colours on a ${size} screen where something is missing or went wrong`, async ({ scene, installation }) => {
      const desk = await scene.admin({ colorScheme, reducedMotion: "reduce", ...options });
      desk.watch.allow(/ERR_|status of (400|404|409|503)/);
      const { found, look } = inspection(desk);
      for (const address of ["/nowhere", "/chatbots/none/users", "/chatbots/none/settings", "/chatbots/none/audit", "/chatbots/999/users"]) {
        await desk.goto(address);
        await desk.notice.waitFor();
        await look(address);
      }
      await desk.goto("/chatbots/1/users/999999");
      await desk.panel.getByText("This user is gone").waitFor();
      await look("no such user");
      await desk.goto("/chatbots/1/users");
      await desk.isLoaded();
      await desk.openFromHead("Import");
      const people = { name: "people.csv", mimeType: "text/csv", buffer: Buffer.from("name,email\nAna,ana@example.org\nNobody,\n") };
      await desk.dialog.locator("input[type=file]").setInputFiles({ ...people, buffer: Buffer.alloc(0) });
      await desk.dialog.getByRole("alert").waitFor();
      await look("no file to import");
      await desk.dialog.locator("input[type=file]").setInputFiles(people);
      await desk.dialog.locator(".rejected").waitFor();
      await look("rejected lines");
      await desk.confirm("Done");
      const { users: [ben] } = await desk.call("users/list", { chatbot: 1, query: {}, window: { offset: 0, limit: 1 } });
      await desk.goto(`/chatbots/1/users/${ben.id}`);
      await desk.panel.getByLabel("Name").fill("Somebody else");
      await desk.call("users/change", { chatbot: 1, user: ben.id, version: ben.version, change: { role: ben.role === "admin" ? "regular" : "admin" } });
      await desk.panel.locator(".conflict").waitFor();
      await look("conflict");
      await desk.goto("/chatbots/1/users");
      await desk.isLoaded();
      await installation.withoutServer(async () => {
        await desk.search.fill("ana");
        await desk.banner.waitFor();
        await look("no server");
      });
      assert.deepEqual(found, {}, JSON.stringify(found, null, 2));
    });
  }
}
