/**
 * Applies a word processor's style sheet: classes that mean bold, hidden, heading and the like. Reads only single-class
 * selectors (`p.Titre`, `.s1`) and only declarations that a document can keep.
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

const USED_PROPERTIES = new Set(
  'display font-style font-weight mso-hide mso-list mso-outline-level text-decoration text-decoration-line vertical-align'.split(
    ' ',
  ),
);
const LONGEST_SHEET = 500_000;
/** Links are underlined anyway. */
const PASSED_OVER = new Set(['MsoHyperlink', 'MsoHyperlinkFollowed']);

type Rule = Readonly<{ tag: string; name: string; declarations: string }>;
/** The last declaration of each property, with its rule's index. */
type MergedRules = Map<string, Readonly<{ declaration: string; at: number }>>;
/** The rules of one class: for any element, and by tag. */
type ClassRules = { any: MergedRules; byTag: Map<string, MergedRules> };

/** The rules of a sheet, without `@media` and other blocks. Linear time. */
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
  const declarations = body
    .split(';')
    .filter((declaration) => USED_PROPERTIES.has(propertyOf(declaration)))
    .map((declaration) => declaration.trim())
    .join(';');
  if (declarations === '') return [];
  return selectors.split(',').flatMap((selector) => {
    const [, tag = '', name = ''] = /^\s*([a-z][a-z0-9]*)?\.([\w-]+)\s*$/i.exec(selector) ?? [];
    return name === '' || PASSED_OVER.has(name)
      ? []
      : [{ tag: tag.toLowerCase(), name, declarations: declarations }];
  });
}

/**
 * Writes the class rules into the elements, before their own styles, which take precedence. Each element gets each
 * property once, however many rules its classes have.
 */
export function applyStyleSheets(tree: HtmlParent): void {
  const byClass = new Map<string, ClassRules>();
  sheetsIn(tree)
    .flatMap(rulesOf)
    .forEach((rule, at) => {
      const rules: ClassRules = byClass.get(rule.name) ?? { any: new Map(), byTag: new Map() };
      byClass.set(rule.name, rules);
      const into: MergedRules = rule.tag === '' ? rules.any : (rules.byTag.get(rule.tag) ?? new Map());
      if (rule.tag !== '') rules.byTag.set(rule.tag, into);
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

function applyTo(parent: HtmlParent, byClass: ReadonlyMap<string, ClassRules>): void {
  for (const child of parent.childNodes) {
    if (!isElement(child)) continue;
    const merged: MergedRules = new Map();
    for (const name of classesOf(child)) {
      const rules = byClass.get(name);
      if (rules === undefined) continue;
      // A later class of an element wins over an earlier one; within a class the later rule.
      const own = mergeRules(rules.any, rules.byTag.get(child.tagName));
      for (const [property, one] of own) merged.set(property, one);
    }
    if (merged.size > 0) addDeclarations(child, merged);
    applyTo(child, byClass);
  }
}

function mergeRules(any: MergedRules, ofTag: MergedRules | undefined): MergedRules {
  if (ofTag === undefined) return any;
  const both: MergedRules = new Map(any);
  for (const [property, one] of ofTag) if (one.at > (both.get(property)?.at ?? -1)) both.set(property, one);
  return both;
}

function addDeclarations(element: HtmlElement, rules: MergedRules): void {
  const own = attribute(element, 'style') ?? '';
  const declarations = [...rules.values()].map(({ declaration }) => declaration);
  setAttribute(element, 'style', `${declarations.join(';')};${own}`);
}
