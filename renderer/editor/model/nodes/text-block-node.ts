/** A plain-text block that Enter leaves for a paragraph. Lexical never redraws its element. */
import type { EditorMessages } from '#assets/messages/fr/editor.ts';
import { $createParagraphNode, ElementNode, type RangeSelection } from 'lexical';

export abstract class TextBlockNode extends ElementNode {
  /** A `p` with its own class. */
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

  /** The name of the block type when the caret is in it. */
  abstract $kind(): keyof EditorMessages['types'];

  /** The editor id of the document block that contains this line; null for a block by itself. */
  $blockId(): string | null {
    return null;
  }

  /** Another line of the same block, for pasted text; null if pasted blocks keep their type. */
  $another(): TextBlockNode | null {
    return null;
  }

  override canIndent(): boolean {
    return false;
  }
}
