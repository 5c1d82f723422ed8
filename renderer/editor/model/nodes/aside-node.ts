/** The lines of a boxed note: its title, and its paragraphs. Neighbours with one id are one note; each is a child of the root. */
import {
  $create,
  $getState,
  $setState,
  createState,
  ElementNode,
  type DOMExportOutput,
  type LexicalNode,
} from 'lexical';
import type { RangeSelection } from 'lexical';
import { idSchema } from '#interview/document.ts';
import { TextBlockNode } from './text-block-node.ts';

/** The id of the note, which lives in the editor only. */
export const asideState = createState('aside', {
  parse: (value): string | null => idSchema.safeParse(value).data ?? null,
});

abstract class AsideLineNode extends TextBlockNode {
  override exportDOM(): DOMExportOutput {
    return { element: document.createElement('p') };
  }

  override $blockId(): string | null {
    return $getState(this, asideState);
  }

  override $another(): AsideNode {
    return $createAsideNode(this.$blockId());
  }

  /** What follows a line is a paragraph of the note (extensions/aside.ts says when Enter leaves it). */
  override insertNewAfter(_selection: RangeSelection, restoreSelection?: boolean): AsideNode {
    const next = this.$another();
    this.insertAfter(next, restoreSelection);
    return next;
  }
}

export class AsideNode extends AsideLineNode {
  override $config() {
    return this.config('aside', { extends: ElementNode, stateConfigs: [asideState] });
  }
}

export class AsideTitleNode extends AsideLineNode {
  override $config() {
    return this.config('aside-title', { extends: ElementNode, stateConfigs: [asideState] });
  }
}

export const $createAsideNode = (id: string | null): AsideNode =>
  $setState($create(AsideNode), asideState, id);

export const $createAsideTitleNode = (id: string | null): AsideTitleNode =>
  $setState($create(AsideTitleNode), asideState, id);

export const $isAsideTitleNode = (node: LexicalNode | null | undefined): node is AsideTitleNode =>
  node instanceof AsideTitleNode;

/** Whether it is a line of a boxed note. */
export const $isAsideLine = (node: LexicalNode | null | undefined): node is AsideNode | AsideTitleNode =>
  node instanceof AsideLineNode;
