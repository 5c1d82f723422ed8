/** The interface that the parts of the HTML reader share, so that lists and tables can read their contents. */
import type { HtmlCard, Image, Inline, Mark, TopBlock } from '../document.ts';
import type { HtmlElement, HtmlNode } from './parse.ts';

/** The link's address; `bare`: it contains no words. */
export type LinkAround = Readonly<{ url: string; title?: string; bare: boolean }>;

/** The properties inherited by a node. */
export type Setting = Readonly<{
  marks: readonly Mark[];
  /** The language of the run, if different from the block's. */
  language?: string | undefined;
  /** The language of the block; undefined: ignore `lang` attributes (word processors set wrong ones). */
  base: string | undefined;
  inLink: boolean;
  /**
   * For foreign HTML: a link around blocks or a picture, which a document cannot hold; it is applied to the content.
   */
  linkAround?: LinkAround | undefined;
  /** Whether two consecutive line breaks end a paragraph, as in posts typed without paragraphs. */
  loose: boolean;
  /** The depth of lists. */
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
  /** The blocks inside nodes. */
  blocks: (nodes: readonly HtmlNode[], setting: Setting) => TopBlock[];
  /** Content without a model: byte for byte from the blog, sanitised otherwise; undefined if nothing is left. */
  seal: (element: HtmlElement) => HtmlCard | undefined;
  /** The picture of an `img`; undefined if a document cannot hold it. */
  picture: (element: HtmlElement) => Image | undefined;
  /** The text of a block as paragraphs, without pictures and cards, for containers of paragraphs. */
  paragraphs: (block: TopBlock) => Inline[][];
  /**
   * Blocks that cannot become a line of an item, a cell or a quote: blocks without text and, from the blog, blocks that
   * would look different as a line.
   */
  standsApart: (block: TopBlock) => boolean;
}>;

/** A reader of particular elements, tried before the rules; undefined if it does not handle the element. */
export type Special = (element: HtmlElement, setting: Setting) => TopBlock[] | undefined;
