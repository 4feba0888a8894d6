// A line between browser and server that keeps what the server answers, and what it was asked in a request's body.

import { createServer, request } from "node:http";

export class RecordingLine {
  #line;
  #kept = [];

  /** Opens a line to the server at `url`. */
  static async to(url) {
    const line = new RecordingLine();
    line.#line = createServer((asked, answer) => {
      const { method } = asked;
      const { pathname } = new URL(asked.url, url);
      // What is compressed could not be searched.
      const headers = { ...asked.headers, "accept-encoding": "identity" };
      const passedOn = request(new URL(asked.url, url), { method, headers }, (response) => {
        line.#keep(`the head of ${method} ${pathname}`, Buffer.from([response.statusMessage, ...response.rawHeaders].join("\n")));
        const body = line.#keep(`the answer to ${method} ${pathname}`);
        answer.writeHead(response.statusCode, response.headers);
        answer.flushHeaders();
        response.on("data", (part) => body.push(part));
        response.on("error", () => answer.destroy());
        response.pipe(answer);
      });
      const sent = line.#keep(`what was sent with ${method} ${pathname}`);
      asked.on("data", (part) => sent.push(part));
      passedOn.on("error", () => answer.destroy());
      answer.on("close", () => passedOn.destroy());
      asked.pipe(passedOn);
    });
    await new Promise((resolve) => line.#line.listen(0, "127.0.0.1", resolve));
    line.url = `http://127.0.0.1:${line.#line.address().port}`;
    return line;
  }

  #keep(where, ...parts) {
    this.#kept.push({ where, parts });
    return parts;
  }

  /** What came through so far: `{ where, bytes }`, streams as far as they went. */
  kept() {
    return this.#kept.map(({ where, parts }) => ({ where, bytes: Buffer.concat(parts) }));
  }

  async close() {
    const closed = new Promise((resolve) => this.#line.close(resolve));
    this.#line.closeAllConnections();
    await closed;
  }
}
