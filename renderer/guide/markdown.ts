/**
 * The blocks of a guide page, parsed from Markdown. Limited to the syntax the guide uses; a test converts every page in
 * both directions.
 */
export type Inline =
  | Readonly<{ type: 'text'; text: string }>
  /** `*…*`: the name of a button, a menu or a field. */
  | Readonly<{ type: 'words'; content: readonly Inline[] }>
  | Readonly<{ type: 'strong'; content: readonly Inline[] }>
  /** Keys, addresses, file names. */
  | Readonly<{ type: 'code'; text: string }>
  | Readonly<{ type: 'link'; href: string; content: readonly Inline[] }>;

export type Block =
  | Readonly<{ type: 'heading'; level: 1 | 2 | 3; id: string; content: readonly Inline[] }>
  | Readonly<{ type: 'paragraph'; content: readonly Inline[] }>
  | Readonly<{ type: 'list'; ordered: boolean; items: readonly (readonly Block[])[] }>
  | Readonly<{
      type: 'table';
      head: readonly (readonly Inline[])[];
      rows: readonly (readonly (readonly Inline[])[])[];
    }>
  | Readonly<{ type: 'code'; text: string }>
  /** Shown on the web only. */
  | Readonly<{ type: 'picture'; src: string; alt: string }>;

export function inlinesToText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) =>
      inline.type === 'text' || inline.type === 'code' ? inline.text : inlinesToText(inline.content),
    )
    .join('');
}

/** The text of blocks, one line per block or cell; pictures have none. */
export function blocksToText(blocks: readonly Block[]): string {
  return blocks
    .flatMap((block) => {
      switch (block.type) {
        case 'heading':
        case 'paragraph':
          return inlinesToText(block.content);
        case 'list':
          return block.items.map(blocksToText);
        case 'table':
          return [block.head, ...block.rows].flat().map(inlinesToText);
        case 'code':
          return block.text;
        case 'picture':
          return [];
      }
    })
    .join('\n');
}
