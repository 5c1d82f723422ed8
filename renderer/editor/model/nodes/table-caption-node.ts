/** The caption of a table: a line tied to the table just below it. */
import { $create, ElementNode, type DOMExportOutput, type LexicalNode } from 'lexical';
import { TextBlockNode } from './text-block-node.ts';

export class TableCaptionNode extends TextBlockNode {
  override $config() {
    return this.config('table-caption', { extends: ElementNode });
  }

  override $kind(): 'table-caption' {
    return 'table-caption';
  }

  override exportDOM(): DOMExportOutput {
    return { element: document.createElement('p') };
  }
}

export function $createTableCaptionNode(): TableCaptionNode {
  return $create(TableCaptionNode);
}

export function $isTableCaptionNode(node: LexicalNode | null | undefined): node is TableCaptionNode {
  return node instanceof TableCaptionNode;
}
