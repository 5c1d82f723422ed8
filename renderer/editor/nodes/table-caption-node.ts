/** The line above a table that says what it holds. It belongs to the table just below it. */
import {
  $create,
  $createParagraphNode,
  ElementNode,
  type DOMExportOutput,
  type LexicalNode,
  type ParagraphNode,
  type RangeSelection,
} from 'lexical';

export class TableCaptionNode extends ElementNode {
  override $config() {
    return this.config('table-caption', { extends: ElementNode });
  }

  override createDOM(): HTMLElement {
    const dom = document.createElement('p');
    dom.className = 'escale-table-caption';
    return dom;
  }

  override updateDOM(): false {
    return false;
  }

  override exportDOM(): DOMExportOutput {
    return { element: document.createElement('p') };
  }

  override insertNewAfter(_selection: RangeSelection, restoreSelection?: boolean): ParagraphNode {
    const paragraph = $createParagraphNode();
    this.insertAfter(paragraph, restoreSelection);
    return paragraph;
  }

  override canIndent(): false {
    return false;
  }
}

export function $createTableCaptionNode(): TableCaptionNode {
  return $create(TableCaptionNode);
}

export function $isTableCaptionNode(node: LexicalNode | null | undefined): node is TableCaptionNode {
  return node instanceof TableCaptionNode;
}
