/**
 * Checks an SVG before it is drawn. Drawing cannot be interrupted, takes memory of the backend process, and occupies one of the
 * few threads that pictures and files share. Filters are refused, since 300 bytes of one can run for ever; the cost of all else
 * is estimated (svg-cost.ts).
 */
import { SaxesParser } from 'saxes';
import { AppError } from '#contract/failure.ts';
import { costOf, CSS_PROPERTIES, type SvgElement } from './svg-cost.ts';
import type { Outline } from './svg-outline.ts';
import { plainCss, plainName, readDeclarations, readRules, type Rule } from './svg-style.ts';

export const SVG_LIMITS = {
  bytes: 5 * 1024 * 1024,
  elements: 50_000,
  depth: 200,
  /** Elements that draw others again: `use`, patterns, masks, clips, markers. */
  again: 2_000,
  againDepth: 4,
  drawn: 500_000,
  /** Full-size layers in memory at a time; the more there are, the smaller the drawing (read-picture.ts). */
  layers: 24,
  /** The sum of the squares of the lengths of all texts: layout takes that long. */
  text: 10_000_000,
  /** Characters of base64 of all embedded pictures. */
  embedded: 4 * 1024 * 1024,
  /** User units of a dash: shorter ones take minutes to draw. */
  shortestDash: 0.01,
} as const;

export type CheckedSvg = Readonly<{
  /** Full-size layers in memory at a time, without the drawing itself. */
  layers: number;
  /** Square units of the largest tile of a pattern. */
  tile: number;
  /** Layers in all. */
  blended: number;
  outline: Outline;
  /** Dashes per user unit, at most. */
  dashed: number;
  /** The width and height of its view box, in user units. */
  viewBox: readonly [number, number] | undefined;
  embedded: readonly Uint8Array[];
}>;

const AGAIN = new Set(['use', 'pattern', 'mask', 'clippath', 'marker', 'symbol']);
/** Supersets of ASCII: this parser and librsvg read the same markup. */
const ENCODINGS = /^(?:utf-?8|us-ascii|iso-8859-\d{1,2}|windows-125\d)$/i;
const FILTER = /^(?:-[a-z]+-)?filter$/;
/** A `data:` address or an external style sheet: neither is checked. */
const DATA = /url\(\s*data[:_]|@import/i;
const PICTURE = /^data:\s*image\/(?:png|jpeg|jpg|gif|webp)\s*;\s*base64,/i;

/** Throws asset.filters, asset.too-complex, asset.not-a-picture for what is no well-formed XML. */
export function checkSvg(bytes: Uint8Array): CheckedSvg {
  const source = new TextDecoder('utf-8').decode(bytes);
  const parser = new SaxesParser();
  const count = { elements: 0, again: 0, embedded: 0, text: 0, line: 0 };
  const open: SvgElement[] = [];
  const pictures = new Map<string, Uint8Array>();
  const rules: Rule[] = [];
  let root: SvgElement | undefined;
  let sheet = '';
  let dashed = 0;
  const first: { fault?: AppError } = {};
  const refuse = (
    code: 'asset.filters' | 'asset.too-complex' | 'asset.not-a-picture',
    cause?: unknown,
  ): void => {
    first.fault ??= new AppError(code, {}, { cause });
  };
  parser.on('error', (error) => refuse('asset.not-a-picture', error));
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !ENCODINGS.test(encoding)) refuse('asset.not-a-picture');
  });
  // External style sheets are not checked.
  parser.on('processinginstruction', ({ target }) => {
    if (/stylesheet/i.test(target)) refuse('asset.too-complex');
  });
  parser.on('doctype', (doctype) => {
    // Declared defaults of attributes are not read here.
    if (/<!ATTLIST/i.test(doctype)) return refuse('asset.too-complex');
    for (const [name, value] of entitiesOf(doctype)) {
      // Illustrator declares entities for addresses. One with elements or other entities could contain anything.
      if (value === undefined || /[<&%]/.test(value)) return refuse('asset.too-complex');
      parser.ENTITIES[name] = value;
    }
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = readElement(localOf(name), attributes);
    root ??= element;
    open.at(-1)?.children.push(element);
    open.push(element);
    count.elements += 1;
    if (AGAIN.has(element.name)) count.again += 1;
    if (element.name === 'filter' || /^fe[a-z]/.test(element.name)) refuse('asset.filters');
    // Included files are not checked.
    if (element.name === 'include') refuse('asset.too-complex');
    const within = open.filter((one) => AGAIN.has(one.name)).length;
    if (
      count.elements > SVG_LIMITS.elements ||
      open.length > SVG_LIMITS.depth ||
      count.again > SVG_LIMITS.again ||
      within > SVG_LIMITS.againDepth
    )
      refuse('asset.too-complex');
  });
  parser.on('closetag', () => {
    if (open.pop()?.name === 'style') {
      readSheet(sheet);
      sheet = '';
    }
    if (open.some(({ name }) => name === 'text')) return;
    count.text += count.line ** 2;
    count.line = 0;
    if (count.text > SVG_LIMITS.text) refuse('asset.too-complex');
  });
  const text = (words: string): void => {
    if (open.some(({ name }) => name === 'text')) count.line += words.length;
    if (open.at(-1)?.name === 'style') sheet += words;
  };
  parser.on('text', text);
  parser.on('cdata', text);

  function readElement(name: string, xmlAttributes: Readonly<Record<string, string>>): SvgElement {
    const attributes = new Map<string, string[]>();
    const add = (property: string, value: string): void => {
      const values = attributes.get(property);
      if (values === undefined) attributes.set(property, [value]);
      else values.push(value);
      check(property, value);
    };
    let [id, classes]: [string, string[]] = ['', []];
    for (const [attribute, value] of Object.entries(xmlAttributes)) {
      const property = localOf(attribute);
      // White space inside an address is ignored.
      const address = value.replace(/[\t\n\r]/g, '').trimStart();
      if (/^data:/i.test(address)) embed(name, property, address);
      else if (property === 'id') id = plainName(value);
      else if (property === 'class') classes = value.split(/\s+/).filter(Boolean).map(plainName);
      else if (property === 'style')
        for (const [declared, values] of readDeclarations(readCss(value)))
          for (const one of values) add(declared, one);
      else add(property, CSS_PROPERTIES.has(property) ? readCss(value) : value);
    }
    return { name, id, classes, attributes, children: [] };
  }
  function readCss(css: string): string {
    const plain = plainCss(css);
    if (plain === undefined || DATA.test(plain)) refuse('asset.too-complex');
    return plain ?? '';
  }
  function readSheet(css: string): void {
    // Fonts are not loaded.
    const plain = plainCss(css)?.replace(/@font-face\s*\{[^{}]*\}/gi, '');
    const read = plain === undefined || DATA.test(plain) ? undefined : readRules(plain);
    if (read === undefined) return refuse('asset.too-complex');
    rules.push(...read);
    for (const { declarations } of read)
      for (const [property, values] of declarations) values.forEach((value) => check(property, value));
  }
  function check(property: string, value: string): void {
    if (FILTER.test(property) && value.trim() !== 'none') refuse('asset.filters');
    if (property === 'stroke-dasharray') dashes(value);
  }
  function embed(element: string, property: string, address: string): void {
    count.embedded += address.length;
    // Only bitmaps are checked: an SVG inside is not.
    if (element !== 'image' || property !== 'href' || !PICTURE.test(address)) refuse('asset.too-complex');
    if (count.embedded > SVG_LIMITS.embedded) return refuse('asset.too-complex');
    pictures.set(address, Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'));
  }
  function dashes(list: string): void {
    const lengths = list.match(/[\d.]+(?:e[-+]?\d+)?/gi)?.map(Number) ?? [];
    if (lengths.some((one) => one > 0 && one < SVG_LIMITS.shortestDash)) refuse('asset.too-complex');
    const period = lengths.reduce((sum, one) => sum + one, 0);
    if (period > 0) dashed = Math.max(dashed, lengths.length / period);
  }

  const CHUNK = 64 * 1024;
  for (let at = 0; at < source.length && first.fault === undefined; at += CHUNK)
    parser.write(source.slice(at, at + CHUNK));
  if (first.fault === undefined) parser.close();
  if (first.fault !== undefined) throw first.fault;
  if (root === undefined) throw new AppError('asset.not-a-picture');
  const cost = costOf(root, rules);
  if (cost === undefined || cost.layers > SVG_LIMITS.layers || cost.drawn > SVG_LIMITS.drawn)
    throw new AppError('asset.too-complex');
  const { layers, tile, blended, outline } = cost;
  return {
    layers,
    tile,
    blended,
    outline,
    dashed,
    viewBox: viewBoxOf(root),
    embedded: [...pictures.values()],
  };
}

const localOf = (name: string): string => name.slice(name.lastIndexOf(':') + 1).toLowerCase();

function viewBoxOf(root: SvgElement): readonly [number, number] | undefined {
  const numbers =
    root.attributes
      .get('viewbox')?.[0]
      ?.trim()
      .split(/[\s,]+/)
      .map(Number) ?? [];
  const [, , width = 0, height = 0] = numbers;
  return width > 0 && height > 0 ? [width, height] : undefined;
}

/** The entities that a document type declares, with their values; undefined for an external or a parameter entity. */
function entitiesOf(doctype: string): (readonly [name: string, value: string | undefined])[] {
  return [...doctype.matchAll(/<!ENTITY\s+(%\s*)?([^\s"'>]+)\s*(?:"([^"]*)"|'([^']*)')?/g)].map(
    ([, parameter, name = '', double, single]) => [
      name,
      parameter === undefined ? (double ?? single) : undefined,
    ],
  );
}
