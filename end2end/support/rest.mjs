// The REST side, as a chatbot calls it.

import { readFile } from "node:fs/promises";

/** How many calls are under way at once. */
const AT_ONCE = 16;

export class Rest {
  #url;
  #key;

  constructor(url, key) {
    this.#url = url;
    this.#key = key;
  }

  /** Of a chatbot that is made for it. */
  static async ofNew(installation, name, access) {
    const file = await installation.addChatbot(name, access);
    return new Rest(installation.url, (await readFile(file, "utf8")).trim());
  }

  /** The same with another key. */
  with(key) {
    return new Rest(this.#url, key);
  }

  /** Signs someone in who must be let in; their id. */
  async signIn(who) {
    const { body } = await this.send("POST", "sign-ins", who);
    if (body.access !== "allowed") throw new Error(JSON.stringify(body));
    return body.user.id;
  }

  /** Records a conversation; `said`: [author, text] pairs. */
  async talk(user, id, title, said) {
    await this.send("PUT", `sessions/${id}`, { user, title });
    const messages = said.map(([author, text], index) => ({ id: `m${index}`, author, text }));
    for (let begin = 0; begin < messages.length; begin += 100) {
      const { status, body } = await this.send("POST", `sessions/${id}/messages`, { messages: messages.slice(begin, begin + 100) });
      if (status !== 200) throw new Error(JSON.stringify(body));
    }
  }

  /** Calls a path below the API; what came back. */
  async send(method, path, body) {
    const headers = { authorization: `Bearer ${this.#key}`, "content-type": "application/json" };
    const response = await fetch(`${this.#url}/api/v1/${path}`, { method, headers, body: JSON.stringify(body) });
    return { status: response.status, body: await response.json() };
  }
}

/** What `call` gives for each of `all`, in their order, a few at once. */
export async function each(all, call) {
  const given = [];
  for (let begin = 0; begin < all.length; begin += AT_ONCE) {
    const some = all.slice(begin, begin + AT_ONCE);
    given.push(...(await Promise.all(some.map((one, index) => call(one, begin + index)))));
  }
  return given;
}
