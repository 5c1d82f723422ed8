/**
 * The interface of a block type. Each type implements it in a file of this folder, and blocks.ts is the table of them.
 * Questions and answers contain blocks and are not in the table.
 */
import type { Answer, Gallery, Image, Inline, Question, TopBlock } from '../document.ts';
import type { IsOnPage } from '../markup/active-content.ts';
import type { HtmlElement } from '../markup/parse.ts';
import type { Reader, Setting } from '../markup/reading.ts';
import type { Stretch } from './stretches.ts';

export type SimpleBlock = Exclude<TopBlock, Question | Answer>;

type Runs = readonly Inline[];

export type PictureContext = Readonly<{
  /** Public address of a library picture. */
  pictureAddress: (sha256: string) => string;
  /** Which address a picture with both uses: its own on the web, or the library's. */
  prefer: 'url' | 'asset';
  /** The language of the post. */
  language: string;
  /** How the blog displays pictures; plain by default. */
  presentation?: Readonly<{ pictures: 'plain' | 'rounded' | 'framed'; enlarge: boolean }>;
}>;

export type HtmlContext = PictureContext &
  Readonly<{
    /**
     * True for publication: keeps blocks with `source`, cards of the blog and frames. For a preview they are sanitised.
     */
    verbatim: boolean;
    /** Tests for active content already on the page to update; absent for any other page. */
    isOnPage?: IsOnPage | undefined;
    /** Heading levels of questions and headings; by default h2 and the document's own. */
    levels?: ReadonlyMap<TopBlock, number>;
    /** True if a floated picture may precede: a question or a heading starts below it. */
    clear?: boolean;
  }>;

export type MarkdownContext = Readonly<{
  /** Address of a library picture; `asset:<sha256>` by default. */
  pictureAddress?: (sha256: string) => string;
}>;

/** `setting` applies inside the element, `around` outside. */
export type Reading = Readonly<{ reader: Reader; setting: Setting; around: Setting }>;

/** `extras`: blocks that could not stay inside the block and follow it. */
export type ReadBlocks = Readonly<{ blocks: readonly TopBlock[]; extras?: readonly TopBlock[] }>;

export type BlockType<Block extends SimpleBlock> = Readonly<{
  // Text.

  /** Plain text, lines joined by `\n`; '' if there is none. */
  text: (block: Block) => string;
  /** The text for a plain-text file, if different. */
  printedText?: (block: Block) => string;
  /** The text runs as stored, without those of pictures. */
  runs: (block: Block) => readonly Runs[];
  /** The text runs that readers see, in order, pictures included; `runs` by default. */
  shownRuns?: (block: Block) => readonly Runs[];
  /** Its paragraphs, for containers that accept nothing else; absent for a block not made of paragraphs. */
  paragraphs?: (block: Block) => Inline[][];
  /** Unformatted texts that the typographic pass also checks. */
  plainTexts?: (block: Block) => readonly string[];
  /** A copy with each run changed (`bold`: the run is displayed bold); undefined if no text is left. */
  withRuns?: (block: Block, change: (runs: Runs, bold: boolean) => Inline[]) => Block | undefined;
  /** Whether words can be replaced inside the source HTML. */
  isPatchable?: (block: Block) => boolean;
  /** Its text is the editor's, in an answer too. */
  isEditorial?: true;
  /** Formatted text for comparisons; `base`: the surrounding language, which is not marked. */
  stretches: (block: Block, base: string) => Stretch[];
  /** Identifies a block without text; its type by default. */
  identity?: (block: Block) => string;

  // Pictures.

  /** In reading order. */
  images?: (block: Block) => readonly Image[];
  /** A copy with each picture changed; the same object if `change` returns every picture unchanged. */
  withImages?: (block: Block, change: (image: Image) => Image) => Block;
  /** The replacement without the library pictures in `left`: their captions as text. */
  withoutPictures?: (block: Block, left: ReadonlySet<string>) => SimpleBlock[];

  // Form.

  /** The block as readers see it (published-form.ts); undefined if it shows nothing. */
  publishedForm: (block: Block, base: string) => SimpleBlock | undefined;
  /** Whether the schema accepts it, apart from its source. */
  isWithinBounds: (block: Block) => boolean;

  // Output.

  /** HTML for a page, from the published form. */
  html: (block: Block, context: HtmlContext) => string;
  /** Whether its source HTML may be published on this page. */
  keepsSource?: (block: Block, source: string, context: HtmlContext) => boolean;
  /** HTML for the clipboard, from the published form, without classes, ids or styles. */
  clipboardHtml: (block: Block) => string;
  /** Markdown, from the published form. */
  markdown: (block: Block, context: MarkdownContext) => string;

  // Input.

  /** Reads an element; undefined if it is of another type. */
  read?: (element: HtmlElement, reading: Reading) => ReadBlocks | undefined;
  /** The block cannot become a line of an item, a cell or a quote. */
  cannotBeLine?: true;
}>;

/** A block that holds only pictures and their captions. */
export type Pictures = Image | Gallery;
