// Open chatbots whose analytics endpoints behave as a test wants.

/** For the server's environment: chatbots' analytics are on this machine. */
export const PRIVATE_TARGETS = { ROLLCALL_ALLOW_PRIVATE_TARGETS: "true" };

export class Endpoints {
  #installation;
  #chatbots = 0;

  constructor(installation, url) {
    this.#installation = installation;
    this.url = url;
  }

  static async start(installation) {
    return new Endpoints(installation, await installation.startEndpoints());
  }

  /** From now on the endpoint `name` behaves so. */
  async turn(name, to) {
    const response = await fetch(`${this.url}/switch/${name}?to=${encodeURIComponent(to)}`, { method: "POST" });
    if (!response.ok) throw new Error(`${name} can't be ${to}: ${response.status}`);
  }

  /** An address that behaves as `turn` says of `name`. */
  of(name) {
    return `${this.url}/switch/${name}`;
  }

  /** Adds an open chatbot whose endpoint behaves so; the answer is the path of its pages. The installation has no others. */
  async chatbot(name, to) {
    await this.turn(name, to);
    await this.#installation.addChatbot(name, "open");
    await this.#installation.setEndpoint(name, this.of(name));
    return this.isNext();
  }

  /** The path of the pages of a chatbot that was just added otherwise. */
  isNext() {
    this.#chatbots += 1;
    return `/chatbots/${this.#chatbots}`;
  }
}
