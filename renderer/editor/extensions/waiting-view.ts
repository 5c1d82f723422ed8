/**
 * « Sans réponse : Karim » after a question's last answer; each name is a button that begins the answer. Like names,
 * these elements are not managed by Lexical and never part of the text.
 *
 * Computed only when a block is added, removed or changes its turn, a question is edited, or the people change; only
 * changed questions are redrawn. A key in a paragraph costs one comparison of that paragraph.
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
import { changeUnmanagedDom } from '../core/steps.ts';
import { $answerBy, announce } from './announce.ts';

const WAITING = 'escale-waiting';
/** The number of names shown. */
const MOST = 4;

export const WaitingViewExtension = defineExtension({
  name: 'escale/waiting-view',
  dependencies: [ServicesExtension],
  register: (editor) => mergeRegister(showWaiting(editor), beginOnPress(editor)),
});

/** The mark in a block's DOM: its last element. */
export function waitingIn(dom: HTMLElement): HTMLElement | null {
  const last = dom.lastElementChild;
  return last instanceof HTMLElement && last.classList.contains(WAITING) ? last : null;
}

/** `block`: the key of the block that ends with the mark. */
type Waiting = Readonly<{ question: string; block: string; people: readonly Participant[] }>;

/** The questions with missing answers, in one walk. */
function $unansweredQuestions(): Waiting[] {
  const people = $people();
  if (people.length === 0) return [];
  const children = $getRoot().getChildren();
  const interviewers = interviewersOf(
    children.flatMap((block) => ($isQuestionNode(block) ? [$questionOf(block) ?? {}] : [])),
  );
  const waitingQuestions: Waiting[] = [];
  let question: { of: QuestionOf; block: string; answered: Set<string>; written: boolean } | undefined;
  const close = (): void => {
    if (question !== undefined && question.written) {
      const { of, block, answered } = question;
      const missing = expectedPeople(of.to, people, interviewers).filter(({ id }) => !answered.has(id));
      if (missing.length > 0) waitingQuestions.push({ question: of.id, block, people: missing });
    }
    question = undefined;
  };
  for (const block of children) {
    if ($isQuestionNode(block)) {
      const of = $questionOf(block);
      if (of === null) continue;
      if (question?.of.id !== of.id) close();
      const written = question?.written === true || !$isEmptyBlock(block);
      question = { of, answered: new Set(), ...question, block: block.getKey(), written };
    } else if ($isHeadingNode(block)) close();
    else if (question !== undefined) {
      const membership = $membershipOf(block);
      if (membership === null) continue;
      for (const id of membership.participants) question.answered.add(id);
      question.block = block.getKey();
    }
  }
  close();
  return waitingQuestions;
}

function showWaiting(editor: LexicalEditor): () => void {
  let marks = new Map<string, HTMLElement>();
  let drawnIn: HTMLElement | null | undefined;
  return editor.registerUpdateListener((update) => {
    const { editorState } = update;
    const element = editor.getRootElement();
    if (element === drawnIn && !isConcerned(update)) return;
    drawnIn = element;
    const waitingQuestions = editorState.read(() => $unansweredQuestions());
    changeUnmanagedDom(editor, () => {
      marks = drawMarks(editor, waitingQuestions, marks);
    });
  });
}

/**
 * Whether an update may have changed the missing people. Lexical replaces the root object at every key, so the blocks
 * are compared: their words are separate nodes.
 */
function isConcerned({
  editorState,
  prevEditorState,
  dirtyElements,
  dirtyLeaves,
}: UpdateListenerPayload): boolean {
  if (editorState.read($getRoot) === prevEditorState.read($getRoot)) return false;
  const keys = [...dirtyElements.keys(), ...dirtyLeaves];
  // The whole text was replaced, as by undo.
  if (keys.length === 0) return true;
  const $snapshot = () => {
    const dirty = keys.map($blockWithKey);
    return {
      people: $people(),
      blocks: $getRoot().getChildrenSize(),
      dirty,
      // An empty question expects no answers.
      unwritten: dirty.filter((block) => $isQuestionNode(block) && $isEmptyBlock(block)).length,
    };
  };
  const now = editorState.read($snapshot);
  const before = prevEditorState.read($snapshot);
  return (
    now.people !== before.people ||
    now.blocks !== before.blocks ||
    now.dirty.some((block, index) => block !== before.dirty[index]) ||
    now.unwritten !== before.unwritten
  );
}

/** The block of the root with this key; null for other nodes. */
function $blockWithKey(key: NodeKey): LexicalNode | null {
  const node = $getNodeByKey(key);
  return $isRootNode(node?.getParent()) ? node : null;
}

/** Updates the changed marks. Returns the marks by question. */
function drawMarks(
  editor: LexicalEditor,
  waitingQuestions: readonly Waiting[],
  drawnMarks: ReadonlyMap<string, HTMLElement>,
): Map<string, HTMLElement> {
  const next = new Map<string, HTMLElement>();
  for (const waiting of waitingQuestions) {
    const dom = editor.getElementByKey(waiting.block);
    if (dom === null) continue;
    const before = drawnMarks.get(waiting.question);
    if (before?.dataset['key'] === keyOf(waiting) && before.parentElement === dom)
      next.set(waiting.question, before);
    else {
      const mark = waitingMark(editor, waiting);
      dom.append(mark);
      next.set(waiting.question, mark);
    }
  }
  for (const [question, mark] of drawnMarks) if (next.get(question) !== mark) mark.remove();
  return next;
}

/** The content of a mark: a different key needs a new mark. */
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
    // Not in the tab order: from the keyboard, the next-person key begins the same answer.
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
