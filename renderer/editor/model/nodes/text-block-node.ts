/** What every block of plain text is that Enter leaves for a paragraph, and that Lexical never draws anew. */
import { $createParagraphNode, ElementNode, type ParagraphNode, type RangeSelection } from 'lexical';

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

  override insertNewAfter(_selection: RangeSelection, restoreSelection?: boolean): ParagraphNode {
    const paragraph = $createParagraphNode();
    this.insertAfter(paragraph, restoreSelection);
    return paragraph;
  }

  override canIndent(): boolean {
    return false;
  }
}
