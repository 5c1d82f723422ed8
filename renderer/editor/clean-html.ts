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
  for (const element of [...page.body.querySelectorAll('*')].reverse()) clean(element);
  return page.body.innerHTML;
}

function clean(element: Element): void {
  const language = element.getAttribute('lang');
  for (const { name } of [...element.attributes])
    if (KEPT[element.tagName]?.includes(name) !== true) element.removeAttribute(name);
  if (language !== null) element.setAttribute('lang', language);
  const twice =
    (element.tagName === 'B' && element.firstElementChild?.tagName === 'STRONG') ||
    (element.tagName === 'I' && element.firstElementChild?.tagName === 'EM');
  const bare = element.tagName === 'SPAN' && language === null;
  const box = element.tagName === 'DIV';
  if ((twice && element.childNodes.length === 1) || bare || box) element.replaceWith(...element.childNodes);
}
