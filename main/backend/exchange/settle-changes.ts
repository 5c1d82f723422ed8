/** A docx as it reads once each tracked change was accepted or refused: nothing of the tracking is left in it. */
import type { Mark } from './docx-marks.ts';
import { childNamed, type XmlElement } from './xml-tree.ts';

/** What becomes of a mark; those unknown are accepted. */
export type Accepts = (element: XmlElement) => boolean;

/** @param refused the marks that are not accepted */
export function settleChanges(part: XmlElement, refused: readonly Mark[]): void {
  const not = new Set(refused.map((mark) => mark.element));
  settle(part, (element) => !not.has(element));
}

const INSERTED = new Set(['w:ins', 'w:moveTo']);
const DELETED = new Set(['w:del', 'w:moveFrom']);
/** How other things looked before: what they look like now is what is kept. */
const OTHER_CHANGES = new Set([
  'w:tblPrChange',
  'w:tblGridChange',
  'w:tcPrChange',
  'w:trPrChange',
  'w:sectPrChange',
  'w:tblPrExChange',
  'w:numberingChange',
]);

function settle(element: XmlElement, accepts: Accepts): void {
  const kept: XmlElement['children'] = [];
  const endless = new Set<XmlElement>();
  for (const child of element.children) {
    if (typeof child === 'string') {
      kept.push(child);
      continue;
    }
    if (OTHER_CHANGES.has(child.name) || isGone(child, accepts)) continue;
    if (child.name === 'w:p' && losesItsEnd(child, accepts)) endless.add(child);
    settle(child, accepts);
    if (INSERTED.has(child.name) || DELETED.has(child.name))
      for (const inside of child.children) kept.push(asKept(inside));
    else kept.push(child);
  }
  element.children =
    element.name === 'w:pPr' || element.name === 'w:rPr' ? kept : withoutLostEnds(kept, endless);
  if (element.name === 'w:rPr') settleLook(element, 'w:rPrChange', 'w:rPr', accepts);
  else if (element.name === 'w:pPr') settleLook(element, 'w:pPrChange', 'w:pPr', accepts);
}

/** Words or rows that the decision takes away. Marks in properties are looked at by those they are about. */
function isGone(child: XmlElement, accepts: Accepts): boolean {
  if (child.children.length > 0 && INSERTED.has(child.name)) return !accepts(child);
  if (child.children.length > 0 && DELETED.has(child.name)) return accepts(child);
  if (child.name !== 'w:tr') return false;
  const properties = childNamed(child, 'w:trPr');
  const inserted = properties === undefined ? undefined : childNamed(properties, 'w:ins');
  const deleted = properties === undefined ? undefined : childNamed(properties, 'w:del');
  return (inserted !== undefined && !accepts(inserted)) || (deleted !== undefined && accepts(deleted));
}

/** Deleted words that stay are words like others. */
function asKept(child: XmlElement | string): XmlElement | string {
  if (typeof child === 'string') return child;
  if (child.name === 'w:delText') child.name = 'w:t';
  else if (child.name === 'w:delInstrText') child.name = 'w:instrText';
  child.children.forEach(asKept);
  return child;
}

/** The look of before where the change of look is refused. */
function settleLook(properties: XmlElement, change: string, inner: string, accepts: Accepts): void {
  const found = childNamed(properties, change);
  if (found === undefined) return;
  const rest = properties.children.filter((child) => child !== found);
  const before = childNamed(found, inner);
  // The properties of a paragraph's end are no part of what the change tells.
  const stays = rest.filter((child) => typeof child !== 'string' && child.name === 'w:rPr');
  properties.children = accepts(found) ? rest : [...(before?.children ?? []), ...stays];
}

/** Joins each paragraph whose end goes to the one after it, which gives the look of both, as in Word. */
function withoutLostEnds(
  children: XmlElement['children'],
  endless: ReadonlySet<XmlElement>,
): XmlElement['children'] {
  if (endless.size === 0) return children;
  const kept: XmlElement['children'] = [];
  let joining: { last: XmlElement; words: XmlElement['children'] | undefined } | undefined;
  const close = (): void => {
    if (joining === undefined) return;
    const { last, words } = joining;
    kept.push(
      words === undefined ? last : { ...last, children: [...last.children.filter(isProperties), ...words] },
    );
    joining = undefined;
  };
  for (const child of children) {
    if (typeof child === 'string' || child.name !== 'w:p') {
      if (typeof child !== 'string' && isBlock(child)) close();
      kept.push(child);
      continue;
    }
    if (joining === undefined) joining = { last: child, words: undefined };
    else {
      joining.words ??= wordsOf(joining.last);
      for (const word of wordsOf(child)) joining.words.push(word);
      joining.last = child;
    }
    if (!endless.has(child)) close();
  }
  close();
  return kept;
}

const isBlock = (element: XmlElement): boolean => element.name === 'w:tbl' || element.name === 'w:sdt';

function losesItsEnd(paragraph: XmlElement, accepts: Accepts): boolean {
  const properties = childNamed(paragraph, 'w:pPr');
  const end = properties === undefined ? undefined : childNamed(properties, 'w:rPr');
  if (end === undefined) return false;
  const inserted = childNamed(end, 'w:ins');
  const deleted = childNamed(end, 'w:del');
  return (inserted !== undefined && !accepts(inserted)) || (deleted !== undefined && accepts(deleted));
}

const isProperties = (child: XmlElement | string): boolean =>
  typeof child !== 'string' && child.name === 'w:pPr';
const wordsOf = ({ children }: XmlElement): XmlElement['children'] =>
  children.filter((child) => !isProperties(child));
