// One's own account: password, second factor, passkeys, sessions.

import assert from "node:assert/strict";
import { Authenticator, byName, closesThePrompt, codeOf, enterPassword, opensPrompts, PASSWORD, setPassword, waitsToBeAsked } from "./support/accounts.mjs";
import { inspection } from "./support/axe.mjs";
import { installationForThisFile } from "./support/scene.mjs";
import { becomes, until } from "./support/until.mjs";

const OWNER = "owner@example.org";

const { journey } = installationForThisFile(async (installation) => {
  await installation.addChatbot("Staff Assistant", "authenticated");
});

const part = (desk, name) => desk.page.getByRole("region", { name, exact: true });
const button = (desk, name) => desk.page.getByRole("main").getByRole("button", { name, exact: true });
const field = (desk, name) => desk.page.getByLabel(name, { exact: true });

/** The owner with a new password, signed in by nothing but a link since: nothing is confirmed. */
async function owner(scene, installation, url = installation.url, options = {}) {
  const desk = await scene.stranger(options, url);
  desk.watch.allow(/status of (400|401|409)/);
  await setPassword(desk, await installation.ownerReset(url), { email: OWNER });
  await desk.signIn(await installation.ownerLink(url));
  await openAccount(desk);
  return desk;
}

async function openAccount(desk) {
  await desk.goto("/account");
  await desk.page.getByRole("heading", { name: "Sessions" }).waitFor();
}

async function signOut(desk) {
  await desk.page.getByRole("button", { name: "Sign out", exact: true }).click();
  await desk.page.getByRole("heading", { name: "Sign in", exact: true }).waitFor();
}

/** Answers the question for the password. */
async function confirmPassword(desk, password = PASSWORD) {
  await desk.dialog.filter({ hasText: "Enter your password" }).waitFor();
  await desk.dialog.getByLabel("Password", { exact: true }).fill(password);
  await desk.dialog.getByRole("button", { name: "Go on", exact: true }).last().click();
}

journey("an owner who came by a link is advised to set a password, and does", async ({ scene, installation }) => {
  const [desk, other] = [await scene.admin(), await scene.admin()];
  for (const { watch } of [desk, other]) watch.allow(/status of (400|401)/);
  await desk.page.getByRole("link", { name: /^Your account\s*Owner, no password yet/ }).waitFor();
  await desk.page.getByText("come in without a link").waitFor();
  await desk.page.getByRole("link", { name: "Set them" }).click();
  await field(desk, "Email").fill("not an email");
  await field(desk, "New password").fill("short");
  await button(desk, "Set password").click();
  await desk.page.locator("#account-email-error").filter({ hasText: /^The email / }).waitFor();
  await desk.page.locator("#account-password-error").filter({ hasText: "at least 12 characters" }).waitFor();
  await desk.hasFocus(field(desk, "Email"));
  await field(desk, "Email").fill(OWNER);
  await field(desk, "New password").fill(PASSWORD);
  await button(desk, "Set password").click();
  await desk.says("Your password is set");
  await desk.page.getByRole("link", { name: new RegExp(`^Your account\\s*${OWNER}`) }).waitFor();
  await button(desk, "Change password").waitFor();
  assert.equal(await field(desk, "New password").inputValue(), "");
  await becomes(() => part(desk, "Sessions").getByRole("listitem").count(), 1);

  // The other session has ended.
  await other.goto("/");
  await other.page.getByText("You are signed out").waitFor();

  // From now on the present password is asked for.
  await field(desk, "New password").fill("eight loud herons fly");
  await button(desk, "Change password").click();
  await desk.page.locator("#account-present-error").filter({ hasText: "missing" }).waitFor();
  await field(desk, "Present password").fill("not the password");
  await button(desk, "Change password").click();
  await desk.page.locator("#account-present-error").filter({ hasText: "not your present password" }).waitFor();
  await desk.hasFocus(field(desk, "Present password"));
  await field(desk, "Present password").fill(PASSWORD);
  await button(desk, "Change password").click();
  await becomes(() => field(desk, "New password").inputValue(), "");
  await signOut(desk);
  await enterPassword(desk, OWNER, "eight loud herons fly");
  await desk.page.getByRole("heading", { name: "Chatbots", exact: true }).waitFor();
  assert.equal(await desk.page.getByText("come in without a link").count(), 0);
});

journey("a second factor is set up, asked for after the password, stood in for by a recovery code, and removed", async ({ scene, installation }) => {
  const desk = await owner(scene, installation);
  await button(desk, "Set up a second factor").click();
  await confirmPassword(desk, "not the password");
  await desk.page.locator("#confirm-password-error").filter({ hasText: "not your password" }).waitFor();
  await desk.page.keyboard.press("Escape");
  await desk.dialog.waitFor({ state: "hidden" });
  await becomes(() => button(desk, "Set up a second factor").getAttribute("aria-disabled"), "false");

  await button(desk, "Set up a second factor").click();
  await confirmPassword(desk);
  const factor = part(desk, "Second factor");
  await factor.getByRole("img", { name: "QR code for an authenticator app" }).waitFor();
  await desk.hasFocus(field(desk, "The code it shows"));
  const secret = await factor.locator(".secret code").innerText();
  assert.match(secret, /^([A-Z2-7]{4} )+[A-Z2-7]{1,4}$/);
  assert.match(await factor.getByRole("link", { name: /open it/ }).getAttribute("href"), /^otpauth:\/\/totp\//);
  const wrong = String((Number(codeOf(secret)) + 500_000) % 1_000_000).padStart(6, "0");
  await field(desk, "The code it shows").fill(wrong);
  await button(desk, "Switch it on").click();
  await desk.page.locator("#factor-code-error").filter({ hasText: /^The code / }).waitFor();
  await field(desk, "The code it shows").fill(codeOf(secret));
  await button(desk, "Switch it on").click();
  await desk.page.getByText("Keep these recovery codes").waitFor();
  const codes = await desk.page.locator(".recovery-codes code").allInnerTexts();
  assert.equal(codes.length, 10);
  const { name, file } = await desk.saves(button(desk, "Download"));
  assert.equal(name, "rollcall-recovery-codes.txt");
  for (const code of codes) assert.ok(file.toString().includes(`${code}\r\n`));
  await button(desk, "I have kept them").click();
  await factor.getByText("10 recovery codes are left.").waitFor();
  assert.ok(!(await desk.page.content()).includes(codes[0]), "a recovery code is still shown");

  await signOut(desk);
  await enterPassword(desk, OWNER);
  await desk.page.getByRole("heading", { name: "One more step" }).waitFor();
  await desk.hasFocus(field(desk, "Code"));
  assert.equal(await field(desk, "Code").getAttribute("autocomplete"), "one-time-code");
  assert.equal(await field(desk, "Code").getAttribute("inputmode"), "numeric");
  await field(desk, "Code").fill(wrong);
  await field(desk, "Code").press("Enter");
  await desk.page.getByRole("alert").filter({ hasText: "That is not right" }).waitFor();
  // That of now was used to switch it on, and is good once.
  await field(desk, "Code").fill(codeOf(secret, 1));
  await field(desk, "Code").press("Enter");
  await desk.page.getByRole("heading", { name: "Chatbots", exact: true }).waitFor();

  await signOut(desk);
  await enterPassword(desk, OWNER);
  await button(desk, "Use a recovery code instead").click();
  await desk.hasFocus(field(desk, "Code"));
  assert.equal(await field(desk, "Code").getAttribute("inputmode"), "text");
  await field(desk, "Code").fill(codes[3].toUpperCase());
  await field(desk, "Code").press("Enter");
  await desk.page.getByRole("heading", { name: "Chatbots", exact: true }).waitFor();
  await openAccount(desk);
  await factor.getByText("9 recovery codes are left.").waitFor();

  await button(desk, "Remove the second factor …").click();
  await desk.confirm("Remove");
  // Whether the password that was just signed in with is enough is the server's to say.
  const removed = button(desk, "Set up a second factor");
  const asked = desk.dialog.filter({ hasText: "Enter your password" });
  await removed.or(asked.getByRole("heading")).first().waitFor();
  if (await asked.count()) await confirmPassword(desk);
  await removed.waitFor();
  await signOut(desk);
  await enterPassword(desk, OWNER);
  await desk.page.getByRole("heading", { name: "Chatbots", exact: true }).waitFor();
});

journey("a passkey is added, signs in without a password, and is removed", async ({ scene, installation }) => {
  const desk = await owner(scene, installation, byName(installation.url));
  await waitsToBeAsked(desk);
  const authenticator = await Authenticator.in(desk.page);
  const passkeys = part(desk, "Passkeys");

  // Closing the prompt is no error.
  await closesThePrompt(desk);
  await button(desk, "Add a passkey").click();
  await desk.dialog.getByLabel("Name").fill("Laptop");
  await desk.dialog.getByRole("button", { name: "Go on" }).click();
  await confirmPassword(desk);
  await desk.says("No passkey was added");
  assert.equal(await desk.page.getByRole("alert").count(), 0);
  await opensPrompts(desk);
  await desk.dialog.getByRole("button", { name: "Go on" }).click();
  await desk.says("The passkey is added.");
  await desk.dialog.waitFor({ state: "hidden" });
  await passkeys.getByRole("listitem").filter({ hasText: "Laptop" }).waitFor();
  assert.equal(await authenticator.passkeys(), 1);

  // The same device again holds one already.
  await button(desk, "Add a passkey").click();
  await desk.dialog.getByLabel("Name").fill("Laptop again");
  await desk.dialog.getByRole("button", { name: "Go on" }).click();
  await desk.dialog.getByRole("alert").filter({ hasText: "already" }).waitFor();
  await desk.page.keyboard.press("Escape");
  await desk.dialog.waitFor({ state: "hidden" });

  await signOut(desk);
  await closesThePrompt(desk);
  await button(desk, "Sign in with a passkey").click();
  await desk.says("No passkey was used");
  assert.equal(await desk.page.getByRole("alert").count(), 0);
  await opensPrompts(desk);
  await button(desk, "Sign in with a passkey").click();
  await desk.page.getByRole("heading", { name: "Chatbots", exact: true }).waitFor();
  await openAccount(desk);
  await passkeys.getByRole("listitem").filter({ hasText: "used just now" }).waitFor();
  await part(desk, "Sessions").getByText("Signed in by passkey").waitFor();

  await button(desk, "Remove Laptop …").click();
  await desk.confirm("Remove");
  const asked = desk.dialog.filter({ hasText: "Enter your password" });
  const gone = desk.page.getByRole("status").filter({ hasText: "The passkey Laptop is removed." });
  await gone.or(asked.getByRole("heading")).first().waitFor();
  if (await asked.count()) await confirmPassword(desk);
  await gone.waitFor();
  await becomes(() => passkeys.getByRole("listitem").count(), 0);
  await desk.hasFocus(passkeys.getByRole("heading"));
  await signOut(desk);
  await button(desk, "Sign in with a passkey").click();
  await desk.page.getByRole("alert").filter({ hasText: "That is not right" }).waitFor();
});

journey("a passkey that the browser offers where the email is typed signs in", async ({ scene, installation }) => {
  const desk = await owner(scene, installation, byName(installation.url));
  await Authenticator.in(desk.page);
  await button(desk, "Add a passkey").click();
  await desk.dialog.getByLabel("Name").fill("Laptop");
  await desk.dialog.getByRole("button", { name: "Go on" }).click();
  await confirmPassword(desk);
  await part(desk, "Passkeys").getByRole("listitem").waitFor();
  // This authenticator takes the offer at once.
  await desk.page.getByRole("button", { name: "Sign out", exact: true }).click();
  await desk.page.getByRole("heading", { name: "Chatbots", exact: true }).waitFor();
  await openAccount(desk);
  await part(desk, "Sessions").getByText("Signed in by passkey").first().waitFor();
});

journey("where passkeys can't work the page says why", async ({ scene, installation }) => {
  const desk = await owner(scene, installation);
  assert.equal(await button(desk, "Add a passkey").count(), 0);
  await part(desk, "Passkeys").getByText(/number|name/).waitFor();
});

journey("the sessions are listed; one is ended, then all", async ({ scene, installation }) => {
  const desk = await owner(scene, installation);
  const other = await scene.admin();
  other.watch.allow(/status of 401/);
  await openAccount(desk);
  const sessions = part(desk, "Sessions").getByRole("listitem");
  await until(async () => assert.ok((await sessions.count()) >= 2));
  assert.match(await sessions.first().innerText(), /this browser/i);
  assert.match(await sessions.first().innerText(), /Chrom\w+ on \w+/);
  assert.match(await sessions.first().innerText(), /Signed in by a one-time link from 127\.0\.x\.x/);
  assert.equal(await sessions.filter({ hasText: "this browser" }).count(), 1);
  assert.equal(await sessions.first().getByRole("button").count(), 0);
  for (let left = await sessions.count(); left > 1; left -= 1) {
    await sessions.getByRole("button", { name: /^End the session in / }).first().click();
    await becomes(() => sessions.count(), left - 1);
  }
  await desk.hasFocus(part(desk, "Sessions").getByRole("heading"));
  await other.goto("/");
  await other.page.getByText("You are signed out").waitFor();

  await other.signIn(await installation.ownerLink());
  await button(desk, "Sign out everywhere …").click();
  await desk.hasFocus(desk.dialog.getByRole("button", { name: "Cancel" }));
  await desk.confirm("Sign out everywhere");
  await desk.page.getByRole("heading", { name: "Sign in", exact: true }).waitFor();
  for (const each of [desk, other]) {
    await each.goto("/account");
    await each.page.getByText("You are signed out").waitFor();
  }
});

journey("without the server the account page has a way on", async ({ scene, installation }) => {
  const desk = await owner(scene, installation);
  desk.watch.allow(/ERR_|status of 503/);
  await desk.page.getByRole("link", { name: "Rollcall" }).first().click();
  await installation.withoutServer(async () => {
    await desk.page.getByRole("link", { name: /^Your account/ }).click();
    await desk.banner.filter({ hasText: "can't be reached" }).waitFor();
    await field(desk, "Present password").fill(PASSWORD);
    await field(desk, "New password").fill("eight loud herons fly");
    await button(desk, "Change password").click();
    await desk.page.getByRole("alert").filter({ hasText: "can't be reached" }).first().waitFor();
    assert.equal(await field(desk, "New password").inputValue(), "eight loud herons fly");
    await desk.page.getByRole("button", { name: "Sign out", exact: true }).click();
    await desk.says("You are still signed in.");
  });
  await desk.banner.getByRole("button", { name: "Try again" }).click();
  await becomes(() => desk.banner.count(), 0);
  await until(async () => assert.ok((await part(desk, "Sessions").getByRole("listitem").count()) > 0));
});

const sizes = { wide: { viewport: { width: 1440, height: 900 } }, narrow: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } };

for (const colorScheme of ["light", "dark"]) {
  for (const [size, options] of Object.entries(sizes)) {
    journey(`axe finds nothing serious in ${colorScheme} colours on a ${size} screen of an account`, async ({ scene, installation }) => {
      const url = byName(installation.url);
      const desk = await owner(scene, installation, url, { colorScheme, reducedMotion: "reduce", ...options });
      await Authenticator.in(desk.page);
      const { found, look } = inspection(desk);
      await look("account");
      await button(desk, "Add a passkey").click();
      await look("name of a passkey");
      await desk.dialog.getByLabel("Name").fill("Laptop");
      await desk.dialog.getByRole("button", { name: "Go on" }).click();
      await desk.dialog.filter({ hasText: "Enter your password" }).waitFor();
      await look("password again");
      await confirmPassword(desk);
      await part(desk, "Passkeys").getByRole("listitem").waitFor();
      await button(desk, "Remove Laptop …").click();
      await look("removal");
      await desk.confirm("Cancel");
      await button(desk, "Set up a second factor").click();
      await desk.page.locator(".qr").waitFor();
      await look("offer");
      const secret = await part(desk, "Second factor").locator(".secret code").innerText();
      await field(desk, "The code it shows").fill(codeOf(secret));
      await button(desk, "Switch it on").click();
      await desk.page.getByText("Keep these recovery codes").waitFor();
      await look("recovery codes");
      await button(desk, "I have kept them").click();
      await button(desk, "Remove the second factor …").waitFor();
      await look("with everything");
      assert.deepEqual(found, {}, JSON.stringify(found, null, 2));
    });
  }
}
