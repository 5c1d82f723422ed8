/**
 * Scans XML of any size as a stream of tags and text, from its bytes; only the current tag is in memory. Lenient for
 * Blogger's files — undeclared prefixes, a second declaration, a stray `&` or `<`, unquoted attributes, control
 * characters — and strict if text could be lost: tags that do not nest are a fault at an exact position, and the caller
 * decides whether to continue.
 *
 * Not saxes, which read-xml.ts uses: after a stray `&` it consumes everything up to the next `;`, tags included; it
 * holds a whole text node in memory; and it counts characters instead of bytes.
 */
import type { Damage } from '../damage.ts';
import { DOCUMENT_LIMITS } from '../limits.ts';
import { readPlain, readText } from './values.ts';
import { wholeCharactersUpTo } from './encodings.ts';

export const MOST_TAG = 256 * 1024;
/** `&CounterClockwiseContourIntegral;` is the longest existing name; ours are shorter. */
const MOST_REFERENCE = 40;

export type XmlLocation = Readonly<{ byte: number; line: number }>;
export type XmlTag = Readonly<{ name: string; attributes: Readonly<Record<string, string>>; source: string }>;

type XmlHandlers = Readonly<{
  open(tag: XmlTag, at: XmlLocation): void;
  close(name: string): void;
  /** Called with pieces of text, if `wantsText` returns true. */
  text(piece: string): void;
  wantsText(): boolean;
}>;

export type XmlScanner = Readonly<{
  write(bytes: Buffer): void;
  end(): void;
  /** The position where reading stopped, if it did. */
  fault(): (XmlLocation & { damage: Damage }) | undefined;
  /**
   * After a fault, skips to the next opening tag with one of these names and continues there as if inside `within`.
   * Without such a tag the rest is skipped, and no fault is reported again.
   */
  resumeAfterFault(names: readonly string[], within: readonly string[]): void;
}>;

type State = 'text' | 'cdata' | 'comment' | 'instruction';
const ENDS = { cdata: ']]>', comment: '-->', instruction: '?>' } as const;
const OPENINGS = [
  ['<!--', 'comment'],
  ['<![CDATA[', 'cdata'],
  ['<?', 'instruction'],
] as const;

const [LT, GT, AMP, SEMICOLON, SLASH, NEW_LINE] = [0x3c, 0x3e, 0x26, 0x3b, 0x2f, 0x0a];
const [EXCLAMATION, QUESTION, RETURN] = [0x21, 0x3f, 0x0d];

export function createXmlScanner(handlers: XmlHandlers): XmlScanner {
  let pending: Buffer = Buffer.alloc(0);
  /** Positions in `pending`: of the reader, and of the next line end, or -1. */
  let at = 0;
  let newLine = -1;
  let before = 0;
  let line = 1;
  let state: State = 'text';
  let fault: (XmlLocation & { damage: Damage }) | undefined;
  /** `<entry`: the tags searched after a fault. */
  let sought: readonly string[] = [];
  const open: string[] = [];

  function locationOf(index: number): XmlLocation {
    // `newLine` is the first uncounted line end, searched once for any number of preceding tags.
    while (newLine !== -1 && newLine < index) {
      line += 1;
      newLine = pending.indexOf(NEW_LINE, newLine + 1);
    }
    return { byte: before + index, line };
  }
  const fail = (damage: Damage, index = at): void => {
    fault ??= { ...locationOf(index), damage };
  };
  function give(end: number, plain: boolean): void {
    if (end > at && open.length > 0 && handlers.wantsText()) {
      const piece = pending.toString('utf8', at, end);
      handlers.text(plain ? readPlain(piece) : readText(piece));
    }
    at = end;
  }

  function step(last: boolean): boolean {
    if (sought.length > 0) return seek(last);
    if (state !== 'text') return inside(state, last);
    const next = pending.indexOf(LT, at);
    if (next === -1) {
      give(last ? pending.length : wholeUpTo(pending, at), false);
      return false;
    }
    give(next, false);
    const first = pending[at + 1];
    if (first === undefined) return false;
    if (first === EXCLAMATION || first === QUESTION) return aside();
    if (first !== SLASH && !isNameStart(first)) {
      // An unescaped `a < b`.
      if (open.length > 0 && handlers.wantsText()) handlers.text('<');
      at += 1;
      return true;
    }
    const end = tagEnd(pending, at);
    if (end === -1) {
      if (pending.length - at > MOST_TAG) fail('malformed');
      return false;
    }
    tag(pending.toString('utf8', at, end + 1));
    if (fault === undefined) at = end + 1;
    return true;
  }

  /** Moves to the first searched name; false when more bytes are needed. */
  function seek(last: boolean): boolean {
    const positions = sought.map((opening) => nextOpening(pending, at, opening));
    const reached = positions.filter((position) => position !== -1);
    if (reached.length > 0) {
      at = Math.min(...reached);
      // The next byte, not read yet, shows whether the name ends here.
      const isWholeName = sought.some(
        (opening, index) => positions[index] === at && at + opening.length < pending.length,
      );
      if (!isWholeName) return false;
      sought = [];
      return true;
    }
    const longest = Math.max(...sought.map(({ length }) => length));
    at = Math.max(at, pending.length - (last ? 0 : longest));
    return false;
  }

  function aside(): boolean {
    for (const [opening, entered] of OPENINGS) {
      const match = startsWith(pending, at, opening);
      if (match === 'more') return false;
      if (match === 'no') continue;
      state = entered;
      at += opening.length;
      return true;
    }
    return doctype();
  }

  function inside(within: Exclude<State, 'text'>, last: boolean): boolean {
    const closing = ENDS[within];
    const end = pending.indexOf(closing, at, 'latin1');
    const upTo = end === -1 ? Math.max(at, pending.length - (last ? 0 : closing.length - 1)) : end;
    if (within === 'cdata') give(end === -1 && !last ? readableUpTo(pending, at, upTo) : upTo, true);
    else at = upTo;
    if (end === -1) return false;
    state = 'text';
    at = end + closing.length;
    return true;
  }

  /** A document type could declare entities; Blogger writes none. */
  function doctype(): boolean {
    const end = pending.indexOf(GT, at);
    const declarations = pending.indexOf('[', at, 'latin1');
    if (declarations !== -1 && (end === -1 || declarations < end)) fail('forbidden');
    else if (end !== -1) {
      at = end + 1;
      return true;
    } else if (pending.length - at > MOST_TAG) fail('malformed');
    return false;
  }

  function tag(source: string): void {
    if (source[1] === '/') {
      const closed = source.slice(2, -1).trimEnd();
      if (open.at(-1) !== closed) return fail('malformed');
      open.pop();
      handlers.close(closed);
      return;
    }
    const name = source.slice(1, NAME_END.exec(source)?.index);
    if (open.length >= DOCUMENT_LIMITS.depth) return fail('forbidden');
    open.push(name);
    handlers.open(new Tag(name, source), locationOf(at));
    if (!source.endsWith('/>')) return;
    open.pop();
    handlers.close(name);
  }

  function run(last: boolean): void {
    let going = true;
    while (going) going = step(last) && fault === undefined;
    locationOf(at);
    before += at;
    pending = pending.subarray(at);
    if (newLine !== -1) newLine -= at;
    at = 0;
  }

  return {
    write(bytes) {
      if (fault !== undefined) return;
      pending = pending.length === 0 ? bytes : Buffer.concat([pending, bytes]);
      newLine = pending.indexOf(NEW_LINE);
      run(false);
    },
    end() {
      if (fault !== undefined) return;
      run(true);
      if (
        fault === undefined &&
        sought.length === 0 &&
        (open.length > 0 || state !== 'text' || pending.length > 0)
      )
        fail('cut', pending.length);
    },
    fault: () => fault,
    resumeAfterFault(names, within) {
      if (fault === undefined) return;
      fault = undefined;
      state = 'text';
      sought = names.map((name) => `<${name}`);
      open.splice(0, open.length, ...within);
      at = Math.min(1, pending.length);
      run(false);
    },
  };
}

/** The start of a tag named `opening` from `from` on, even if its end is not read yet; -1 if there is none. */
function nextOpening(bytes: Buffer, from: number, opening: string): number {
  for (let index = bytes.indexOf(opening, from, 'latin1'); index !== -1;) {
    const after = bytes[index + opening.length];
    if (after === undefined || after === GT || after === SLASH || after <= 0x20) return index;
    index = bytes.indexOf(opening, index + 1, 'latin1');
  }
  return -1;
}

const isNameStart = (byte: number): boolean =>
  (byte >= 0x61 && byte <= 0x7a) ||
  (byte >= 0x41 && byte <= 0x5a) ||
  byte === 0x5f ||
  byte === 0x3a ||
  byte >= 0x80;

function startsWith(bytes: Buffer, at: number, opening: string): 'yes' | 'no' | 'more' {
  for (let index = 0; index < opening.length; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) return 'more';
    if (byte !== opening.charCodeAt(index)) return 'no';
  }
  return 'yes';
}

/** The `>` of the tag that begins at `at`, ignoring quoted values; -1 if it is not read yet. */
function tagEnd(bytes: Buffer, at: number): number {
  let quote = 0;
  for (let index = at + 1; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === GT) return index;
    else if (byte === 0x22 || byte === 0x27) quote = byte;
  }
  return -1;
}

const NAME_END = /[\s/>]/;
const SPACE = /\s/;
/** Bounded, because a long run of letters would be searched from each letter. */
const LONGEST_NAME = 200;
const LAST_WORD = /[^\s=/>"']+\s*$/;
const BARE_END = /\s|\/?>|$/;
const NONE: XmlTag['attributes'] = Object.freeze(Object.create(null) as Record<string, string>);

/** Attributes are parsed on demand, since most are never used. */
class Tag implements XmlTag {
  readonly name: string;
  readonly source: string;
  #attributes: XmlTag['attributes'] | undefined;

  constructor(name: string, source: string) {
    this.name = name;
    this.source = source;
  }

  get attributes(): XmlTag['attributes'] {
    return (this.#attributes ??= this.source.includes('=')
      ? attributesOf(this.source.slice(this.name.length + 1))
      : NONE);
  }
}

/** Parses name and value around each `=`, with or without quotes, and skips anything else. */
function attributesOf(source: string): XmlTag['attributes'] {
  // Without a prototype, since an attribute may be called `__proto__`.
  const attributes = Object.create(null) as Record<string, string>;
  let from = 0;
  for (let equals = source.indexOf('=', from); equals !== -1; equals = source.indexOf('=', from)) {
    const before = source.slice(Math.max(from, equals - LONGEST_NAME), equals);
    const name = LAST_WORD.exec(before)?.[0].trimEnd() ?? '';
    let start = equals + 1;
    while (SPACE.test(source[start] ?? '')) start += 1;
    const quote = source[start];
    const quoted = quote === '"' || quote === "'";
    const end = quoted ? source.indexOf(quote, start + 1) : start + source.slice(start).search(BARE_END);
    if (end < start) break;
    if (name !== '') attributes[name] ??= readText(source.slice(quoted ? start + 1 : start, end));
    from = quoted ? end + 1 : end;
  }
  return attributes;
}

/** The end of the readable text, before an incomplete reference or character. */
function wholeUpTo(bytes: Buffer, from: number): number {
  const reference = bytes.lastIndexOf(AMP);
  const open =
    reference >= from &&
    bytes.length - reference < MOST_REFERENCE &&
    bytes.indexOf(SEMICOLON, reference) === -1;
  return open ? reference : readableUpTo(bytes, from, bytes.length);
}

/** Before an incomplete character or line end. */
const readableUpTo = (bytes: Buffer, from: number, end: number): number =>
  end > from && bytes[end - 1] === RETURN ? end - 1 : wholeCharactersUpTo(bytes, from, end);
