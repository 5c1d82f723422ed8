/**
 * A fast parser for well-formed HTML: common elements only, each closed where it was opened and allowed at its place.
 * It gives the same tree as parse5, locations included (parse-plain.test.ts compares both); anything uncertain is left
 * to parse5 (parse.ts).
 *
 * Source of the rules: https://html.spec.whatwg.org/multipage/parsing.html, insertion modes "in template" and "in
 * body".
 */
import {
  defaultTreeAdapter,
  html as namespaces,
  parseFragment,
  type DefaultTreeAdapterTypes as Tree,
} from 'parse5';

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements that close an open paragraph. */
const BLOCKS = names(
  'address article aside blockquote center div figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table ul',
);
const HEADINGS = names('h1 h2 h3 h4 h5 h6');
/**
 * Elements within a paragraph or around blocks. Active formatting elements are included, as none is closed out of
 * order.
 */
const INLINES = names(
  'a abbr b big br cite code del dfn em font i iframe img ins kbd mark q s samp small span strike strong sub sup time tt u var wbr',
);
const VOID = names('br hr img wbr');
/** Elements skipped in the search for the list item that the next item closes. */
const SKIPPED_BY_ITEM = names(
  'a abbr address b big cite code del dfn div em font i ins kbd mark p q s samp small span strike strong sub sup time tt u var',
);

/** Parts of a table and their allowed parents; the parser requires all of them to be written. */
const PART_OF: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    thead: ['table'],
    tbody: ['table'],
    tfoot: ['table'],
    tr: ['thead', 'tbody', 'tfoot'],
    td: ['tr'],
    th: ['tr'],
  }),
);
/** Elements where other content would be moved before the table. */
const BETWEEN_CELLS = names('table thead tbody tfoot tr');

/** Far below HTML_LIMITS: parse5 decides near those. */
const DEEPEST = 100;
const MOST_ELEMENTS = 50_000;
const MOST_ATTRIBUTES = 50;

const TAG = /<(\/?)([A-Za-z][A-Za-z0-9]*)/y;
const SPACE = /[ \t\n\f]*/y;
const ATTRIBUTE = /([A-Za-z_][\w:.-]*)(?:=(?:"([^"]*)"|'([^']*)'))?(?=[ \t\n\f/>])/y;
const REFERENCE = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/g;

/** Cache of decoded character references. */
const references = new Map<string, string>();
const MOST_REFERENCES = 2_000;

function readReference(reference: string): string {
  const cached = references.get(reference);
  if (cached !== undefined) return cached;
  const [node] = parseFragment(reference).childNodes;
  const text = node !== undefined && 'value' in node ? node.value : reference;
  if (references.size < MOST_REFERENCES) references.set(reference, text);
  return text;
}

/** Undefined if a `&` may start an unterminated reference. */
function readText(raw: string): string | undefined {
  if (!raw.includes('&')) return raw;
  if (/&(?![ \n])/.test(raw.replace(REFERENCE, ''))) return undefined;
  return raw.replace(REFERENCE, readReference);
}

/** Decodes an attribute value in the given quotes. Parse5 applies the special rules for `&` in addresses. */
function readValue(raw: string, quote: '"' | "'"): string {
  if (!raw.includes('&')) return raw;
  const [element] = parseFragment(`<a x=${quote}${raw}${quote}>`).childNodes;
  return (element as Tree.Element).attrs[0]?.value ?? '';
}

type OffsetRange = Readonly<{ startOffset: number; endOffset: number }>;
type Located = { sourceCodeLocation?: unknown };

/** Sets offsets without lines and columns, which are never used. */
function locate(
  node: Located,
  location: OffsetRange &
    Readonly<{ startTag?: OffsetRange; endTag?: OffsetRange; attrs?: Readonly<Record<string, OffsetRange>> }>,
): void {
  node.sourceCodeLocation = location;
}

/** The tree with locations; undefined for HTML that parse5 must read. */
export function parsePlain(html: string): Tree.DocumentFragment | undefined {
  if (/[\0\r\ufeff]/.test(html)) return undefined;
  const root = defaultTreeAdapter.createDocumentFragment();
  const open: { element: Tree.Element; startTag: OffsetRange }[] = [];
  /** Numbers of open elements. */
  const opened = { p: 0, a: 0, heading: 0 };
  let parent: Tree.ParentNode = root;
  let elements = 0;

  const count = (name: string, by: 1 | -1): void => {
    if (name === 'p') opened.p += by;
    else if (name === 'a') opened.a += by;
    else if (HEADINGS.has(name)) opened.heading += by;
  };

  function text(start: number, end: number): boolean {
    if (BETWEEN_CELLS.has(parent.nodeName) && !isBlank(start, end)) return false;
    const value = readText(html.slice(start, end));
    if (value === undefined) return false;
    const node: Tree.TextNode = { nodeName: '#text', value, parentNode: parent };
    locate(node, { startOffset: start, endOffset: end });
    parent.childNodes.push(node);
    return true;
  }

  function isBlank(start: number, end: number): boolean {
    SPACE.lastIndex = start;
    SPACE.test(html);
    return SPACE.lastIndex >= end;
  }

  /** Returns the end of the comment; -1 if it is not a plain one. */
  function comment(start: number): number {
    const closing = html.indexOf('-->', start + 4);
    if (closing === -1) return -1;
    const data = html.slice(start + 4, closing);
    if (data.includes('--') || /^-?>|-$|<!-?$/.test(data)) return -1;
    const node: Tree.CommentNode = { nodeName: '#comment', data, parentNode: parent };
    locate(node, { startOffset: start, endOffset: closing + 3 });
    parent.childNodes.push(node);
    return closing + 3;
  }

  /**
   * The end of the tag and its attributes, with their offsets in `places`; undefined for a tag that parse5 must read.
   */
  function attributes(
    from: number,
    places?: Record<string, OffsetRange>,
  ): { end: number; attrs: Tree.Element['attrs'] } | undefined {
    const attrs: Tree.Element['attrs'] = [];
    for (let at = from; ;) {
      SPACE.lastIndex = at;
      SPACE.test(html);
      const spaced = SPACE.lastIndex;
      if (html[spaced] === '>') return { end: spaced + 1, attrs };
      if (html[spaced] === '/' && html[spaced + 1] === '>') return { end: spaced + 2, attrs };
      ATTRIBUTE.lastIndex = spaced;
      const match = spaced === at || attrs.length >= MOST_ATTRIBUTES ? null : ATTRIBUTE.exec(html);
      if (match === null) return undefined;
      const name = (match[1] ?? '').toLowerCase();
      const value = match[2] === undefined ? readValue(match[3] ?? '', "'") : readValue(match[2], '"');
      // The first of duplicate attributes counts.
      if (!attrs.some((attr) => attr.name === name)) {
        attrs.push({ name, value });
        if (places !== undefined) places[name] = { startOffset: spaced, endOffset: ATTRIBUTE.lastIndex };
      }
      at = ATTRIBUTE.lastIndex;
    }
  }

  const isAllowedHere = (name: string): boolean => {
    const parts = PART_OF.get(name);
    if (parts !== undefined) return parts.includes(parent.nodeName);
    if (BETWEEN_CELLS.has(parent.nodeName)) return false;
    if (INLINES.has(name)) return name !== 'a' || opened.a === 0;
    if (!BLOCKS.has(name) || opened.p > 0) return false;
    if (HEADINGS.has(name)) return opened.heading === 0;
    if (name !== 'li') return true;
    const around = open.findLast(({ element }) => !SKIPPED_BY_ITEM.has(element.tagName));
    return around?.element.tagName !== 'li';
  };

  /** Returns the end of the tag; -1 if it is not a plain one. */
  function startTag(start: number, name: string, from: number): number {
    // The patcher replaces alternative texts in the source (interview/render/patch/write-leaf.ts).
    const attrPlaces = name === 'img' ? (Object.create(null) as Record<string, OffsetRange>) : undefined;
    const read = attributes(from, attrPlaces);
    if (read === undefined || !isAllowedHere(name)) return -1;
    const { end, attrs } = read;
    const closesItself = html[end - 2] === '/';
    // A newline directly after `pre` is dropped.
    if ((name === 'pre' && html[end] === '\n') || (closesItself && !VOID.has(name))) return -1;
    elements += 1;
    if (elements > MOST_ELEMENTS || open.length >= DEEPEST) return -1;
    const element: Tree.Element = {
      nodeName: name,
      tagName: name,
      attrs,
      namespaceURI: namespaces.NS.HTML,
      childNodes: [],
      parentNode: parent,
    };
    parent.childNodes.push(element);
    const tagRange = { startOffset: start, endOffset: end };
    if (VOID.has(name)) {
      locate(element, {
        ...tagRange,
        startTag: tagRange,
        ...(attrPlaces === undefined ? {} : { attrs: attrPlaces }),
      });
      return end;
    }
    // The content of an iframe is not HTML.
    if (name === 'iframe' && !/^<\/iframe>/i.test(html.slice(end, end + 9))) return -1;
    open.push({ element, startTag: tagRange });
    count(name, 1);
    parent = element;
    return end;
  }

  function endTag(start: number, name: string, from: number): number {
    SPACE.lastIndex = from;
    SPACE.test(html);
    const end = SPACE.lastIndex + 1;
    const last = open.at(-1);
    if (html[end - 1] !== '>' || last?.element.tagName !== name) return -1;
    const { element, startTag: opening } = last;
    open.pop();
    count(name, -1);
    locate(element, {
      startOffset: opening.startOffset,
      endOffset: end,
      startTag: opening,
      endTag: { startOffset: start, endOffset: end },
    });
    parent = open.at(-1)?.element ?? root;
    return end;
  }

  for (let at = 0; at < html.length;) {
    const next = html.indexOf('<', at);
    const end = next === -1 ? html.length : next;
    if (end > at && !text(at, end)) return undefined;
    if (next === -1) break;
    if (html.startsWith('<!--', next)) at = comment(next);
    else {
      TAG.lastIndex = next;
      const [, slash, written = ''] = TAG.exec(html) ?? [];
      const name = written.toLowerCase();
      if (slash === undefined) return undefined;
      const from = next + 1 + slash.length + written.length;
      at = slash === '' ? startTag(next, name, from) : endTag(next, name, from);
    }
    if (at === -1) return undefined;
  }
  return open.length === 0 ? root : undefined;
}
