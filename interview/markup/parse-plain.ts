/**
 * A parser for HTML that is well kept: every element of a few common ones is closed where it was opened, and nothing stands
 * where it may not. It gives the tree that parse5 gives, places and all, in a part of the time (parse-plain.test.ts holds the
 * two together); whatever it is not sure of is parse5's (parse.ts).
 *
 * Source of the rules: https://html.spec.whatwg.org/multipage/parsing.html, insertion modes "in template" and "in body".
 */
import {
  defaultTreeAdapter,
  html as namespaces,
  parseFragment,
  type DefaultTreeAdapterTypes as Tree,
} from 'parse5';

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Each ends a paragraph that is open. */
const BLOCKS = names(
  'address article aside blockquote center div figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table ul',
);
const HEADINGS = names('h1 h2 h3 h4 h5 h6');
/** Within a paragraph or around blocks; those of the list of active formatting elements too, since none is closed out of turn. */
const INLINES = names(
  'a abbr b big br cite code del dfn em font i iframe img ins kbd mark q s samp small span strike strong sub sup time tt u var wbr',
);
const VOID = names('br hr img wbr');
/** Up to here an item of a list is looked for that would end before the next one. */
const PASSED_BY_ITEM = names(
  'a abbr address b big cite code del dfn div em font i ins kbd mark p q s samp small span strike strong sub sup time tt u var',
);

/** Parts of a table, and what each may stand in: all are written, none is understood. */
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
/** Words and other elements would be put before the table. */
const BETWEEN_CELLS = names('table thead tbody tfoot tr');

/** Far below HTML_LIMITS: what comes near them is parse5's to judge. */
const DEEPEST = 100;
const MOST_ELEMENTS = 50_000;
const MOST_ATTRIBUTES = 50;

const TAG = /<(\/?)([A-Za-z][A-Za-z0-9]*)/y;
const SPACE = /[ \t\n\f]*/y;
const ATTRIBUTE = /([A-Za-z_][\w:.-]*)(?:=(?:"([^"]*)"|'([^']*)'))?(?=[ \t\n\f/>])/y;
const REFERENCE = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/g;

/** What references stand for: a text has the same few. */
const references = new Map<string, string>();
const MOST_REFERENCES = 2_000;

function readReference(reference: string): string {
  const known = references.get(reference);
  if (known !== undefined) return known;
  const [node] = parseFragment(reference).childNodes;
  const text = node !== undefined && 'value' in node ? node.value : reference;
  if (references.size < MOST_REFERENCES) references.set(reference, text);
  return text;
}

/** Undefined where a `&` may be a reference that nobody ended. */
function readText(raw: string): string | undefined {
  if (!raw.includes('&')) return raw;
  if (/&(?![ \n])/.test(raw.replace(REFERENCE, ''))) return undefined;
  return raw.replace(REFERENCE, readReference);
}

/** `raw`: between these quotes. In addresses a `&` mostly is none of a reference, by rules of their own. */
function readValue(raw: string, quote: '"' | "'"): string {
  if (!raw.includes('&')) return raw;
  const [element] = parseFragment(`<a x=${quote}${raw}${quote}>`).childNodes;
  return (element as Tree.Element).attrs[0]?.value ?? '';
}

type Place = Readonly<{ startOffset: number; endOffset: number }>;
type Located = { sourceCodeLocation?: unknown };

/** Offsets without lines and columns, which no reader uses. */
function locate(
  node: Located,
  place: Place & Readonly<{ startTag?: Place; endTag?: Place; attrs?: Readonly<Record<string, Place>> }>,
): void {
  node.sourceCodeLocation = place;
}

/** The tree, with places; undefined where parse5 is to read this. */
export function parsePlain(html: string): Tree.DocumentFragment | undefined {
  if (/[\0\r\ufeff]/.test(html)) return undefined;
  const root = defaultTreeAdapter.createDocumentFragment();
  const open: { element: Tree.Element; startTag: Place }[] = [];
  /** How many of these are open. */
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

  /** Returns where the comment ends, -1 where it is no plain one. */
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

  /** The end of the tag and its attributes, with their offsets in `places`; undefined for a tag that parse5 must read. */
  function attributes(
    from: number,
    places?: Record<string, Place>,
  ): { end: number; attrs: Tree.Element['attrs'] } | undefined {
    const attrs: Tree.Element['attrs'] = [];
    for (let at = from; ;) {
      SPACE.lastIndex = at;
      SPACE.test(html);
      const spaced = SPACE.lastIndex;
      if (html[spaced] === '>') return { end: spaced + 1, attrs };
      if (html[spaced] === '/' && html[spaced + 1] === '>') return { end: spaced + 2, attrs };
      ATTRIBUTE.lastIndex = spaced;
      const found = spaced === at || attrs.length >= MOST_ATTRIBUTES ? null : ATTRIBUTE.exec(html);
      if (found === null) return undefined;
      const name = (found[1] ?? '').toLowerCase();
      const value = found[2] === undefined ? readValue(found[3] ?? '', "'") : readValue(found[2], '"');
      // Of two by one name the first counts.
      if (!attrs.some((attr) => attr.name === name)) {
        attrs.push({ name, value });
        if (places !== undefined) places[name] = { startOffset: spaced, endOffset: ATTRIBUTE.lastIndex };
      }
      at = ATTRIBUTE.lastIndex;
    }
  }

  const mayStandHere = (name: string): boolean => {
    const parts = PART_OF.get(name);
    if (parts !== undefined) return parts.includes(parent.nodeName);
    if (BETWEEN_CELLS.has(parent.nodeName)) return false;
    if (INLINES.has(name)) return name !== 'a' || opened.a === 0;
    if (!BLOCKS.has(name) || opened.p > 0) return false;
    if (HEADINGS.has(name)) return opened.heading === 0;
    if (name !== 'li') return true;
    const around = open.findLast(({ element }) => !PASSED_BY_ITEM.has(element.tagName));
    return around?.element.tagName !== 'li';
  };

  /** Returns where the tag ends, -1 where it is no plain one. */
  function startTag(start: number, name: string, from: number): number {
    // A picture's alternative text is replaced in the source (interview/render/patch/write-leaf.ts).
    const attrPlaces = name === 'img' ? (Object.create(null) as Record<string, Place>) : undefined;
    const read = attributes(from, attrPlaces);
    if (read === undefined || !mayStandHere(name)) return -1;
    const { end, attrs } = read;
    const closesItself = html[end - 2] === '/';
    // The first line of these is left out where it is empty.
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
    const place = { startOffset: start, endOffset: end };
    if (VOID.has(name)) {
      locate(element, {
        ...place,
        startTag: place,
        ...(attrPlaces === undefined ? {} : { attrs: attrPlaces }),
      });
      return end;
    }
    // What is in it is no HTML.
    if (name === 'iframe' && !/^<\/iframe>/i.test(html.slice(end, end + 9))) return -1;
    open.push({ element, startTag: place });
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
