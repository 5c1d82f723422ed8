/** Reads HTML of any origin into blocks: for paste, import and recognition. */
import type { TopBlock } from '../document.ts';
import { readBlocks } from './block-reader.ts';
import { type Losses, tidyBlocks } from './foreign/tidy-blocks.ts';
import { tidyForeign } from './foreign/tidy.ts';
import { parseHtml } from '../markup/parse.ts';
import { readUnits, withSources } from './read-units.ts';
import { plainSetting } from '../markup/reading.ts';

export type ReadHtmlOptions = Readonly<{
  /** Reserved for blocks with ids; unused, as this reader makes none. */
  newId: () => string;
  /**
   * `blog`: from the blog it may return to, so that content without a model keeps its bytes. `outside`: scripts are
   * always removed.
   */
  origin: 'blog' | 'outside';
  /** The language of the whole; if set, a different `lang` on parts is kept. */
  language?: string;
  /** Whether blocks keep their source HTML (for imports). */
  keepSource?: boolean;
  /** The library picture at an address, if known. */
  assetOf?: (address: string) => string | undefined;
}>;

export type ReadForeign = Readonly<{ blocks: TopBlock[]; left: Losses }>;

/**
 * The blocks of some HTML, in order, without questions and answers, which recognition finds. Throws HtmlError if the
 * HTML exceeds HTML_LIMITS or the limits of a document.
 */
export function readHtml(html: string, options: ReadHtmlOptions): TopBlock[] {
  if (options.origin === 'outside') return readForeign(html, options).blocks;
  const units = readUnits(html, options);
  return options.keepSource === true ? withSources(html, units) : units.flatMap((unit) => unit.blocks);
}

/** Reads HTML from another program, and reports the content left out. */
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
