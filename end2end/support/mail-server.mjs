// A mail server: SMTP (RFC 5321) with STARTTLS and a login, and beside it, over HTTP, what it was given.
//
// Started as a process of its own: `node mail-server.mjs CERTIFICATE KEY USER PASSWORD`. Whom it knows stands in the address:
// nobody called `refused…` lives here, and `later…` is put off once. It takes no mail unencrypted or without the login.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { SMTPServer } from "smtp-server";

const [certificate, key, user, password] = process.argv.slice(2);

const mails = [];
const tries = {};

/** An answer that is no success. */
const no = (responseCode, message) => Object.assign(new Error(message), { responseCode });

const smtp = new SMTPServer({
  cert: readFileSync(certificate),
  key: readFileSync(key),
  authMethods: ["PLAIN", "LOGIN"],
  onAuth(login, _, done) {
    const is = login.username === user && login.password === password;
    done(is ? null : no(535, "5.7.8 Wrong user or password"), { user });
  },
  onMailFrom(_, session, done) {
    done(session.secure ? null : no(530, "5.7.0 Encrypt first"));
  },
  onRcptTo({ address }, _, done) {
    tries[address] = (tries[address] ?? 0) + 1;
    if (address.startsWith("refused")) return done(no(550, "5.1.1 No such person here"));
    if (address.startsWith("later") && tries[address] === 1) return done(no(451, "4.7.1 Come back later"));
    return done();
  },
  onData(stream, { envelope, user }, done) {
    const parts = [];
    stream.on("data", (part) => parts.push(part));
    stream.on("end", () => {
      const to = envelope.rcptTo.map(({ address }) => address);
      mails.push({ from: envelope.mailFrom.address, to, user, message: Buffer.concat(parts).toString("latin1") });
      done();
    });
  },
});
// Who hangs up in the middle of a word is no concern of the others.
smtp.on("error", () => {});

const web = createServer((request, response) => {
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ port: smtp.server.address().port, mails, tries }));
});

smtp.listen(0, "127.0.0.1", () => {
  web.listen(0, "127.0.0.1", () => process.stdout.write(`The mail server listens on http://127.0.0.1:${web.address().port}\n`));
});
process.on("SIGTERM", () => process.exit(0));
