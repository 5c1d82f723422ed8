/**
 * A drawing is looked through before it is drawn: what draws it cannot be interrupted, and holds one of the few threads that
 * pictures and files share. Filters are refused, since 300 bytes of one can work for ever; all else is counted.
 */
import { SaxesParser } from 'saxes';
import { AppError } from '#contract/failure.ts';

export const SVG_LIMITS = {
  bytes: 5 * 1024 * 1024,
  elements: 50_000,
  depth: 200,
  /** Elements that draw others once more: `use`, patterns, masks, clips, markers. */
  again: 2_000,
  /** Such elements inside each other, each drawing all that is in it. */
  againDepth: 4,
  /** Of each text the square of its length, all together: what sets it takes that long. */
  text: 10_000_000,
  /** Pictures inside it, all together; in base64. */
  embedded: 4 * 1024 * 1024,
  /** Dashes of one line: lines cut into thousandths of a pixel are drawn for minutes. In user units. */
  shortestDash: 0.01,
} as const;

const AGAIN = new Set(['use', 'pattern', 'mask', 'clippath', 'marker', 'symbol']);
/** Those whose first 128 signs mean the same, so that what is read here is what is drawn. */
const ENCODINGS = /^(?:utf-?8|us-ascii|iso-8859-\d{1,2}|windows-125\d)$/i;
const FILTER = /(?:^|[;{\s"'])-?(?:[a-z]+-)?filter\s*:(?!\s*none\b)/i;

/** Throws asset.filters, asset.too-complex, asset.not-a-picture for what is no well-formed XML. */
export function checkSvg(bytes: Uint8Array): void {
  const source = new TextDecoder('utf-8').decode(bytes);
  const parser = new SaxesParser();
  const count = { elements: 0, again: 0, embedded: 0, text: 0, line: 0 };
  const open: string[] = [];
  const met: { fault?: AppError } = {};
  const refuse = (
    code: 'asset.filters' | 'asset.too-complex' | 'asset.not-a-picture',
    cause?: unknown,
  ): void => {
    met.fault ??= new AppError(code, {}, { cause });
  };
  parser.on('error', (error) => refuse('asset.not-a-picture', error));
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !ENCODINGS.test(encoding)) refuse('asset.not-a-picture');
  });
  parser.on('doctype', (doctype) => {
    for (const [name, value] of entitiesOf(doctype)) {
      // Illustrator writes addresses so. One that holds elements, or others, could hold anything.
      if (value === undefined || /[<&%]/.test(value)) return refuse('asset.too-complex');
      parser.ENTITIES[name] = value;
    }
  });
  parser.on('opentag', ({ name, attributes }) => {
    const local = localOf(name);
    open.push(local);
    count.elements += 1;
    if (AGAIN.has(local)) count.again += 1;
    if (local === 'filter' || /^fe[a-z]/.test(local)) refuse('asset.filters');
    for (const [attribute, value] of Object.entries(attributes)) {
      const said = localOf(attribute);
      if (said === 'filter' && value.trim() !== 'none') refuse('asset.filters');
      if (said === 'style' && FILTER.test(plainCss(value))) refuse('asset.filters');
      if (said === 'href' && /^\s*data:/i.test(value)) embed(value);
      if (said === 'stroke-dasharray') dashes(value);
    }
    const within = open.filter((one) => AGAIN.has(one)).length;
    if (
      count.elements > SVG_LIMITS.elements ||
      open.length > SVG_LIMITS.depth ||
      count.again > SVG_LIMITS.again ||
      within > SVG_LIMITS.againDepth
    )
      refuse('asset.too-complex');
  });
  parser.on('closetag', () => {
    open.pop();
    if (open.includes('text')) return;
    count.text += count.line ** 2;
    count.line = 0;
    if (count.text > SVG_LIMITS.text) refuse('asset.too-complex');
  });
  const text = (words: string): void => {
    if (open.includes('text')) count.line += words.length;
    if (open.at(-1) !== 'style') return;
    const css = plainCss(words);
    if (FILTER.test(css)) refuse('asset.filters');
    for (const [, dash = ''] of css.matchAll(/stroke-dasharray\s*:([^;}]*)/gi)) dashes(dash);
  };
  parser.on('text', text);
  parser.on('cdata', text);

  function embed(address: string): void {
    count.embedded += address.length;
    // A drawing in a drawing would be looked at by nobody.
    if (
      /^\s*data:\s*image\/svg/i.test(address) ||
      !/^\s*data:\s*image\/(?:png|jpeg|jpg|gif|webp)\s*;\s*base64,/i.test(address)
    )
      refuse('asset.too-complex');
    if (count.embedded > SVG_LIMITS.embedded) refuse('asset.too-complex');
  }
  function dashes(list: string): void {
    const lengths = list.match(/[\d.]+(?:e[-+]?\d+)?/gi)?.map(Number) ?? [];
    if (lengths.some((one) => one > 0 && one < SVG_LIMITS.shortestDash)) refuse('asset.too-complex');
  }

  const CHUNK = 64 * 1024;
  for (let at = 0; at < source.length && met.fault === undefined; at += CHUNK)
    parser.write(source.slice(at, at + CHUNK));
  if (met.fault === undefined) parser.close();
  if (met.fault !== undefined) throw met.fault;
}

const localOf = (name: string): string => name.slice(name.lastIndexOf(':') + 1).toLowerCase();

/** CSS without comments, its escapes read. */
const plainCss = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?(?:\*\/|$)/g, ' ')
    .replace(
      /\\(?:([0-9a-f]{1,6})\s?|([\s\S]))/gi,
      (_whole, hex: string | undefined, sign: string | undefined) =>
        hex === undefined ? (sign ?? '') : String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff)),
    );

/** The entities that a document type declares; undefined for the value of one that stands elsewhere, or takes part in others. */
function entitiesOf(doctype: string): (readonly [name: string, value: string | undefined])[] {
  return [...doctype.matchAll(/<!ENTITY\s+(%\s*)?([^\s"'>]+)\s*(?:"([^"]*)"|'([^']*)')?/g)].map(
    ([, parameter, name = '', double, single]) => [
      name,
      parameter === undefined ? (double ?? single) : undefined,
    ],
  );
}
