// Mails as they lie in a mailbox.

import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { removeAtExit, Server } from "./process.mjs";
import { selfSigned } from "./self-signed.mjs";

const server = fileURLToPath(new URL("./mail-server.mjs", import.meta.url));

const FROM = "Rollcall <desk@example.org>";
const LOGIN = ["desk@example.org", "correct horse: battery"];

/** A mail server that runs, and the settings by which Rollcall reaches it. */
export class MailServer {
  #server;

  static async start() {
    const folder = await mkdtemp(path.join(tmpdir(), "rollcall-mail-"));
    removeAtExit(folder);
    const { key, cert } = selfSigned();
    const files = [path.join(folder, "cert.pem"), path.join(folder, "key.pem")];
    await Promise.all([writeFile(files[0], cert), writeFile(files[1], key)]);
    const mail = new MailServer();
    mail.#server = await Server.start(process.execPath, [server, ...files, ...LOGIN]);
    const { port } = await mail.#look();
    const login = LOGIN.map(encodeURIComponent).join(":");
    mail.settings = {
      ROLLCALL_SMTP_URL: `smtp://${login}@localhost:${port}?tls=required`,
      ROLLCALL_MAIL_FROM: FROM,
      ROLLCALL_URL: "https://desk.example.org/",
      // The system's certificates, as far as this server needs them.
      SSL_CERT_FILE: files[0],
    };
    return mail;
  }

  async #look() {
    return (await fetch(this.#server.url)).json();
  }

  /** The mails to an address, oldest first, each with its headers and its text. */
  async to(address) {
    const { mails } = await this.#look();
    return mails.filter(({ to }) => to.includes(address)).map((mail) => ({ ...mail, ...parsed(mail.message) }));
  }

  /** How often a mail was offered to an address. */
  async tries(address) {
    return (await this.#look()).tries[address] ?? 0;
  }

  async stop() {
    return this.#server.stop();
  }
}

/** Headers and text of a message (RFC 5322, RFC 2045): one part of plain text. */
function parsed(message) {
  const end = message.indexOf("\r\n\r\n");
  const lines = message.slice(0, end).replace(/\r\n[ \t]+/g, " ").split("\r\n");
  const headers = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]));
  return { headers, text: decoded(message.slice(end + 4), headers["content-transfer-encoding"]).replaceAll("\r\n", "\n") };
}

function decoded(body, encoding) {
  if (encoding === "base64") return Buffer.from(body, "base64").toString();
  if (encoding !== "quoted-printable") return body;
  const bytes = body.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString();
}

/** The words of a header in which other scripts are encoded (RFC 2047). */
export const words = (header) =>
  header
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?b\?([^?]*)\?=/gi, (_, base64) => Buffer.from(base64, "base64").toString());
