/** Boxed notes: insertion, keys in their lines, and repairs after every edit. */
import { defineExtension } from '@lexical/extension';
import {
  $createParagraphNode,
  $getSelection,
  $getState,
  $isRangeSelection,
  $setState,
  COMMAND_PRIORITY_CRITICAL,
  type ElementNode,
  INSERT_PARAGRAPH_COMMAND,
  KEY_BACKSPACE_COMMAND,
  type LexicalNode,
  mergeRegister,
  RootNode,
} from 'lexical';
import { newId } from '../model/new-id.ts';
import {
  $createAsideNode,
  $createAsideTitleNode,
  $isAsideLine,
  $isAsideTitleNode,
  AsideNode,
  asideState,
  AsideTitleNode,
} from '../model/nodes/aside-node.ts';
import { $membershipOf, $setMembership, membershipState } from '../model/nodes/state.ts';
import { $caret, $caretAtEnd, $caretAtStart, $caretBlock } from './blocks.ts';
import { $insertBlock } from './insert.ts';

export const AsideExtension = defineExtension({
  name: 'escale/aside',
  nodes: () => [AsideNode, AsideTitleNode],
  register: (editor) =>
    mergeRegister(
      editor.registerCommand(INSERT_PARAGRAPH_COMMAND, () => $enter(), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(
        KEY_BACKSPACE_COMMAND,
        (event) => {
          const done = $backspace();
          if (done) event.preventDefault();
          return done;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerNodeTransform(RootNode, (root) => $settleLines(root.getChildren())),
    ),
});

/** Inserts an empty note after the caret's block or note, with the caret in its title. */
export function $insertAside(): void {
  const block = $caretBlock();
  if ($isAsideLine(block)) $linesOf(block).at(-1)?.selectEnd();
  const id = newId();
  const title = $createAsideTitleNode(id);
  $insertBlock(title);
  const paragraph = $createAsideNode(id);
  title.insertAfter(paragraph);
  $setMembership(paragraph, $membershipOf(title));
  title.selectStart();
}

const $isSameNote = (one: LexicalNode, other: LexicalNode | null): other is AsideNode | AsideTitleNode =>
  $isAsideLine(other) && $getState(one, asideState) === $getState(other, asideState);

/** All lines of the note that contains this one. */
function $linesOf(line: ElementNode): ElementNode[] {
  const lines = [line];
  for (
    let before = line.getPreviousSibling();
    $isSameNote(line, before);
    before = before.getPreviousSibling()
  )
    lines.unshift(before);
  for (let after = line.getNextSibling(); $isSameNote(line, after); after = after.getNextSibling())
    lines.push(after);
  return lines;
}

/** Turns a line into a paragraph of the same answer; the caret follows. */
function $toParagraph(line: ElementNode): void {
  const paragraph = $createParagraphNode();
  const membership = $membershipOf(line);
  paragraph.append(...line.getChildren());
  line.replace(paragraph);
  $setMembership(paragraph, membership);
  paragraph.selectStart();
}

/** Enter adds a line to the note; on an empty line it leaves the note. */
function $enter(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !$isAsideLine($caretBlock())) return false;
  if (!selection.isCollapsed()) selection.removeText();
  const line = $caretBlock();
  if (!$isAsideLine(line)) return false;
  const next = line.getNextSibling();
  const hasWordsBelow = $isAsideTitleNode(line) && $isSameNote(line, next);
  // From a title, the caret moves to the paragraph below if the title or that paragraph is empty.
  if (hasWordsBelow && (line.isEmpty() || (next.isEmpty() && $caretAtEnd(line)))) {
    next.selectStart();
    return true;
  }
  if (line.isEmpty()) {
    $toParagraph(line);
    return true;
  }
  const membership = $membershipOf(line);
  const rest = selection.insertParagraph();
  if (rest !== null) $setMembership(rest, membership);
  return true;
}

/** Backspace at the start of a line: the first line leaves the note, others join the line before. */
function $backspace(): boolean {
  const line = $caretBlock();
  if ($caret() === null || !$isAsideLine(line) || !$caretAtStart(line)) return false;
  const before = line.getPreviousSibling();
  const next = line.getNextSibling();
  if ($isSameNote(line, before)) {
    before.selectEnd();
    before.append(...line.getChildren());
    line.remove();
  } else if (line.isEmpty() && $isSameNote(line, next) && !next.isEmpty()) {
    next.selectStart();
    line.remove();
  } else {
    // A note without text is removed.
    const empty = $linesOf(line).filter((one) => !one.is(line));
    const isBlank = line.isEmpty() && empty.every((one) => one.isEmpty());
    $toParagraph(line);
    if (isBlank) for (const one of empty) one.remove();
  }
  return true;
}

/**
 * Keeps the lines of one note together and in one answer, with the title first. A line apart from the others begins
 * another note; a title inside a note becomes a paragraph.
 */
function $settleLines(blocks: readonly LexicalNode[]): void {
  const seenIds = new Set<string>();
  let last: { id: string | null; renewed: string; first: LexicalNode } | undefined;
  for (const block of blocks) {
    if (!$isAsideLine(block)) {
      last = undefined;
      continue;
    }
    const id = $getState(block, asideState);
    if (last === undefined || last.id !== id) {
      const renewed = id === null || seenIds.has(id) ? newId() : id;
      last = { id, renewed, first: block };
      seenIds.add(renewed);
    }
    if (last.renewed !== id) $setState(block, asideState, last.renewed);
    const membership = $membershipOf(last.first);
    if ($membershipOf(block)?.id !== membership?.id) $setState(block, membershipState, membership);
    if ($isAsideTitleNode(block) && !block.is(last.first)) $asParagraphOfNote(block);
  }
}

function $asParagraphOfNote(title: AsideTitleNode): void {
  const paragraph = $createAsideNode($getState(title, asideState));
  $setState(paragraph, membershipState, $membershipOf(title));
  paragraph.append(...title.getChildren());
  title.replace(paragraph);
}
