/**
 * The HTML that leaves by copy: plain elements that Word, a mail or a blog understand, without this editor's classes,
 * styles and names of its own.
 */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  A: ['href', 'title'],
  IMG: ['src', 'alt'],
  OL: ['start'],
};

export function cleanHtml(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  // Children first: an element that goes leaves its content in its place.
  for (const element of [...page.body.querySelectorAll('*')].toReversed()) clean(element);
  for (const empty of page.body.querySelectorAll('p:empty, h2:empty')) empty.remove();
  return page.body.innerHTML;
}

/** The same as plain text: a blank line between blocks, one line for each item of a list. */
export function textOfHtml(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const lineBreak of page.body.querySelectorAll('br')) lineBreak.replaceWith('\n');
  return [...page.body.children]
    .map((block) =>
      block.matches('ul, ol')
        ? [...block.querySelectorAll('li')].map(ownText).join('\n')
        : (block.textContent ?? ''),
    )
    .join('\n\n');
}

/** An item's words without those of the list nested in it. */
function ownText(item: Element): string {
  return Array.from(item.childNodes)
    .map((node) => (node instanceof Element && node.matches('ul, ol') ? '' : (node.textContent ?? '')))
    .join('');
}

function clean(element: Element): void {
  const language = element.getAttribute('lang');
  for (const name of element.getAttributeNames())
    if (KEPT[element.tagName]?.includes(name) !== true) element.removeAttribute(name);
  if (language !== null) element.setAttribute('lang', language);
  const twice =
    (element.tagName === 'B' && element.firstElementChild?.tagName === 'STRONG') ||
    (element.tagName === 'I' && element.firstElementChild?.tagName === 'EM');
  const bare = element.tagName === 'SPAN' && language === null;
  const box = element.tagName === 'DIV';
  if ((twice && element.childNodes.length === 1) || bare || box) element.replaceWith(...element.childNodes);
}
