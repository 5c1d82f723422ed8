/** A paragraph of the lead (« chapô »). Lead paragraphs come first; there is always one, possibly empty. */
import {
  $create,
  $createParagraphNode,
  ElementNode,
  type LexicalNode,
  type ParagraphNode,
  type RangeSelection,
} from 'lexical';

export class LeadNode extends ElementNode {
  override $config() {
    return this.config('lead', { extends: ElementNode });
  }

  override createDOM(): HTMLElement {
    const dom = document.createElement('p');
    dom.className = 'escale-lead';
    return dom;
  }

  override updateDOM(): false {
    return false;
  }

  override insertNewAfter(_selection: RangeSelection, restoreSelection?: boolean): LeadNode {
    const next = $createLeadNode();
    this.insertAfter(next, restoreSelection);
    return next;
  }

  /** Backspace at the very start has no effect; elsewhere paragraphs merge. */
  override collapseAtStart(): true {
    return true;
  }

  override canMergeWhenEmpty(): true {
    return true;
  }
}

export function $createLeadNode(): LeadNode {
  return $create(LeadNode);
}

export function $isLeadNode(node: LexicalNode | null | undefined): node is LeadNode {
  return node instanceof LeadNode;
}

/** Turns a lead paragraph that is not at the top into text. */
export function $leadToParagraph(lead: LeadNode): ParagraphNode {
  const paragraph = $createParagraphNode();
  paragraph.append(...lead.getChildren());
  lead.replace(paragraph);
  return paragraph;
}
