/** What the parts of the HTML reader share: one interface, so that lists and tables can read what is inside them. */
import type { HtmlCard, Image, Inline, Mark, TopBlock } from '../document.ts';
import type { HtmlElement, HtmlNode } from './parse.ts';

/** Where it leads; `bare`: no words stand in it. */
export type LinkAround = Readonly<{ url: string; title?: string; bare: boolean }>;

/** What is in force where a node stands. */
export type Setting = Readonly<{
  marks: readonly Mark[];
  /** The language of the run, when it is not that of the block. */
  language?: string | undefined;
  /** The language of the block around; undefined: `lang` attributes are not read (word processors put wrong ones everywhere). */
  base: string | undefined;
  inLink: boolean;
  /** From elsewhere: the link around blocks or a picture, which no link of a document can hold; what is inside says it. */
  linkAround?: LinkAround | undefined;
  /** Whether two line breaks in a row end a paragraph, as in posts typed without paragraphs. */
  loose: boolean;
  /** The number of lists around. */
  lists: number;
}>;

export const plainSetting = (base: string | undefined): Setting => ({
  marks: [],
  base,
  inLink: false,
  loose: true,
  lists: 0,
});

export type Reader = Readonly<{
  origin: 'blog' | 'outside';
  /** The blocks inside some nodes. */
  blocks: (nodes: readonly HtmlNode[], setting: Setting) => TopBlock[];
  /** What cannot be modelled: byte for byte when it comes from the blog, sanitised otherwise; undefined when nothing is left. */
  seal: (element: HtmlElement) => HtmlCard | undefined;
  /** The picture of an `img`; undefined when it shows nothing a document can hold. */
  picture: (element: HtmlElement) => Image | undefined;
  /** The words of a block as paragraphs, for places that hold only paragraphs; pictures and cards are not words. */
  paragraphs: (block: TopBlock) => Inline[][];
  /**
   * Blocks that cannot become a line of an item, a cell or a quote: what is no words; and, of the blog, whatever would not look
   * the same as a line.
   */
  standsApart: (block: TopBlock) => boolean;
}>;

/** An element that reads itself instead of being read by the rules; undefined: not handled. */
export type Special = (element: HtmlElement, setting: Setting) => TopBlock[] | undefined;
