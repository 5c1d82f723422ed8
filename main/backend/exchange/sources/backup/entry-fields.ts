/** Collects the fields of one <entry> of a Blogger feed in file order, in either dialect. */
import { escapeText } from '#interview/markup/escape.ts';
import { MOST_BODY } from '../bounded-entry.ts';
import type { XmlLocation, XmlTag } from '../../xml/scan.ts';

const MOST_FIELD = 64 * 1024;
/** Maximum length of the XML kept for fields that Escale does not model. */
const MOST_RAW = 64 * 1024;
const MOST_CATEGORIES = 1_000;
const MOST_LINKS = 200;

/** Paths inside an entry and the field of each. The same name one level down (author/blogger:type) is another path. */
const FIELDS = new Map(
  Object.entries({
    id: 'id',
    title: 'title',
    content: 'content',
    summary: 'summary',
    published: 'published',
    updated: 'updated',
    'author/name': 'author',
    'app:control/app:draft': 'draft',
    'control/draft': 'draft',
    'blogger:type': 'type',
    'blogger:status': 'status',
    'blogger:metaDescription': 'description',
    'blogger:created': 'created',
    'blogger:trashed': 'trashed',
    'blogger:filename': 'filename',
    'blogger:parent': 'parent',
    'blogger:inReplyTo': 'inReplyTo',
  } as const),
);
export type FieldName = typeof FIELDS extends Map<string, infer Name> ? Name : never;

/** Fields that duplicate others or are useless; all others are kept as `raw`. */
const KNOWN = new Set(
  [
    'id title content summary published updated author category link app:control control thr:total thr:in-reply-to media:thumbnail',
    'gd:extendedProperty gd:image blogger:type blogger:status blogger:metaDescription blogger:created blogger:trashed',
    'blogger:filename blogger:parent blogger:inReplyTo',
  ].flatMap((names) => names.split(' ')),
);
const KNOWN_LINKS = new Set(['alternate', 'self', 'edit', 'replies']);
const LABEL_SCHEME = /^(?:http:\/\/www\.blogger\.com\/atom\/ns#|tag:blogger\.com,1999:blog-\d+)$/;
const KIND_SCHEME = 'http://schemas.google.com/g/2005#kind';

type Link = Readonly<{ rel: string; type: string; href: string }>;

export type EntryFields = Readonly<{
  at: XmlLocation;
  /** An empty field is ''. */
  texts: ReadonlyMap<FieldName, string>;
  /** The `type` attribute of title, content and summary. */
  types: ReadonlyMap<FieldName, string>;
  /** The part after `#`: post, page, comment, settings, template. */
  kind?: string;
  /** Unchanged from the file. */
  labels: readonly string[];
  links: readonly Link[];
  /** thr:in-reply-to, of a comment. */
  answers?: string;
  raw?: string;
  /** True if its body exceeds MOST_BODY and was dropped. */
  tooLarge: boolean;
}>;

export type EntryCollector = Readonly<{
  open(name: string, tag: XmlTag): void;
  close(name: string): void;
  text(piece: string): void;
  wantsText(): boolean;
  fields(): EntryFields;
}>;

/** @param isNew false collects only id and kind, for an entry imported before */
export function collectEntry(at: XmlLocation, isNew: boolean): EntryCollector {
  const texts = new Map<FieldName, string>();
  const types = new Map<FieldName, string>();
  const labels: string[] = [];
  const links: Link[] = [];
  const path: string[] = [];
  let kind: string | undefined;
  let answers: string | undefined;
  let tooLarge = false;
  let sink: { field: FieldName; depth: number; pieces: string[]; length: number } | undefined;
  let unknownElement: { depth: number; xml: string; filled: boolean } | undefined;
  let silent = 0;
  let raw = '';

  function start(field: FieldName, tag: XmlTag): void {
    // Of two equal fields the first counts, as for Blogger.
    if (texts.has(field)) return;
    if (tag.attributes['type'] !== undefined) types.set(field, tag.attributes['type']);
    // Bodies of imported entries are skipped, except settings, which describe the blog.
    const isBody = field === 'content' || field === 'summary';
    if (isBody && !isNew && texts.get('id')?.includes('.settings.') !== true) return;
    sink = { field, depth: path.length, pieces: [], length: 0 };
  }
  function add(piece: string): void {
    if (sink === undefined) return;
    sink.length += piece.length;
    const most = sink.field === 'content' || sink.field === 'summary' ? MOST_BODY : MOST_FIELD;
    if (sink.length <= most) sink.pieces.push(piece);
    else if (most === MOST_BODY) {
      tooLarge = true;
      sink.pieces = [];
    }
  }
  function keep(xml: string, says: boolean): void {
    if (unknownElement === undefined || silent > 0) return;
    unknownElement.filled ||= says;
    if (unknownElement.xml.length <= MOST_RAW) unknownElement.xml += xml;
  }

  return {
    open(name, tag) {
      path.push(name);
      if (sink !== undefined) return add(tag.source);
      if (path.length === 1) {
        if (name === 'category') takeCategory(tag);
        else if (name === 'link') takeLink(tag);
        else if (name === 'thr:in-reply-to') answers ??= tag.attributes['ref'];
        if (isNew && isUnknown(name, tag)) unknownElement = { depth: 0, xml: '', filled: false };
      }
      const field = path.length > 2 ? undefined : FIELDS.get(path.length === 1 ? name : path.join('/'));
      if (field !== undefined) start(field, tag);
      if (unknownElement === undefined) return;
      if (silent > 0 || /(?:^|:)email$/i.test(name)) silent += 1;
      keep(
        tag.source,
        Object.keys(tag.attributes).some((key) => !key.startsWith('xmlns')),
      );
    },
    close(name) {
      if (sink !== undefined && sink.depth < path.length) add(`</${name}>`);
      else if (sink !== undefined) {
        texts.set(sink.field, sink.pieces.join(''));
        sink = undefined;
      }
      path.pop();
      if (unknownElement === undefined) return;
      if (silent > 0) silent -= 1;
      else if (!unknownElement.xml.endsWith('/>')) keep(`</${name}>`, false);
      if (path.length > 0) return;
      if (unknownElement.filled && raw.length + unknownElement.xml.length <= MOST_RAW)
        raw += unknownElement.xml;
      unknownElement = undefined;
    },
    text(piece) {
      if (sink !== undefined) add(piece);
      else keep(escapeText(piece), piece.trim() !== '');
    },
    wantsText: () => (sink !== undefined && !tooLarge) || unknownElement !== undefined,
    fields: () => ({
      at,
      texts,
      types,
      labels,
      links,
      tooLarge,
      ...(kind !== undefined && { kind }),
      ...(answers !== undefined && { answers }),
      ...(raw !== '' && { raw: `<entry>${raw}</entry>` }),
    }),
  };

  function takeCategory({ attributes: { scheme = '', term = '' } }: XmlTag): void {
    if (scheme.trim() === KIND_SCHEME) kind ??= term.slice(term.lastIndexOf('#') + 1).trim();
    // A category without a scheme is a label: programs that process feeds may drop the scheme.
    else if ((scheme === '' || LABEL_SCHEME.test(scheme.trim())) && term.trim() !== '')
      if (labels.length < MOST_CATEGORIES) labels.push(term);
  }
  function takeLink({ attributes: { rel = 'alternate', type = '', href = '' } }: XmlTag): void {
    if (href !== '' && links.length < MOST_LINKS) links.push({ rel, type, href });
  }
  function isUnknown(name: string, { attributes }: XmlTag): boolean {
    if (name === 'category') {
      const scheme = attributes['scheme']?.trim() ?? '';
      return scheme !== '' && scheme !== KIND_SCHEME && !LABEL_SCHEME.test(scheme);
    }
    if (name === 'link')
      return attributes['href'] !== undefined && !KNOWN_LINKS.has(attributes['rel'] ?? 'alternate');
    return !KNOWN.has(name);
  }
}
