/** Copies for other programs: the selected part of the document, as clean HTML and text. */
import { $generateJSONFromSelectedNodes } from '@lexical/clipboard';
import {
  $getEditor,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  type LexicalNode,
} from 'lexical';
import type { Post, TopBlock } from '#interview/document.ts';
import { inlinesToText } from '#interview/inlines.ts';
import { clipboardHtml } from '#interview/render/clipboard-html.ts';
import { inlinesHtml } from '#interview/markup/inlines-html.ts';
import { renderText } from '#interview/render/plain-text.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { $readBlocks } from '../model/document/document-bridge.ts';
import { $selectedBlocks } from '../edit/blocks.ts';
import { $readInlines } from '../model/document/inline-bridge.ts';
import { $membershipOf, $people, $startsTurn } from '../model/nodes/state.ts';
import { servicesOf } from '../core/services.ts';

export type Copied = Readonly<{ html: string; text: string }>;

/** Null without a selection. A part of one block is copied as words, without a name or heading. */
export function $copySelection(): Copied | null {
  const editor = $getEditor();
  const selection = $getSelection();
  if (selection === null) return null;
  const { nodes } = $generateJSONFromSelectedNodes(editor, selection);
  if (nodes.length === 0) return null;
  const words = nodes.every((node) => INLINE.has(node.type));
  const children = words ? [{ ...box('paragraph'), children: nodes }] : nodes;
  const language = servicesOf(editor).language;
  const people = $people();
  const opens = $startsWithTurn();
  // A separate state: the copied part is read like a document, and the current state stays unchanged.
  const state = editor.parseEditorState(JSON.stringify({ root: { ...box('root'), children } }));
  return state.read(() => {
    const blocks = $getRoot().getChildren();
    const [only] = blocks;
    if (words && $isElementNode(only)) {
      const inlines = $readInlines(only);
      return { html: inlinesHtml(inlines), text: inlinesToText(inlines) };
    }
    const body = $readBlocks(blocks);
    const post: Post = {
      ...emptyPost('interview', language),
      participants: [...people],
      body: opens ? body : withoutFirstName(body),
    };
    return { html: clipboardHtml(post), text: renderText(post).replace(/\n$/u, '') };
  });
}

const INLINE = new Set(['text', 'linebreak', 'tab', 'link', 'autolink']);
const box = (type: string) => ({ type, version: 1, direction: null, format: '', indent: 0 });

/** Whether the copy starts at the beginning of a turn and goes beyond its first block; then it includes the name. */
function $startsWithTurn(): boolean {
  const blocks = $selectedBlocks();
  const [first] = blocks;
  const selection = $getSelection();
  if (first === undefined || $membershipOf(first) === null) return true;
  if (!$isRangeSelection(selection) || !$isElementNode(first)) return $startsTurn(first);
  const start = selection.isBackward() ? selection.focus : selection.anchor;
  const atStart = start.offset === 0 && $isFirstIn(start.getNode(), first);
  return $startsTurn(first) && atStart && blocks.length > 1;
}

function $isFirstIn(node: LexicalNode, block: LexicalNode): boolean {
  for (let inner: LexicalNode | null = node; inner !== null; inner = inner.getParent()) {
    if (inner.is(block)) return true;
    if (inner.getPreviousSibling() !== null) return false;
  }
  return false;
}

/** A partial answer is copied without its name. */
function withoutFirstName(body: readonly TopBlock[]): TopBlock[] {
  const [first, ...others] = body;
  return first?.type === 'answer' ? [{ ...first, labelShown: false }, ...others] : [...body];
}
