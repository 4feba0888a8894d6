// Accounts of the console: how people set their passwords and come in.

import { createHmac } from "node:crypto";
import { readFile } from "node:fs/promises";

/** What nobody guesses, and the page takes. */
export const PASSWORD = "seven quiet herons wade";

/** The address by which passkeys work: browsers take none for a bare IP address. */
export const byName = (url) => url.replace("127.0.0.1", "localhost");

/** Sets a password by a one-time link; `email`: the owner's, who has it by nothing else. */
export async function setPassword({ page }, link, { email, password = PASSWORD } = {}) {
  await page.goto(link);
  await page.getByRole("heading", { name: "Set a password" }).waitFor();
  if (email) await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Set password and sign in" }).click();
  // On a narrow screen it is in the closed menu.
  await page.locator("a[href='/account']").first().waitFor({ state: "attached" });
}

/** Sends email and password from the page for signing in. */
export async function enterPassword({ page }, email, password = PASSWORD) {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Makes people of a chatbot active admins; `key`: the file with the chatbot's key. */
export async function activeAdmins(installation, chatbot, key, emails) {
  const lines = emails.map((email) => `${nameOf(email)},${email},admin`);
  const file = await installation.file(`${encodeURIComponent(chatbot)}.csv`, ["name,email,role", ...lines].join("\n"));
  await installation.run(["import", file, "--chatbot", chatbot]);
  const authorization = `Bearer ${(await readFile(key, "utf8")).trim()}`;
  for (const email of emails) {
    const headers = { authorization, "content-type": "application/json" };
    const response = await fetch(`${installation.url}/api/v1/sign-ins`, { method: "POST", headers, body: JSON.stringify({ email }) });
    if (!response.ok) throw new Error(`${email} can't sign in to ${chatbot}: ${response.status}`);
  }
}

/** "ana@example.org" is called Ana. */
export const nameOf = (email) => email[0].toUpperCase() + email.slice(1, email.indexOf("@"));

/** A link by which a user sets a password, as the owner makes it in the user's panel. */
export async function passwordLink(desk, chatbot, email) {
  await desk.goto("/");
  await desk.openChatbot(chatbot);
  await desk.open(nameOf(email));
  await desk.press("Make a link to set a password");
  return desk.panel.locator(".console .secret code").innerText();
}

/** The code that an authenticator app shows (RFC 6238), `ahead` half minutes from now. */
export function codeOf(secret, ahead = 0) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replace(/\s/g, "")].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead));
  const hash = createHmac("sha1", key).update(step).digest();
  const number = hash.readUInt32BE(hash[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

/** An authenticator with a finger on it, in the place of the device's own. */
export class Authenticator {
  #line;
  #id;

  static async in(page) {
    const authenticator = new Authenticator();
    authenticator.#line = await page.context().newCDPSession(page);
    await authenticator.#line.send("WebAuthn.enable");
    const options = {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    };
    const added = await authenticator.#line.send("WebAuthn.addVirtualAuthenticator", { options });
    authenticator.#id = added.authenticatorId;
    return authenticator;
  }

  /** How many passkeys it holds. */
  async passkeys() {
    const { credentials } = await this.#line.send("WebAuthn.getCredentials", { authenticatorId: this.#id });
    return credentials.length;
  }
}

/** The next prompt for a passkey is closed by the person. */
export async function closesThePrompt({ page }) {
  await page.evaluate(() => {
    for (const verb of ["create", "get"]) {
      navigator.credentials[verb] = () => Promise.reject(new DOMException("The prompt was closed.", "NotAllowedError"));
    }
  });
}

/** From now on, passkeys are used when asked for alone: this authenticator answers at once also where a person only types. */
export async function waitsToBeAsked({ page }) {
  await page.addInitScript(() => {
    if (globalThis.PublicKeyCredential) PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  });
  await page.reload();
}

/** From now on the page's prompts are the browser's own again. */
export async function opensPrompts({ page }) {
  await page.evaluate(() => {
    for (const verb of ["create", "get"]) delete navigator.credentials[verb];
  });
}
