/**
 * Converts LibreOffice's odt to HTML for interview/html: paragraphs, headings, lists, tables, links, pictures with
 * their descriptions, notes, and the inherited styles that carry meaning (bold, italic, underline, strike, position,
 * colour). Existing odt libraries either give complete pages with their layout or plain text.
 */
import { AppError } from '#contract/failure.ts';
import { HTML_LIMITS } from '#interview/markup/parse.ts';
import { escapeAttribute, escapeText } from '#interview/markup/escape.ts';
import type { Archive } from '../../library/store/zip/open-archive.ts';
import {
  createXmlParts,
  type DocumentHtml,
  pictureIn,
  type ReadComments,
  readProperties,
  type TakePicture,
  warningsOf,
  xmlTooLarge,
} from './document-parts.ts';
import { createOdtComments, type OdtComments } from './odt-comments.ts';
import { readMarkName } from './part-marks.ts';
import { DOCUMENT_LIMITS } from '../limits.ts';
import { readXml } from '../xml/read-xml.ts';

type OdtStyle = Readonly<{
  tags: readonly string[];
  /** Six hexadecimal digits; undefined for the default colour. */
  colour?: string;
  quote?: boolean;
  /** For a list style, whether each level is numbered. */
  numbered?: readonly boolean[];
}>;

type Raw = {
  parent: string | undefined;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  strike?: boolean;
  raised?: 'sub' | 'sup' | '';
  colour?: string;
  numbered: boolean[];
};

/** Styles by name, from the XML of the named styles and of the content; the later file wins. */
async function readOdtStyles(files: readonly string[]): Promise<Map<string, OdtStyle>> {
  const raw = new Map<string, Raw>();
  let current: Raw | null = null;
  for (const xml of files)
    await readXml(xml, {
      open(tag, attributes) {
        if (tag === 'style:style' || tag === 'text:list-style') {
          const name = attributes['style:name'] ?? '';
          const parent = attributes['style:parent-style-name'];
          current = { parent, numbered: [] };
          raw.set(name, current);
        } else if (current === null) return;
        else if (tag === 'style:text-properties') takeText(current, attributes);
        else if (tag.startsWith('text:list-level-style-')) {
          const level = Number.parseInt(attributes['text:level'] ?? '1', 10) || 1;
          if (level <= 10) current.numbered[level - 1] = tag === 'text:list-level-style-number';
        }
      },
      close(tag) {
        if (tag === 'style:style' || tag === 'text:list-style') current = null;
      },
    });
  return settledStyles(raw);
}

function takeText(style: Raw, attributes: Readonly<Record<string, string>>): void {
  const weight = attributes['fo:font-weight'];
  if (weight !== undefined) style.bold = weight === 'bold' || Number.parseInt(weight, 10) >= 600;
  const slant = attributes['fo:font-style'];
  if (slant !== undefined) style.italic = slant === 'italic' || slant === 'oblique';
  const underline = attributes['style:text-underline-style'];
  if (underline !== undefined) style.underline = underline !== 'none';
  const strike = attributes['style:text-line-through-style'];
  if (strike !== undefined) style.strike = strike !== 'none';
  const position = attributes['style:text-position'];
  if (position !== undefined)
    style.raised = /^(?:sub|-)/.test(position) ? 'sub' : /^(?:super|[1-9])/.test(position) ? 'sup' : '';
  const colour = /^#([0-9a-f]{6})$/i.exec(attributes['fo:color'] ?? '')?.[1]?.toLowerCase();
  if (colour !== undefined) style.colour = colour;
}

type Inherited = Omit<Raw, 'parent' | 'numbered'> & { link: boolean; quote: boolean };

/** Each style with the properties of its ancestors, computed once. Cycles are cut. */
function settledStyles(raw: ReadonlyMap<string, Raw>): Map<string, OdtStyle> {
  const inherited = new Map<string, Inherited>();
  const inheritedBy = (name: string): Inherited => {
    const chain: (readonly [name: string, style: Raw])[] = [];
    const visited = new Set<string>();
    let at: string | undefined = name;
    for (let style = raw.get(name); at !== undefined && style !== undefined; style = raw.get(at ?? '')) {
      if (visited.has(at) || inherited.has(at)) break;
      visited.add(at);
      chain.push([at, style]);
      at = style.parent;
    }
    let above: Inherited = (at === undefined ? undefined : inherited.get(at)) ?? named(at ?? '', NOTHING);
    for (const [own, { parent: _parent, numbered: _numbered, ...properties }] of chain.toReversed()) {
      above = named(own, { ...above, ...properties });
      inherited.set(own, above);
    }
    return above;
  };
  return new Map([...raw].map(([name, { numbered }]) => [name, toOdtStyle(inheritedBy(name), numbered)]));
}

const NOTHING: Inherited = { link: false, quote: false };

const named = (name: string, style: Inherited): Inherited => ({
  ...style,
  link: style.link || /^(?:Internet_20_link|Visited_20_Internet_20_Link)$/.test(name),
  quote: style.quote || /^(?:Quotations|Quote|Citation)/.test(name),
});

/** Converts a style to tags; the formatting of links is not emphasis. */
function toOdtStyle(style: Inherited, numbered: readonly boolean[]): OdtStyle {
  const { bold, italic, underline, strike, raised, link, quote } = style;
  const colour = link ? undefined : style.colour;
  return {
    tags: [
      ...(bold === true ? ['strong'] : []),
      ...(italic === true ? ['em'] : []),
      ...(underline === true && !link ? ['u'] : []),
      ...(strike === true ? ['s'] : []),
      ...(raised === 'sub' || raised === 'sup' ? [raised] : []),
    ],
    ...(colour !== undefined && colour !== '000000' && { colour }),
    quote,
    ...(numbered.length > 0 && { numbered }),
  };
}

/** Throws document.damaged, document.too-large. */
export async function readOdt(
  archive: Archive,
  takePicture: TakePicture,
): Promise<DocumentHtml & ReadComments> {
  const xmlOf = createXmlParts(archive);
  const content = await xmlOf('content.xml');
  if (content === undefined) throw new AppError('document.damaged');
  const named = await xmlOf('styles.xml');
  const styles = await readOdtStyles([...(named === undefined ? [] : [named]), content]);
  const made = await htmlOf(content, styles);
  const assets = new Map<string, string>();
  let left = Math.max(0, made.pictures.length - DOCUMENT_LIMITS.pictures);
  for (const picture of made.pictures.slice(0, DOCUMENT_LIMITS.pictures)) {
    const bytes = await pictureIn(archive, picture.replace(/^\.\//, ''));
    const asset = bytes === undefined ? undefined : await takePicture(picture.split('/').at(-1) ?? '', bytes);
    if (asset === undefined) left += 1;
    else assets.set(picture, asset);
  }
  const { left: commentsLeft, ...comments } = made.comments;
  return {
    html: made.html,
    notes: made.notes,
    assetOf: (address) => assets.get(address),
    ...comments,
    properties: await readProperties(await xmlOf('meta.xml'), 'meta:user-defined', 'meta:name'),
    warnings: warningsOf({
      comments: commentsLeft,
      changes: made.changes,
      notes: made.noteCount,
      pictures: left,
      formulas: made.formulas,
    }),
  };
}

type Made = {
  html: string;
  notes: string;
  noteCount: number;
  pictures: string[];
  comments: ReturnType<OdtComments['result']>;
  changes: number;
  formulas: number;
};

const SILENT = new Set([
  'office:annotation',
  'text:tracked-changes',
  'office:forms',
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
  'svg:title',
  'svg:desc',
  'office:automatic-styles',
  'office:font-face-decls',
  'office:scripts',
]);

async function htmlOf(content: string, styles: ReadonlyMap<string, OdtStyle>): Promise<Made> {
  const comments = createOdtComments();
  const made: Omit<Made, 'comments'> = {
    html: '',
    notes: '',
    noteCount: 0,
    pictures: [],
    changes: 0,
    formulas: 0,
  };
  /** The closing tags of the open elements, in order. */
  const closings: string[] = [];
  /** Numbering of each level of the lists around: a list without its own style inherits it. */
  const lists: (readonly boolean[])[] = [];
  let silent = 0;
  let silentText: 'title' | null = null;
  let note = 0;
  let inBody = false;
  let isInComment = false;
  let images: string[] = [];
  let alt = '';

  const write = (html: string): void => {
    if (note > 0) made.notes += html;
    else made.html += html;
    // Short XML may expand to long text: spaces by number, styles by name.
    if (made.html.length + made.notes.length > HTML_LIMITS.length) throw xmlTooLarge();
  };
  const push = (opening: string, closing: string): void => {
    write(opening);
    closings.push(closing);
  };
  /** The anchor of a mark as in the HTML of a docx. */
  const mark = (attributes: Readonly<Record<string, string>>): void => {
    const name = attributes['text:name'] ?? '';
    push(readMarkName(name) === undefined ? '' : `<a id="${name}"></a>`, '');
  };
  const around = (style: OdtStyle | undefined): [string, string] => {
    let [open, close] = ['', ''];
    for (const tag of style?.tags ?? []) {
      open += `<${tag}>`;
      close = `</${tag}>${close}`;
    }
    if (style?.colour !== undefined) {
      open += `<span style="color:#${style.colour}">`;
      close = `</span>${close}`;
    }
    return [open, close];
  };

  const start: Readonly<Record<string, (attributes: Readonly<Record<string, string>>) => void>> = {
    'text:p': (attributes) => {
      const style = styles.get(attributes['text:style-name'] ?? '');
      const [open, close] = around(style);
      if (note > 0) push(open, `${close} `);
      else if (style?.quote === true) push(`<blockquote><p>${open}`, `${close}</p></blockquote>`);
      else push(`<p>${open}`, `${close}</p>`);
    },
    'text:h': (attributes) => {
      const level = Math.min(
        6,
        Math.max(1, Number.parseInt(attributes['text:outline-level'] ?? '1', 10) || 1),
      );
      const style = styles.get(attributes['text:style-name'] ?? '');
      const [open, close] = around(style === undefined ? undefined : { ...style, tags: [] });
      push(`<h${level}>${open}`, `${close}</h${level}>`);
    },
    'text:span': (attributes) => push(...around(styles.get(attributes['text:style-name'] ?? ''))),
    'text:a': (attributes) => push(`<a href="${escapeAttribute(attributes['xlink:href'] ?? '')}">`, '</a>'),
    'text:list': (attributes) => {
      const levels = styles.get(attributes['text:style-name'] ?? '')?.numbered ?? lists.at(-1) ?? [];
      const numbered = levels[lists.length] ?? false;
      lists.push(levels);
      push(numbered ? '<ol>' : '<ul>', numbered ? '</ol>' : '</ul>');
    },
    'text:list-item': () => push('<li>', '</li>'),
    'text:list-header': () => push('<li>', '</li>'),
    'table:table': () => push('<table>', '</table>'),
    'table:table-row': () => push('<tr>', '</tr>'),
    'table:table-cell': (attributes) => {
      const columns = Number.parseInt(attributes['table:number-columns-spanned'] ?? '1', 10) || 1;
      const rows = Number.parseInt(attributes['table:number-rows-spanned'] ?? '1', 10) || 1;
      push(`<td colspan="${Math.min(columns, 100)}" rowspan="${Math.min(rows, 1000)}">`, '</td>');
    },
    'text:bookmark': mark,
    'text:bookmark-start': mark,
    'text:line-break': () => push('<br>', ''),
    'text:tab': () => push(' ', ''),
    'text:s': (attributes) =>
      push(' '.repeat(Math.min(100, Number.parseInt(attributes['text:c'] ?? '1', 10) || 1)), ''),
    'text:note': () => {
      made.noteCount += 1;
      write(`[${made.noteCount}]`);
      closings.push('');
    },
    'text:note-body': () => {
      note += 1;
      push(`<li>[${made.noteCount}] `, '</li>');
    },
    'draw:frame': () => {
      alt = '';
      images = [];
      closings.push('');
    },
    'draw:image': (attributes) => {
      const href = attributes['xlink:href'] ?? '';
      // A frame may have the same picture in two formats: the first is shown.
      if (/^(?:\.\/)?Pictures\//.test(href) && images.length === 0) images.push(href);
      closings.push('');
    },
  };

  await readXml(content, {
    open(tag, attributes) {
      if (tag === 'office:text') inBody = true;
      if (silent === 0 || isInComment) comments.open(tag, attributes);
      if (tag === 'office:annotation') isInComment = true;
      if (tag === 'text:changed-region') made.changes += 1;
      if (tag === 'draw:object') made.formulas += 1;
      if (silent > 0 || SILENT.has(tag) || tag === 'text:note-citation') {
        silent += 1;
        silentText = tag === 'svg:title' || tag === 'svg:desc' ? 'title' : null;
        return;
      }
      const handler = Object.hasOwn(start, tag) ? start[tag] : undefined;
      if (handler !== undefined && inBody) handler(attributes);
      else closings.push('');
    },
    close(tag) {
      if (silent === 0 || isInComment) comments.close(tag);
      if (tag === 'office:annotation') isInComment = false;
      if (silent > 0) {
        silent -= 1;
        silentText = null;
        return;
      }
      const closing = closings.pop() ?? '';
      if (tag === 'draw:frame') {
        for (const href of images) {
          made.pictures.push(href);
          write(`<img src="${escapeAttribute(href)}" alt="${escapeAttribute(alt.trim())}">`);
        }
        images = [];
      }
      write(closing);
      if (tag === 'text:list') lists.pop();
      if (tag === 'text:note-body') note -= 1;
    },
    text(text) {
      if (silentText === 'title') alt += `${text} `;
      if (silent === 0 || isInComment) comments.text(text);
      if (silent > 0 || !inBody) return;
      write(escapeText(text));
    },
  });
  return { ...made, comments: comments.result(), notes: made.notes === '' ? '' : `<ul>${made.notes}</ul>` };
}
