// A load balancer that knows nothing of sessions: each request goes to the next server, and to another one when that is gone.

import { createServer, request } from "node:http";

export class RoundRobin {
  #line;
  #next = 0;
  /** How many requests each server answered. */
  answered = [];

  static async to(...urls) {
    const line = new RoundRobin();
    line.answered = urls.map(() => 0);
    line.#line = createServer(async (asked, answer) => {
      const parts = [];
      for await (const part of asked) parts.push(part);
      const first = line.#next++;
      line.#pass(asked, Buffer.concat(parts), answer, urls.map((_, index) => (first + index) % urls.length), urls);
    });
    await new Promise((resolve) => line.#line.listen(0, "127.0.0.1", resolve));
    line.url = `http://127.0.0.1:${line.#line.address().port}`;
    return line;
  }

  #pass(asked, body, answer, [index, ...others], urls) {
    const { method, headers, url } = asked;
    const passedOn = request(new URL(url, urls[index]), { method, headers, agent: false }, (response) => {
      this.answered[index] += 1;
      answer.writeHead(response.statusCode, response.headers);
      answer.flushHeaders();
      response.on("error", () => answer.destroy());
      response.pipe(answer);
    });
    passedOn.on("error", (error) => {
      // Only what no server has taken goes to another one.
      if (error.code === "ECONNREFUSED" && others.length) this.#pass(asked, body, answer, others, urls);
      else answer.destroy();
    });
    answer.on("close", () => passedOn.destroy());
    passedOn.end(body);
  }

  async close() {
    const closed = new Promise((resolve) => this.#line.close(resolve));
    this.#line.closeAllConnections();
    await closed;
  }
}
