// Whether anything on a page is still said in English: what is written for nobody in particular, that is, neither a name nor a
// moment nor what somebody else wrote.

/** What is not Rollcall's to say, or is said so in every language. */
const OTHERS = "bdi, code, kbd, time, [lang]:not(html), .bubble, .qr, script, style, noscript, textarea";
const SAID = ["aria-label", "title", "placeholder", "alt", "aria-valuetext", "aria-description"];
/** Words that no sentence of English is long without, and those of buttons and headings. */
const ENGLISH =
  /\b(the|of|and|to|is|are|was|were|not|no|yet|this|that|with|by|from|for|in|it|you|your|here|them|they|all|any|users?|chatbots|sessions?|messages?|days?|active|pending|disabled|added|sign|search|filter|clear|close|cancel|save|delete|open|show|hide|choose|select|selected|export|import|invite|settings|columns?|last|name|email|role|never|now|new|try|again|set|password|account|key|keys|link|copy|more|none|loading|status)\b/i;

/** Each text of the page in which an English word stands, with where it is. */
export async function leftInEnglish(page) {
  const texts = await page.evaluate(
    ({ OTHERS, SAID }) => {
      const isOthers = (element) => element.closest(OTHERS) !== null;
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
    { OTHERS, SAID },
  );
  return [...new Set(texts.filter(([text]) => ENGLISH.test(text)).map(([text, place]) => `${text.trim()} (${place})`))];
}
