/** Computes the marks and language that an element gives to its text. */
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

/** The declarations of a style attribute, with names in lower case. */
export function declarations(element: HtmlElement): Map<string, string> {
  const style = attribute(element, 'style') ?? '';
  const values = new Map<string, string>();
  for (const declaration of style.slice(0, 4000).split(';')) {
    const colon = declaration.indexOf(':');
    if (colon > 0)
      values.set(
        declaration.slice(0, colon).trim().toLowerCase(),
        declaration
          .slice(colon + 1)
          .trim()
          .toLowerCase(),
      );
  }
  return values;
}

/** Marks by inline style; `false` removes a mark, such as the `<b style="font-weight:normal">` of Google Docs. */
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

/** Whether the element is hidden. */
export function isHidden(element: HtmlElement): boolean {
  if (attribute(element, 'hidden') !== undefined) return true;
  if (!/display|mso-hide/i.test(attribute(element, 'style') ?? '')) return false;
  const styles = declarations(element);
  return styles.get('display') === 'none' || styles.has('mso-hide');
}

/** A valid `lang`, or undefined. */
export function languageOf(element: HtmlElement): string | undefined {
  const value = attribute(element, 'lang')?.trim();
  // Fast path: called for each element, and very few have one.
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
  const ownLanguage = outer.base === undefined ? undefined : languageOf(element);
  const language =
    ownLanguage === undefined
      ? outer.language
      : sameLanguage(ownLanguage, outer.base)
        ? undefined
        : ownLanguage;
  return { ...outer, marks: [...marks], language };
}
