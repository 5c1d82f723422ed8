/**
 * What one type of block says about itself. Each type has a file here with its record; blocks.ts is the table of them, and
 * whoever walks a document asks the table. Questions and answers hold blocks and are no types of this table.
 */
import type { Answer, Gallery, Image, Inline, Question, TopBlock } from '../document.ts';
import type { IsOnPage } from '../markup/active-content.ts';
import type { HtmlElement } from '../markup/parse.ts';
import type { Reader, Setting } from '../markup/reading.ts';
import type { Stretch } from './stretches.ts';

export type SimpleBlock = Exclude<TopBlock, Question | Answer>;

type Runs = readonly Inline[];

export type PictureContext = Readonly<{
  /** The public address of a picture of the library. */
  pictureAddress: (sha256: string) => string;
  /** Which of the two a picture with both uses: the address it has on the web, or the library's. */
  prefer: 'url' | 'asset';
  /** Of the post. */
  language: string;
  /** How the blog shows its pictures; plain where none is said. */
  presentation?: Readonly<{ pictures: 'plain' | 'rounded' | 'framed'; enlarge: boolean }>;
}>;

export type HtmlContext = PictureContext &
  Readonly<{
    /** For a publication: keeps blocks with `source`, cards of the blog and frames. Else, for a preview, they are sanitised. */
    verbatim: boolean;
    /** The active content that the page to update already has; absent for any other page. */
    isOnPage?: IsOnPage | undefined;
    /** At which level questions and headings stand; h2 and the document's own where none is said. */
    levels?: ReadonlyMap<TopBlock, number>;
    /** A picture may still stand beside what comes: a question or a heading begins under it. */
    clear?: boolean;
  }>;

export type MarkdownContext = Readonly<{
  /** The address of a picture of the library; without it, `asset:<sha256>`. */
  pictureAddress?: (sha256: string) => string;
}>;

/** `setting`: inside the element. `around`: outside of it. */
export type Reading = Readonly<{ reader: Reader; setting: Setting; around: Setting }>;

/** `extras`: blocks that could not stay in the one that was read, to stand after it. */
export type ReadBlocks = Readonly<{ blocks: readonly TopBlock[]; extras?: readonly TopBlock[] }>;

export type BlockType<Block extends SimpleBlock> = Readonly<{
  // Its words.

  /** Its plain text, lines joined by `\n`; '' for none. */
  text: (block: Block) => string;
  /** The same in a file of plain text, where that differs. */
  printedText?: (block: Block) => string;
  /** Its runs of words as the document holds them, without those of its pictures. */
  runs: (block: Block) => readonly Runs[];
  /** The words that readers see, in their order, pictures included; absent where these are `runs`. */
  shownRuns?: (block: Block) => readonly Runs[];
  /** Its paragraphs, for places that hold only paragraphs; absent for a block that is not made of them. */
  paragraphs?: (block: Block) => Inline[][];
  /** Texts without marks that the typographic pass reads too. */
  plainTexts?: (block: Block) => readonly string[];
  /** With each run changed (`bold`: its words are bold of themselves); undefined where no word is left. */
  withRuns?: (block: Block, change: (runs: Runs, bold: boolean) => Inline[]) => Block | undefined;
  /** Whether its words can be changed one by one inside the bytes it came from. */
  isPatchable?: (block: Block) => boolean;
  /** Its words are of who edits the post, in an answer too. */
  isEditorial?: true;
  /** What a comparison sees of it; `base`: the language around it, which goes without saying. */
  stretches: (block: Block, base: string) => Stretch[];
  /** What it is where it has no words. Its type where absent. */
  identity?: (block: Block) => string;

  // Its pictures.

  /** In reading order. */
  images?: (block: Block) => readonly Image[];
  /** With each of its pictures changed. The very block where `change` gives every picture back as it is. */
  withImages?: (block: Block, change: (image: Image) => Image) => Block;
  /** What stays of it without the library's pictures that are in `left`: their captions, as words. */
  withoutPictures?: (block: Block, left: ReadonlySet<string>) => SimpleBlock[];

  // Its form.

  /** As readers get it (published-form.ts); undefined where it shows nothing. */
  published: (block: Block, base: string) => SimpleBlock | undefined;
  /** True if the schema surely accepts it; its source aside. */
  isWithinBounds: (block: Block) => boolean;

  // Out.

  /** In published form, for a page. */
  html: (block: Block, context: HtmlContext) => string;
  /** Whether the bytes it came from may stand for it on this page. */
  keepsSource?: (block: Block, source: string, context: HtmlContext) => boolean;
  /** In published form, for the clipboard: no class, no id, no style. */
  copiedHtml: (block: Block) => string;
  /** In published form. */
  markdown: (block: Block, context: MarkdownContext) => string;

  // In.

  /** The blocks that an element gives by itself; undefined for one that this type does not read. */
  read?: (element: HtmlElement, reading: Reading) => ReadBlocks | undefined;
  /** It cannot become a line of an item, a cell or a quote. */
  standsApart?: true;
}>;

/** A block that shows pictures and nothing else but words under them. */
export type Pictures = Image | Gallery;
