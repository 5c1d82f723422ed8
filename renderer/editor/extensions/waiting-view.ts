/**
 * « Sans réponse : Karim » at the end of a question's last answer, each name a button that begins the answer. Like the
 * names, elements that Lexical does not manage: never part of the text.
 *
 * Worked out again only when a block comes, goes, or changes its turn, a question is written in, or the people change; only
 * the questions where something differs are drawn again. A key in a paragraph costs a comparison of that paragraph.
 */
import { defineExtension } from '@lexical/extension';
import { $isHeadingNode } from '@lexical/rich-text';
import {
  $addUpdateTag,
  $getNodeByKey,
  $getRoot,
  $isRootNode,
  HISTORY_PUSH_TAG,
  mergeRegister,
  setDOMUnmanaged,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
  type UpdateListenerPayload,
} from 'lexical';
import type { Participant } from '#interview/document.ts';
import { expectedPeople, interviewersOf } from '#interview/outline.ts';
import { $isEmptyBlock } from '../edit/blocks.ts';
import { $beginAnswerOf } from '../edit/give-turn.ts';
import { $questionWithId } from '../edit/sections.ts';
import { $isQuestionNode, $questionOf } from '../model/nodes/question-node.ts';
import { $membershipOf, $people, $turnId, type QuestionOf } from '../model/nodes/state.ts';
import { servicesOf, ServicesExtension } from '../core/services.ts';
import { withoutHistory } from '../core/steps.ts';
import { $answerBy, announce } from './announce.ts';

const WAITING = 'escale-waiting';
/** Names shown; where more are missing, the first ones are enough to begin with. */
const MOST = 4;

export const WaitingViewExtension = defineExtension({
  name: 'escale/waiting-view',
  dependencies: [ServicesExtension],
  register: (editor) => mergeRegister(showWaiting(editor), beginOnPress(editor)),
});

/** The mark in a block's DOM, its last element. */
export function waitingIn(dom: HTMLElement): HTMLElement | null {
  const last = dom.lastElementChild;
  return last instanceof HTMLElement && last.classList.contains(WAITING) ? last : null;
}

/** `block`: the key of the block at whose end it stands. */
type Waiting = Readonly<{ question: string; block: string; people: readonly Participant[] }>;

/** The questions of the text that somebody has yet to answer, in one walk. */
function $waiting(): Waiting[] {
  const people = $people();
  if (people.length === 0) return [];
  const children = $getRoot().getChildren();
  const interviewers = interviewersOf(
    children.flatMap((block) => ($isQuestionNode(block) ? [$questionOf(block) ?? {}] : [])),
  );
  const found: Waiting[] = [];
  let asked: { of: QuestionOf; block: string; answered: Set<string>; written: boolean } | undefined;
  const close = (): void => {
    if (asked !== undefined && asked.written) {
      const { of, block, answered } = asked;
      const missing = expectedPeople(of.to, people, interviewers).filter(({ id }) => !answered.has(id));
      if (missing.length > 0) found.push({ question: of.id, block, people: missing });
    }
    asked = undefined;
  };
  for (const block of children) {
    if ($isQuestionNode(block)) {
      const of = $questionOf(block);
      if (of === null) continue;
      if (asked?.of.id !== of.id) close();
      const written = asked?.written === true || !$isEmptyBlock(block);
      asked = { of, answered: new Set(), ...asked, block: block.getKey(), written };
    } else if ($isHeadingNode(block)) close();
    else if (asked !== undefined) {
      const membership = $membershipOf(block);
      if (membership === null) continue;
      for (const id of membership.participants) asked.answered.add(id);
      asked.block = block.getKey();
    }
  }
  close();
  return found;
}

function showWaiting(editor: LexicalEditor): () => void {
  let shown = new Map<string, HTMLElement>();
  let drawnIn: HTMLElement | null | undefined;
  return editor.registerUpdateListener((update) => {
    const { editorState } = update;
    const element = editor.getRootElement();
    if (element === drawnIn && !isConcerned(update)) return;
    drawnIn = element;
    const found = editorState.read(() => $waiting());
    withoutHistory(editor, () => {
      shown = draw(editor, found, shown);
    });
  });
}

/**
 * Whether an update may have changed who is waited for. Lexical makes the root anew at every key, so what is asked is whether
 * a block is another object than before: its words are nodes of their own.
 */
function isConcerned({
  editorState,
  prevEditorState,
  dirtyElements,
  dirtyLeaves,
}: UpdateListenerPayload): boolean {
  if (editorState.read($getRoot) === prevEditorState.read($getRoot)) return false;
  const keys = [...dirtyElements.keys(), ...dirtyLeaves];
  // All of it is another text, as by undo.
  if (keys.length === 0) return true;
  const $look = () => {
    const dirty = keys.map($blockWithKey);
    return {
      people: $people(),
      blocks: $getRoot().getChildrenSize(),
      dirty,
      // Nobody is waited for before there are words to answer to.
      unwritten: dirty.filter((block) => $isQuestionNode(block) && $isEmptyBlock(block)).length,
    };
  };
  const now = editorState.read($look);
  const before = prevEditorState.read($look);
  return (
    now.people !== before.people ||
    now.blocks !== before.blocks ||
    now.dirty.some((block, index) => block !== before.dirty[index]) ||
    now.unwritten !== before.unwritten
  );
}

/** The block of the text that has this key; null for what is in a block, or nowhere. */
function $blockWithKey(key: NodeKey): LexicalNode | null {
  const node = $getNodeByKey(key);
  return $isRootNode(node?.getParent()) ? node : null;
}

/** Draws what differs; gives what is shown now, by question. */
function draw(
  editor: LexicalEditor,
  found: readonly Waiting[],
  shown: ReadonlyMap<string, HTMLElement>,
): Map<string, HTMLElement> {
  const next = new Map<string, HTMLElement>();
  for (const waiting of found) {
    const dom = editor.getElementByKey(waiting.block);
    if (dom === null) continue;
    const before = shown.get(waiting.question);
    if (before?.dataset['key'] === keyOf(waiting) && before.parentElement === dom)
      next.set(waiting.question, before);
    else {
      const mark = waitingMark(editor, waiting);
      dom.append(mark);
      next.set(waiting.question, mark);
    }
  }
  for (const [question, mark] of shown) if (next.get(question) !== mark) mark.remove();
  return next;
}

/** What a mark says: another one is another mark. */
const keyOf = ({ question, people }: Waiting): string =>
  JSON.stringify([question, people.map(({ id, label }) => [id, label])]);

function waitingMark(editor: LexicalEditor, waiting: Waiting): HTMLElement {
  const { question, people } = waiting;
  const { turns } = servicesOf(editor).messages;
  const mark = document.createElement('span');
  mark.className = WAITING;
  mark.contentEditable = 'false';
  mark.dataset['key'] = keyOf(waiting);
  mark.dataset['question'] = question;
  setDOMUnmanaged(mark);
  mark.append(turns.unanswered);
  for (const { id, label } of people.slice(0, MOST)) {
    const button = document.createElement('button');
    button.type = 'button';
    // Tab is the text's; from the keyboard, the key of the next person begins the same answer.
    button.tabIndex = -1;
    button.dataset['person'] = id;
    button.title = turns.beginAnswer(label);
    button.setAttribute('aria-label', turns.beginAnswer(label));
    button.textContent = label;
    mark.append(' ', button);
  }
  if (people.length > MOST) mark.append(' …');
  return mark;
}

function beginOnPress(editor: LexicalEditor): () => void {
  const buttonOf = (event: MouseEvent): HTMLElement | null =>
    event.target instanceof Element ? event.target.closest<HTMLElement>(`.${WAITING} button`) : null;
  /** The focus stays in the text. */
  const keepFocus = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest(`.${WAITING}`) !== null)
      event.preventDefault();
  };
  const begin = (event: MouseEvent): void => {
    const button = buttonOf(event);
    const person = button?.dataset['person'];
    const id = button?.closest<HTMLElement>(`.${WAITING}`)?.dataset['question'];
    if (person === undefined || id === undefined) return;
    editor.update(() => {
      const question = $questionWithId(id);
      const block = question === null ? null : $beginAnswerOf(question, person);
      const membership = $membershipOf(block);
      $addUpdateTag(HISTORY_PUSH_TAG);
      if (block !== null && membership !== null && $turnId(block) !== null)
        announce(editor, () => $answerBy(editor, membership));
    });
    editor.focus();
  };
  return editor.registerRootListener((root, before) => {
    before?.removeEventListener('mousedown', keepFocus);
    before?.removeEventListener('click', begin);
    root?.addEventListener('mousedown', keepFocus);
    root?.addEventListener('click', begin);
  });
}
