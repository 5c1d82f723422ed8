/**
 * The lines of a boxed note, its title and paragraphs, and their conversion. Neighbours with the same id form one note;
 * each is a child of the root.
 */
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
import { type Aside, idSchema } from '#interview/document.ts';
import { asOneRun } from '#interview/inlines.ts';
import { $appendInlines, $readInlines } from '../document/inline-bridge.ts';
import { newId } from '../new-id.ts';
import { TextBlockNode } from './text-block-node.ts';

/** The id of the note, which exists only in the editor. */
export const asideState = createState('aside', {
  parse: (value): string | null => idSchema.safeParse(value).data ?? null,
});

abstract class AsideLineNode extends TextBlockNode {
  override exportDOM(): DOMExportOutput {
    return { element: document.createElement('p') };
  }

  override $kind(): 'aside' {
    return 'aside';
  }

  override $blockId(): string | null {
    return $getState(this, asideState);
  }

  override $another(): AsideNode {
    return $createAsideNode(this.$blockId());
  }

  /** The line after is a paragraph of the note (edit/aside.ts handles leaving it). */
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

// Conversion in both directions.

export function $asideBlocks({ title = [], content }: Aside): LexicalNode[] {
  const id = newId();
  const titles = title.length === 0 ? [] : [$appendInlines($createAsideTitleNode(id), title)];
  const paragraphs = titles.length === 0 && content.length === 0 ? [[]] : content;
  return [...titles, ...paragraphs.map((runs) => $appendInlines($createAsideNode(id), runs))];
}

/** The note of these lines; null if it is empty. */
export function $readAside(lines: readonly LexicalNode[]): Aside | null {
  const written = lines.filter($isAsideLine).filter((line) => $readInlines(line).length > 0);
  if (written.length === 0) return null;
  const titles = written.filter($isAsideTitleNode).map($readInlines);
  const title = titles.length > 1 ? asOneRun(titles) : (titles[0] ?? []);
  const content = written.filter((line) => !$isAsideTitleNode(line)).map($readInlines);
  return { type: 'aside', ...(title.length > 0 && { title }), content };
}
