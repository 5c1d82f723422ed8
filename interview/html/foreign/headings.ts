/** Headings that are so by their style only, and levels that fit into a document's three. */
import {
  attribute,
  classesOf,
  isElement,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
} from '../parse.ts';
import { declarations } from '../setting.ts';
import { changeElements, makeElement, renamed } from './tree.ts';

/** A paragraph that a style, a role or a class of Word makes a heading or a quote. */
export function blockByStyle(element: HtmlElement): readonly HtmlNode[] | undefined {
  if (element.tagName !== 'p' && element.tagName !== 'div') return undefined;
  const level = headingLevel(element);
  if (level > 0) return [renamed(element, `h${level}`)];
  const quoted = classesOf(element).some((name) => /^Mso(?:Intense)?Quote$/.test(name));
  return quoted ? [makeElement('blockquote', [element])] : undefined;
}

function headingLevel(element: HtmlElement): number {
  if (attribute(element, 'role') === 'heading') return bounded(attribute(element, 'aria-level')) || 2;
  if (element.tagName !== 'p') return 0;
  const style = attribute(element, 'style') ?? '';
  const outline = /mso-outline-level/i.test(style)
    ? bounded(declarations(element).get('mso-outline-level'))
    : 0;
  if (outline > 0) return outline;
  const classes = classesOf(element);
  if (classes.includes('MsoTitle')) return 1;
  const [, named = ''] =
    classes.map((name) => /^(?:MsoHeading|Heading|Titre|heading)([1-6])$/.exec(name)).find(Boolean) ?? [];
  return bounded(named);
}

const bounded = (value: string | undefined): number => {
  const level = Number.parseInt(value ?? '', 10);
  return level >= 1 && level <= 6 ? level : 0;
};

/**
 * A text whose own sections are of level 1 keeps its steps: each level goes one down. A level 1 that stands once, above
 * all others, is the title, and the others stay where they are.
 */
export function shiftHeadings(tree: HtmlParent): void {
  const headings = headingsIn(tree);
  const first = headings.filter((tag) => tag === 'h1').length;
  if (first === 0 || (first === 1 && headings[0] === 'h1')) return;
  changeElements(tree, (element) => {
    const level = /^h([1-5])$/.exec(element.tagName)?.[1];
    return level === undefined ? undefined : [renamed(element, `h${Number(level) + 1}`)];
  });
}

function headingsIn(parent: HtmlParent): string[] {
  return parent.childNodes
    .filter(isElement)
    .flatMap((child) => (/^h[1-6]$/.test(child.tagName) ? [child.tagName] : headingsIn(child)));
}
