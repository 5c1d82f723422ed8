/** A paragraph of a question. Consecutive paragraphs with the same question id form one question. */
import {
  $create,
  $createParagraphNode,
  $getState,
  $setState,
  ElementNode,
  type DOMExportOutput,
  type LexicalNode,
  type ParagraphNode,
  type RangeSelection,
} from 'lexical';
import { questionState, type QuestionOf } from './state.ts';

export class QuestionNode extends ElementNode {
  override $config() {
    return this.config('question', { extends: ElementNode, stateConfigs: [questionState] });
  }

  override createDOM(): HTMLElement {
    const dom = document.createElement('p');
    dom.className = 'escale-question';
    return dom;
  }

  override updateDOM(): false {
    return false;
  }

  override exportDOM(): DOMExportOutput {
    return { element: document.createElement('h2') };
  }

  /** The next paragraph is plain; the interview's own Enter decides its type (interview-keys.ts). */
  override insertNewAfter(_selection: RangeSelection, restoreSelection?: boolean): ParagraphNode {
    const paragraph = $createParagraphNode();
    this.insertAfter(paragraph, restoreSelection);
    return paragraph;
  }

  override collapseAtStart(): true {
    const paragraph = $createParagraphNode();
    paragraph.append(...this.getChildren());
    this.replace(paragraph);
    return true;
  }

  override canMergeWhenEmpty(): true {
    return true;
  }
}

export function $createQuestionNode(question: QuestionOf): QuestionNode {
  return $setState($create(QuestionNode), questionState, question);
}

export function $isQuestionNode(node: LexicalNode | null | undefined): node is QuestionNode {
  return node instanceof QuestionNode;
}

/** The question of this paragraph. Never null after the structure was repaired. */
export function $questionOf(node: QuestionNode): QuestionOf | null {
  return $getState(node, questionState);
}
