/** Making and changing parsed HTML, for what is set right before it is read. Every tree is a fresh one of parse.ts. */
import { defaultTreeAdapter, html } from 'parse5';
import { append } from '../../append.ts';
import { isElement, type HtmlElement, type HtmlNode, type HtmlParent } from '../../markup/parse.ts';

/** A new element with these children. */
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

/** A new run of text. */
export function makeText(value: string): HtmlNode {
  return defaultTreeAdapter.createTextNode(value);
}

/** Puts these nodes, and no others, inside a node. */
export function setChildren(parent: HtmlParent, children: readonly HtmlNode[]): void {
  parent.childNodes = [...children];
  for (const child of parent.childNodes) child.parentNode = parent;
}

/** The same element under another name, where it stood in the source. */
export function renamed(element: HtmlElement, tag: string): HtmlElement {
  const other = makeElement(tag, element.childNodes);
  other.attrs = element.attrs;
  if (element.sourceCodeLocation !== undefined) other.sourceCodeLocation = element.sourceCodeLocation;
  return other;
}

/**
 * Goes through all elements, the innermost first, and puts what `change` gives in the place of each; undefined leaves
 * it as it is. An element that goes with what is inside it gives an empty list.
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

/** Every node that holds others, the outermost first. */
export function parentsInside(parent: HtmlParent): HtmlParent[] {
  const found: HtmlParent[] = [];
  const collect = (inner: HtmlParent): void => {
    found.push(inner);
    for (const child of inner.childNodes) if (isElement(child)) collect(child);
  };
  collect(parent);
  return found;
}

/** Writes an attribute, in place of the one of that name. */
export function setAttribute(element: HtmlElement, name: string, value: string): void {
  const own = element.attrs.find((one) => one.name === name);
  if (own === undefined) element.attrs.push({ name, value });
  else own.value = value;
}
