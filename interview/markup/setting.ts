/** Which marks and which language an element gives to the text inside it. */
import { languageSchema, type Mark } from '../document.ts';
import { sameLanguage } from '../inlines.ts';
import { attribute, type HtmlElement } from './parse.ts';
import type { Setting } from './reading.ts';

const BY_TAG: Readonly<Record<string, Mark>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  var: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strike',
  strike: 'strike',
  del: 'strike',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  sub: 'sub',
  sup: 'sup',
};

/** The declarations of a style attribute, names in lower case. */
export function declarations(element: HtmlElement): Map<string, string> {
  const style = attribute(element, 'style') ?? '';
  const found = new Map<string, string>();
  for (const declaration of style.slice(0, 4000).split(';')) {
    const colon = declaration.indexOf(':');
    if (colon > 0)
      found.set(
        declaration.slice(0, colon).trim().toLowerCase(),
        declaration
          .slice(colon + 1)
          .trim()
          .toLowerCase(),
      );
  }
  return found;
}

/** Marks by inline style; `false` takes a mark away, as the `<b style="font-weight:normal">` around a paste from Google Docs. */
function marksByStyle(element: HtmlElement): ReadonlyMap<Mark, boolean> {
  const marks = new Map<Mark, boolean>();
  if (attribute(element, 'style') === undefined) return marks;
  const styles = declarations(element);
  const weight = styles.get('font-weight');
  if (weight !== undefined)
    marks.set('bold', weight.startsWith('bold') || Number.parseInt(weight, 10) >= 600);
  const slant = styles.get('font-style');
  if (slant !== undefined) marks.set('italic', /^(italic|oblique)/.test(slant));
  const line = styles.get('text-decoration') ?? styles.get('text-decoration-line') ?? '';
  if (line.includes('underline')) marks.set('underline', true);
  if (line.includes('line-through')) marks.set('strike', true);
  const raised = styles.get('vertical-align');
  if (raised === 'sub') marks.set('sub', true);
  if (raised === 'super') marks.set('sup', true);
  return marks;
}

/** Whether the element is not shown. */
export function isHidden(element: HtmlElement): boolean {
  if (attribute(element, 'hidden') !== undefined) return true;
  if (!/display|mso-hide/i.test(attribute(element, 'style') ?? '')) return false;
  const styles = declarations(element);
  return styles.get('display') === 'none' || styles.has('mso-hide');
}

/** A usable `lang`, or undefined. */
export function languageOf(element: HtmlElement): string | undefined {
  const value = attribute(element, 'lang')?.trim();
  // Asked of each element, and nearly none says one.
  if (value === undefined || value === '') return undefined;
  return languageSchema.safeParse(value).success ? value : undefined;
}

/** The setting inside `element`. */
export function settingInside(element: HtmlElement, outer: Setting): Setting {
  const own = BY_TAG[element.tagName];
  const plain = own === undefined && element.attrs.every(({ name }) => name !== 'style' && name !== 'lang');
  if (plain) return outer;
  const marks = new Set(outer.marks);
  if (own !== undefined) marks.add(own);
  for (const [mark, on] of marksByStyle(element)) {
    if (!on) marks.delete(mark);
    else if (!(mark === 'underline' && (outer.inLink || element.tagName === 'a'))) marks.add(mark);
  }
  const said = outer.base === undefined ? undefined : languageOf(element);
  const language = said === undefined ? outer.language : sameLanguage(said, outer.base) ? undefined : said;
  return { ...outer, marks: [...marks], language };
}
