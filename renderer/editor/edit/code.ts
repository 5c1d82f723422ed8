/** Editing inside a block of code. */
import {
  $createParagraphNode,
  $createTextNode,
  $getSelection,
  $isLineBreakNode,
  $isRangeSelection,
  $isRootNode,
  $setState,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import { $isCodeBlockNode, codeLanguageState, type CodeBlockNode } from '../model/nodes/code-block-node.ts';
import { $membershipOf, $setMembership, $turnId } from '../model/nodes/state.ts';
import { $caretAtEnd, $caretBlock, $collapseToStart, $selectedBlocks } from './blocks.ts';

const INDENT = '  ';

/** The code block that contains the whole selection; null also for a caret between blocks. */
export function $codeAtCaret(): CodeBlockNode | null {
  const selection = $getSelection();
  if ($isRangeSelection(selection) && selection.isCollapsed() && $isRootNode(selection.anchor.getNode()))
    return null;
  const blocks = $selectedBlocks();
  const [block] = blocks;
  return blocks.length === 1 && $isCodeBlockNode(block) ? block : null;
}

/** Inserts a line with the indentation of the line before. */
export function $newCodeLine(): boolean {
  const selection = $getSelection();
  if ($codeAtCaret() === null || !$isRangeSelection(selection)) return false;
  const indent = /^[ \t]*/u.exec($lineBeforeCaret())?.[0] ?? '';
  selection.insertLineBreak();
  if (indent !== '') selection.insertRawText(indent);
  return true;
}

/** Inserts two spaces at the caret, or removes them before it. */
export function $indentCode(back: boolean): boolean {
  const selection = $getSelection();
  if ($codeAtCaret() === null || !$isRangeSelection(selection)) return false;
  if (!back) {
    // A selection is moved in, not replaced.
    $collapseToStart();
    selection.insertText(INDENT);
  }
  if (back && selection.isCollapsed() && $lineBeforeCaret().endsWith(INDENT)) {
    const { key, offset, type } = selection.anchor;
    if (type === 'text' && offset >= INDENT.length) {
      selection.anchor.set(key, offset - INDENT.length, 'text');
      selection.removeText();
    }
  }
  return true;
}

function $lineBeforeCaret(): string {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return '';
  const { anchor } = selection;
  const node = anchor.getNode();
  let line = anchor.type === 'text' ? node.getTextContent().slice(0, anchor.offset) : '';
  const code = $isCodeBlockNode(node) ? node : null;
  let before: LexicalNode | null =
    code === null ? node.getPreviousSibling() : code.getChildAtIndex(anchor.offset - 1);
  while (before !== null && !$isLineBreakNode(before)) {
    line = before.getTextContent() + line;
    before = before.getPreviousSibling();
  }
  return line;
}

/** Moves the caret to a new paragraph after the code, in the same answer. */
export function $leaveCode(): boolean {
  const code = $codeAtCaret();
  if (code === null) return false;
  const paragraph = $createParagraphNode();
  code.insertAfter(paragraph);
  $setMembership(paragraph, $membershipOf(code));
  paragraph.selectStart();
  return true;
}

/** ArrowDown on the last line moves below the code; a paragraph is made at the end of the turn or text. */
export function $leaveCodeDown(): boolean {
  const block = $caretBlock();
  if (!$isCodeBlockNode(block) || !$caretAtEnd(block)) return false;
  const next = block.getNextSibling();
  return (next === null || $turnId(next) !== $turnId(block)) && $leaveCode();
}

/** Replaces the code by paragraphs, one per line. */
export function $codeToParagraphs(code: CodeBlockNode): ElementNode[] {
  const membership = $membershipOf(code);
  const hadCaret = $caretBlock()?.is(code) === true;
  const paragraphs = code
    .getTextContent()
    .split('\n')
    .map((line) => {
      const paragraph = $createParagraphNode();
      if (line !== '') paragraph.append($createTextNode(line));
      code.insertBefore(paragraph);
      $setMembership(paragraph, membership);
      return paragraph;
    });
  if (hadCaret) paragraphs[0]?.selectStart();
  code.remove();
  return paragraphs;
}

/** Sets the language of the code at the caret; null removes it. */
export function $setCodeLanguage(language: string | null): void {
  const code = $codeAtCaret();
  if (code !== null) $setState(code, codeLanguageState, language);
}
