/** Creates and changes nodes of parsed HTML before reading. Trees are fresh from parse.ts. */
import { defaultTreeAdapter, html } from 'parse5';
import { append } from '../../append.ts';
import { isElement, type HtmlElement, type HtmlNode, type HtmlParent } from '../../markup/parse.ts';

export function makeElement(
  tag: string,
  children: readonly HtmlNode[],
  attributes: Readonly<Record<string, string>> = {},
): HtmlElement {
  const element = defaultTreeAdapter.createElement(
    tag,
    html.NS.HTML,
    Object.entries(attributes).map(([name, value]) => ({ name, value })),
  );
  setChildren(element, children);
  return element;
}

export function makeText(value: string): HtmlNode {
  return defaultTreeAdapter.createTextNode(value);
}

/** Replaces the children of a node. */
export function setChildren(parent: HtmlParent, children: readonly HtmlNode[]): void {
  parent.childNodes = [...children];
  for (const child of parent.childNodes) child.parentNode = parent;
}

/** A copy of the element with another tag name and the same source location. */
export function withTagName(element: HtmlElement, tag: string): HtmlElement {
  const other = makeElement(tag, element.childNodes);
  other.attrs = element.attrs;
  if (element.sourceCodeLocation !== undefined) other.sourceCodeLocation = element.sourceCodeLocation;
  return other;
}

/**
 * Visits all elements, innermost first, and replaces each with the result of `change`; undefined keeps it, an empty
 * list removes it.
 */
export function changeElements(
  parent: HtmlParent,
  change: (element: HtmlElement) => readonly HtmlNode[] | undefined,
): void {
  let children: HtmlNode[] | undefined;
  parent.childNodes.forEach((child, index) => {
    if (isElement(child)) changeElements(child, change);
    const instead = isElement(child) ? change(child) : undefined;
    if (instead !== undefined) children ??= parent.childNodes.slice(0, index);
    if (children !== undefined) append(children, instead ?? [child]);
  });
  if (children !== undefined) setChildren(parent, children);
}

/** Every node with children, outermost first. */
export function parentsInside(parent: HtmlParent): HtmlParent[] {
  const parents: HtmlParent[] = [];
  const collect = (inner: HtmlParent): void => {
    parents.push(inner);
    for (const child of inner.childNodes) if (isElement(child)) collect(child);
  };
  collect(parent);
  return parents;
}

/** Sets an attribute. */
export function setAttribute(element: HtmlElement, name: string, value: string): void {
  const own = element.attrs.find((one) => one.name === name);
  if (own === undefined) element.attrs.push({ name, value });
  else own.value = value;
}
