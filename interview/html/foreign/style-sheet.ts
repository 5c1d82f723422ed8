/**
 * What a word processor says in its style sheet instead of in the text: that a class is bold, hidden, a heading. Only
 * selectors of one class are read (`p.Titre`, `.s1`), and only the declarations that a document can keep.
 */
import { append } from '../../append.ts';
import {
  attribute,
  classesOf,
  isElement,
  textOf,
  type HtmlElement,
  type HtmlParent,
} from '../../markup/parse.ts';
import { setAttribute } from './tree.ts';

const WANTED = new Set(
  'display font-style font-weight mso-hide mso-list mso-outline-level text-decoration text-decoration-line vertical-align'.split(
    ' ',
  ),
);
const LONGEST_SHEET = 500_000;
/** A link says that it is underlined. */
const PASSED_OVER = new Set(['MsoHyperlink', 'MsoHyperlinkFollowed']);

type Rule = Readonly<{ tag: string; name: string; declarations: string }>;
/** By property, what was said of it last, and where among all rules. */
type Merged = Map<string, Readonly<{ declaration: string; at: number }>>;
/** Of one class: what is said of any element, and of those of a tag. */
type OfClass = { any: Merged; byTag: Map<string, Merged> };

/** The rules of a sheet; what stands in `@media` and its like is passed over. Linear. */
function rulesOf(sheet: string): Rule[] {
  const css = sheet
    .slice(0, LONGEST_SHEET)
    .replace(/\/\*[\s\S]*?(?:\*\/|$)/g, ' ')
    .replace(/<!--|-->/g, ' ');
  const rules: Rule[] = [];
  let depth = 0;
  let start = 0;
  let selectors = '';
  for (let index = 0; index < css.length; index += 1) {
    const character = css[index];
    if (character === '{') {
      if (depth === 0) selectors = css.slice(start, index).trim();
      depth += 1;
      start = index + 1;
    } else if (character === '}') {
      depth = Math.max(0, depth - 1);
      if (depth === 0 && !selectors.startsWith('@'))
        append(rules, classRules(selectors, css.slice(start, index)));
      start = index + 1;
    } else if (character === ';' && depth === 0) start = index + 1;
  }
  return rules;
}

function classRules(selectors: string, body: string): Rule[] {
  const kept = body
    .split(';')
    .filter((declaration) => WANTED.has(propertyOf(declaration)))
    .map((declaration) => declaration.trim())
    .join(';');
  if (kept === '') return [];
  return selectors.split(',').flatMap((selector) => {
    const [, tag = '', name = ''] = /^\s*([a-z][a-z0-9]*)?\.([\w-]+)\s*$/i.exec(selector) ?? [];
    return name === '' || PASSED_OVER.has(name) ? [] : [{ tag: tag.toLowerCase(), name, declarations: kept }];
  });
}

/**
 * Writes what the sheets say of classes into the elements; what an element says itself comes after, and wins. However many
 * rules a class has, an element is given each property once.
 */
export function applyStyleSheets(tree: HtmlParent): void {
  const byClass = new Map<string, OfClass>();
  sheetsIn(tree)
    .flatMap(rulesOf)
    .forEach((rule, at) => {
      const known: OfClass = byClass.get(rule.name) ?? { any: new Map(), byTag: new Map() };
      byClass.set(rule.name, known);
      const into: Merged = rule.tag === '' ? known.any : (known.byTag.get(rule.tag) ?? new Map());
      if (rule.tag !== '') known.byTag.set(rule.tag, into);
      for (const declaration of rule.declarations.split(';'))
        into.set(propertyOf(declaration), { declaration, at });
    });
  if (byClass.size > 0) applyTo(tree, byClass);
}

const propertyOf = (declaration: string): string =>
  declaration.slice(0, declaration.indexOf(':')).trim().toLowerCase();

function sheetsIn(parent: HtmlParent): string[] {
  return parent.childNodes
    .filter(isElement)
    .flatMap((child) => (child.tagName === 'style' ? [textOf(child)] : sheetsIn(child)));
}

function applyTo(parent: HtmlParent, byClass: ReadonlyMap<string, OfClass>): void {
  for (const child of parent.childNodes) {
    if (!isElement(child)) continue;
    const said: Merged = new Map();
    for (const name of classesOf(child)) {
      const known = byClass.get(name);
      if (known === undefined) continue;
      // The later class of an element wins over the earlier one; within a class the later rule.
      const own = merged(known.any, known.byTag.get(child.tagName));
      for (const [property, one] of own) said.set(property, one);
    }
    if (said.size > 0) addDeclarations(child, said);
    applyTo(child, byClass);
  }
}

function merged(any: Merged, ofTag: Merged | undefined): Merged {
  if (ofTag === undefined) return any;
  const both: Merged = new Map(any);
  for (const [property, one] of ofTag) if (one.at > (both.get(property)?.at ?? -1)) both.set(property, one);
  return both;
}

function addDeclarations(element: HtmlElement, said: Merged): void {
  const own = attribute(element, 'style') ?? '';
  const declarations = [...said.values()].map(({ declaration }) => declaration);
  setAttribute(element, 'style', `${declarations.join(';')};${own}`);
}
