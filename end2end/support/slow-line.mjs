// A line between browser and server on which files come as slowly as a test wants.

import { createServer, request } from "node:http";

/** How much of a file passes before it is held back, in bytes. */
const PASSES = 64 * 1024;

export class SlowLine {
  #line;
  #release = () => {};

  /** Opens a line to the server at `url`; files whose path matches `files` are held back until `release`. */
  static async to(url, files) {
    const line = new SlowLine();
    const released = new Promise((resolve) => (line.#release = resolve));
    line.#line = createServer((asked, answer) => {
      const { method, headers } = asked;
      const passedOn = request(new URL(asked.url, url), { method, headers }, (response) => {
        answer.writeHead(response.statusCode, response.headers);
        answer.flushHeaders();
        response.on("error", () => answer.destroy());
        if (files.test(asked.url)) {
          let passed = 0;
          response.on("data", (part) => {
            passed += part.length;
            if (!answer.write(part) || passed > PASSES) {
              response.pause();
              released.then(() => response.resume());
            }
          });
          response.on("end", () => answer.end());
        } else response.pipe(answer);
      });
      passedOn.on("error", () => answer.destroy());
      answer.on("close", () => passedOn.destroy());
      asked.pipe(passedOn);
    });
    await new Promise((resolve) => line.#line.listen(0, "127.0.0.1", resolve));
    line.url = `http://127.0.0.1:${line.#line.address().port}`;
    return line;
  }

  /** Lets everything pass. */
  release() {
    this.#release();
  }

  async close() {
    const closed = new Promise((resolve) => this.#line.close(resolve));
    this.#line.closeAllConnections();
    await closed;
  }
}
