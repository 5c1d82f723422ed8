/** What every block of plain text is that Enter leaves for a paragraph, and that Lexical never draws anew. */
import type { EditorMessages } from '#assets/messages/fr/editor.ts';
import { $createParagraphNode, ElementNode, type RangeSelection } from 'lexical';

export abstract class TextBlockNode extends ElementNode {
  /** A `p` of its own class. */
  override createDOM(): HTMLElement {
    const dom = document.createElement('p');
    dom.className = `escale-${this.getType()}`;
    return dom;
  }

  override updateDOM(_before: unknown, _dom: HTMLElement): boolean {
    return false;
  }

  override insertNewAfter(_selection: RangeSelection, restoreSelection?: boolean): ElementNode {
    const paragraph = $createParagraphNode();
    this.insertAfter(paragraph, restoreSelection);
    return paragraph;
  }

  /** What it is called where the caret is in it. */
  abstract $kind(): keyof EditorMessages['types'];

  /** The block of the document that it is a line of, by an id of the editor's; null for a block by itself. */
  $blockId(): string | null {
    return null;
  }

  /** Another line of the same block, for what is pasted into it; null where pasted blocks stay what they are. */
  $another(): TextBlockNode | null {
    return null;
  }

  override canIndent(): boolean {
    return false;
  }
}
