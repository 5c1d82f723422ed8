/** HTML of any provenance into blocks of the document: paste, import, recognition. */
import type { TopBlock } from '../document.ts';
import { readBlocks } from './block-reader.ts';
import { type Left, tidyBlocks } from './foreign/tidy-blocks.ts';
import { tidyForeign } from './foreign/tidy.ts';
import { parseHtml } from '../markup/parse.ts';
import { readUnits, withSources } from './read-units.ts';
import { plainSetting } from '../markup/reading.ts';

export type ReadHtmlOptions = Readonly<{
  /** Kept for the ids a reading may have to give; headings and paragraphs have none. */
  newId: () => string;
  /** `blog`: from the very blog it may go back to, so what cannot be modelled keeps its bytes. `outside`: scripts never survive. */
  origin: 'blog' | 'outside';
  /** The language of the whole; with it, `lang` on parts is kept where it differs. */
  language?: string;
  /** Blocks keep the HTML they came from (imports). */
  keepSource?: boolean;
  /** Which picture of the library an address shows, when known. */
  assetOf?: (address: string) => string | undefined;
}>;

export type ReadForeign = Readonly<{ blocks: TopBlock[]; left: Left }>;

/**
 * The blocks that a piece of HTML shows, in order, never a question or an answer: recognition finds those. Throws
 * HtmlError when the HTML is longer than HTML_LIMITS or holds more than a document may.
 */
export function readHtml(html: string, options: ReadHtmlOptions): TopBlock[] {
  if (options.origin === 'outside') return readForeign(html, options).blocks;
  const units = readUnits(html, options);
  return options.keepSource === true ? withSources(html, units) : units.flatMap((unit) => unit.blocks);
}

/** The same for HTML that another program wrote, with what was left behind. */
export function readForeign(html: string, options: Omit<ReadHtmlOptions, 'origin'>): ReadForeign {
  const tree = parseHtml(html);
  const left = tidyForeign(tree, (address) => options.assetOf?.(address) !== undefined);
  const blocks = readBlocks(tree.childNodes, plainSetting(options.language), {
    html,
    origin: 'outside',
    pictures: { assetOf: options.assetOf },
  });
  const firstBreak = blocks.findIndex((block) => block.type === 'jumpBreak');
  const once = blocks.filter((block, index) => block.type !== 'jumpBreak' || index === firstBreak);
  return { blocks: tidyBlocks(once, options.language), left };
}
