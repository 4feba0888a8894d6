// The chat page. The server decides everything; the page only shows what it says.

const openToAll = document.body.dataset.access === "open";
const element = (id) => document.getElementById(id);
const [lines, text, send, signIn] = ["lines", "text", "send", "sign-in"].map(element);
let live;
let again;

function show(state) {
  document.body.dataset.state = state;
  text.disabled = send.disabled = state !== "chat";
  lines.scrollTop = lines.scrollHeight;
  if (state === "chat") text.focus();
  if (state === "sign_in") signIn.email.focus();
}

function say(message = "") {
  // One stands in the sign-in form, one above the message; only one is visible.
  for (const box of document.querySelectorAll("[role=alert]")) box.textContent = message;
}

function add({ author, text }) {
  const line = document.createElement("li");
  line.className = author;
  const speaker = document.createElement("span");
  speaker.className = "hidden";
  speaker.textContent = author === "user" ? "You: " : "Chatbot: ";
  line.append(speaker, text);
  lines.append(line);
  lines.scrollTop = lines.scrollHeight;
  return line;
}

/** The server's answer; throws `{ state, message }` when it says no or can't be reached. */
async function call(path, body) {
  const options = body && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(path, options).catch(() => {
    throw { state: "unavailable", message: "The chat can't be reached. Please try again in a moment." };
  });
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  throw { state: answer.state ?? "unavailable", message: answer.message ?? "That didn't work. Please try again." };
}

function enter(view) {
  say();
  element("who").textContent = view.name;
  lines.replaceChildren();
  view.lines.forEach(add);
  show("chat");
  listen();
}

/** What to show when the server said no. */
function refused({ state, message }) {
  if (state === "withdrawn") {
    show("withdrawn");
    listen();
  } else if (state === "signed_out") {
    leave();
  } else {
    say(message);
  }
}

/** The person is no longer signed in. */
function leave(message) {
  live?.close();
  lines.replaceChildren();
  if (openToAll) return show("gone");
  show("sign_in");
  say(message);
}

/** Hears at once when access changes. */
function listen() {
  if (live && live.readyState !== EventSource.CLOSED) return;
  live = new EventSource("/live");
  live.addEventListener("access", ({ data }) => {
    if (data === "signed_out") leave("You were signed out. Please sign in again.");
    else if (data === "withdrawn") show("withdrawn");
    else if (document.body.dataset.state !== "chat") start();
  });
  // The browser reconnects by itself unless the server refused; then ask why.
  live.addEventListener("error", ({ target }) => {
    if (target === live && target.readyState === EventSource.CLOSED) startIn(3000);
  });
}

function startIn(milliseconds) {
  clearTimeout(again);
  again = setTimeout(start, milliseconds);
}

async function start() {
  clearTimeout(again);
  try {
    enter(await call("/me"));
  } catch (no) {
    if (no.state === "signed_out" && openToAll) await join({});
    else if (no.state === "signed_out") show("sign_in");
    else if (no.state === "withdrawn") refused(no);
    else away();
  }
}

async function join(person) {
  try {
    enter(await call("/sign-in", person));
  } catch (no) {
    if (no.state === "unavailable" && openToAll) away();
    else refused(no);
  }
}

function away() {
  show("away");
  startIn(5000);
}

signIn.addEventListener("submit", async (event) => {
  event.preventDefault();
  say();
  const button = signIn.querySelector("button");
  button.disabled = true;
  await join({ email: signIn.email.value, name: signIn.elements.name.value });
  button.disabled = false;
});

async function ask(question) {
  say();
  send.disabled = true;
  const line = add({ author: "user", text: question });
  try {
    add({ author: "chatbot", text: (await call("/chat", { text: question })).reply });
  } catch (no) {
    // Not answered, so not said: the text goes back to where it was written.
    line.remove();
    text.value = question;
    refused(no);
  }
  send.disabled = document.body.dataset.state !== "chat";
  if (!send.disabled) text.focus();
}

element("compose").addEventListener("submit", (event) => {
  event.preventDefault();
  const question = text.value.trim();
  if (!question || send.disabled) return;
  text.value = "";
  ask(question);
});

text.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  element("compose").requestSubmit();
});

element("ideas").addEventListener("click", ({ target }) => target.matches("button") && ask(target.textContent));
document.querySelectorAll("[data-check]").forEach((button) => button.addEventListener("click", start));
element("anew").addEventListener("click", start);

element("new").addEventListener("click", async () => {
  try {
    await call("/new", {});
    lines.replaceChildren();
    say();
    text.focus();
  } catch (no) {
    refused(no);
  }
});

element("sign-out").addEventListener("click", async () => {
  await call("/sign-out", {}).catch(() => {});
  leave();
});

start();
