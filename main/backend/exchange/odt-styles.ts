/** The styles of an odt file, as far as words depend on them, each with what it inherits. */
import { readXml } from './read-xml.ts';

export type OdtStyle = Readonly<{
  /** HTML elements for what the style shows, outermost first. */
  tags: readonly string[];
  /** Six hexadecimal digits; undefined for the page's own. */
  colour?: string;
  quote?: boolean;
  /** For a list style: whether each level is numbered. */
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

/** By name, from the XML of the named styles and of the content; the later file wins. */
export async function readOdtStyles(files: readonly string[]): Promise<Map<string, OdtStyle>> {
  const raw = new Map<string, Raw>();
  let current: Raw | null = null;
  for (const xml of files)
    await readXml(xml, {
      open(tag, given) {
        if (tag === 'style:style' || tag === 'text:list-style') {
          const name = given['style:name'] ?? '';
          const parent = given['style:parent-style-name'];
          current = { parent, numbered: [] };
          raw.set(name, current);
        } else if (current === null) return;
        else if (tag === 'style:text-properties') takeText(current, given);
        else if (tag.startsWith('text:list-level-style-')) {
          const level = Number.parseInt(given['text:level'] ?? '1', 10) || 1;
          if (level <= 10) current.numbered[level - 1] = tag === 'text:list-level-style-number';
        }
      },
      close(tag) {
        if (tag === 'style:style' || tag === 'text:list-style') current = null;
      },
    });
  return settledStyles(raw);
}

function takeText(style: Raw, given: Readonly<Record<string, string>>): void {
  const weight = given['fo:font-weight'];
  if (weight !== undefined) style.bold = weight === 'bold' || Number.parseInt(weight, 10) >= 600;
  const slant = given['fo:font-style'];
  if (slant !== undefined) style.italic = slant === 'italic' || slant === 'oblique';
  const underline = given['style:text-underline-style'];
  if (underline !== undefined) style.underline = underline !== 'none';
  const strike = given['style:text-line-through-style'];
  if (strike !== undefined) style.strike = strike !== 'none';
  const position = given['style:text-position'];
  if (position !== undefined)
    style.raised = /^(?:sub|-)/.test(position) ? 'sub' : /^(?:super|[1-9])/.test(position) ? 'sup' : '';
  const colour = /^#([0-9a-f]{6})$/i.exec(given['fo:color'] ?? '')?.[1]?.toLowerCase();
  if (colour !== undefined) style.colour = colour;
}

type Inherited = Omit<Raw, 'parent' | 'numbered'> & { link: boolean; quote: boolean };

/** Each style with what its ancestors say, each looked at once. Where styles inherit in a circle, it is cut. */
function settledStyles(raw: ReadonlyMap<string, Raw>): Map<string, OdtStyle> {
  const known = new Map<string, Inherited>();
  const inheritedBy = (name: string): Inherited => {
    const chain: (readonly [name: string, style: Raw])[] = [];
    const met = new Set<string>();
    let at: string | undefined = name;
    for (let style = raw.get(name); at !== undefined && style !== undefined; style = raw.get(at ?? '')) {
      if (met.has(at) || known.has(at)) break;
      met.add(at);
      chain.push([at, style]);
      at = style.parent;
    }
    let above: Inherited = (at === undefined ? undefined : known.get(at)) ?? named(at ?? '', NOTHING);
    for (const [own, { parent: _parent, numbered: _numbered, ...said }] of chain.toReversed()) {
      above = named(own, { ...above, ...said });
      known.set(own, above);
    }
    return above;
  };
  return new Map([...raw].map(([name, { numbered }]) => [name, shown(inheritedBy(name), numbered)]));
}

const NOTHING: Inherited = { link: false, quote: false };

const named = (name: string, style: Inherited): Inherited => ({
  ...style,
  link: style.link || /^(?:Internet_20_link|Visited_20_Internet_20_Link)$/.test(name),
  quote: style.quote || /^(?:Quotations|Quote|Citation)/.test(name),
});

/** Links and their visited colour are no one's emphasis. */
function shown(style: Inherited, numbered: readonly boolean[]): OdtStyle {
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
