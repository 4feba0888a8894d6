// Whether anything on a page is still said in English: what is written for nobody in particular, that is, neither a name nor a
// moment nor what somebody else wrote.

/** What is not Rollcall's to say, or is said so in every language. */
const OTHERS = "bdi, code, kbd, time, [lang]:not(html), .bubble, .qr, script, style, noscript, textarea";
const SAID = ["aria-label", "title", "placeholder", "alt", "aria-valuetext", "aria-description"];
/** Words that no sentence of English is long without, and those of buttons and headings; none that is German too. */
const ENGLISH =
  /\b(the|of|and|to|is|are|were|not|no|yet|this|that|with|by|from|for|it|you|your|here|them|they|any|users?|sessions?|messages?|days?|active|pending|disabled|added|sign|search|clear|close|cancel|save|delete|open|show|hide|choose|selected?|settings|columns?|last|email|role|never|now|new|try|again|password|account|keys?|copy|more|none|loading)\b/i;
/** A message that is named and not there. */
const NAMED = /^[a-z]+(-[a-z]+)+$/;

/** Each text of the page that `is` so, with where it is, but for what is `others'`. */
async function textsOf(page, is, others = OTHERS) {
  const texts = await page.evaluate(
    ({ others, SAID }) => {
      const isOthers = (element) => element.closest(others) !== null;
      const found = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (element && !isOthers(element)) found.push([node.data, `${element.tagName}.${element.className}`]);
      }
      for (const name of SAID) {
        for (const element of document.querySelectorAll(`[${name}]`)) {
          if (!isOthers(element)) found.push([element.getAttribute(name), `${element.tagName}.${element.className} ${name}`]);
        }
      }
      found.push([document.title, "title"]);
      return found;
    },
    { others, SAID },
  );
  return [...new Set(texts.filter(([text]) => is(text.trim())).map(([text, place]) => `${text.trim()} (${place})`))];
}

/** Each text in which an English word stands, or a message's name in the place of what it says. */
export const leftInEnglish = (page) => textsOf(page, (text) => ENGLISH.test(text) || NAMED.test(text));

/** Each message that is named in the place of what it says. */
export const unsaid = (page) => textsOf(page, (text) => NAMED.test(text), "script, style, noscript");
