/** Boxed notes <-> a line for the title and one for each paragraph. */
import type { LexicalNode } from 'lexical';
import type { Aside } from '#interview/document.ts';
import { asOneRun } from '#interview/inlines.ts';
import { newId } from '../new-id.ts';
import {
  $createAsideNode,
  $createAsideTitleNode,
  $isAsideLine,
  $isAsideTitleNode,
} from '../nodes/aside-node.ts';
import { $appendInlines, $readInlines } from './inline-bridge.ts';

export function $asideBlocks({ title = [], content }: Aside): LexicalNode[] {
  const id = newId();
  const titles = title.length === 0 ? [] : [$appendInlines($createAsideTitleNode(id), title)];
  const paragraphs = titles.length === 0 && content.length === 0 ? [[]] : content;
  return [...titles, ...paragraphs.map((runs) => $appendInlines($createAsideNode(id), runs))];
}

/** The note that these lines are; null where nothing is written in them. */
export function $readAside(lines: readonly LexicalNode[]): Aside | null {
  const written = lines.filter($isAsideLine).filter((line) => $readInlines(line).length > 0);
  if (written.length === 0) return null;
  const title = asOneRun(written.filter($isAsideTitleNode).map($readInlines));
  const content = written.filter((line) => !$isAsideTitleNode(line)).map($readInlines);
  return { type: 'aside', ...(title.length > 0 && { title }), content };
}
