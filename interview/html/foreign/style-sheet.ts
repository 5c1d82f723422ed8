/**
 * What a word processor says in its style sheet instead of in the text: that a class is bold, hidden, a heading. Only
 * selectors of one class are read (`p.Titre`, `.s1`), and only the declarations that a document can keep.
 */
import { attribute, classesOf, isElement, textOf, type HtmlElement, type HtmlParent } from '../parse.ts';
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
        rules.push(...classRules(selectors, css.slice(start, index)));
      start = index + 1;
    } else if (character === ';' && depth === 0) start = index + 1;
  }
  return rules;
}

function classRules(selectors: string, body: string): Rule[] {
  const kept = body
    .split(';')
    .filter((declaration) => WANTED.has(declaration.slice(0, declaration.indexOf(':')).trim().toLowerCase()))
    .map((declaration) => declaration.trim())
    .join(';');
  if (kept === '') return [];
  return selectors.split(',').flatMap((selector) => {
    const [, tag = '', name = ''] = /^\s*([a-z][a-z0-9]*)?\.([\w-]+)\s*$/i.exec(selector) ?? [];
    return name === '' || PASSED_OVER.has(name) ? [] : [{ tag: tag.toLowerCase(), name, declarations: kept }];
  });
}

/** Writes what the sheets say of classes into the elements; what an element says itself comes after, and wins. */
export function applyStyleSheets(tree: HtmlParent): void {
  const byClass = new Map<string, Rule[]>();
  for (const rule of sheetsIn(tree).flatMap(rulesOf)) {
    const known = byClass.get(rule.name);
    if (known === undefined) byClass.set(rule.name, [rule]);
    else known.push(rule);
  }
  if (byClass.size > 0) applyTo(tree, byClass);
}

function sheetsIn(parent: HtmlParent): string[] {
  return parent.childNodes
    .filter(isElement)
    .flatMap((child) => (child.tagName === 'style' ? [textOf(child)] : sheetsIn(child)));
}

function applyTo(parent: HtmlParent, byClass: ReadonlyMap<string, readonly Rule[]>): void {
  for (const child of parent.childNodes) {
    if (!isElement(child)) continue;
    const said = classesOf(child)
      .flatMap((name) => byClass.get(name) ?? [])
      .filter((rule) => rule.tag === '' || rule.tag === child.tagName);
    if (said.length > 0) addDeclarations(child, said);
    applyTo(child, byClass);
  }
}

function addDeclarations(element: HtmlElement, said: readonly Rule[]): void {
  const own = attribute(element, 'style') ?? '';
  setAttribute(element, 'style', `${said.map((rule) => rule.declarations).join(';')};${own}`);
}
