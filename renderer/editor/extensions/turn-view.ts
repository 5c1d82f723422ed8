/**
 * The appearance of turns: the name before an answer's first words, the question's number (counted by CSS), the mark
 * beside the turn with the caret. Only changed nodes are touched: there is no React render and no walk over the text.
 *
 * The name is an element of the block's DOM that Lexical does not manage: real text for screen readers and tests, never
 * part of the document.
 */
import { configExtension, defineExtension } from '@lexical/extension';
import { domOverride, DOMRenderExtension } from '@lexical/html';
import { ListNode } from '@lexical/list';
import {
  $getRoot,
  $getState,
  $isDecoratorNode,
  $isElementNode,
  $isRootNode,
  type DecoratorNode,
  type ElementDOMSlot,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  setDOMUnmanaged,
} from 'lexical';
import type { Participant } from '#interview/document.ts';
import { nameSeparator, speakerWords } from '#interview/speakers.ts';
import { initialsOf, tintsOf } from '#interview/people/person-signs.ts';
import { $caretBlock, $turnBlocks } from '../edit/blocks.ts';
import {
  $membershipOf,
  $people,
  $turnId,
  numberedState,
  peopleState,
  type QuestionOf,
  questionState,
} from '../model/nodes/state.ts';
import { type Services, ServicesExtension, servicesOf } from '../core/services.ts';
import { CHOOSE_NAME_COMMAND } from '../commands/turn-commands.ts';
import { markLanguage } from './spelling.ts';
import { waitingIn } from './waiting-view.ts';
import { changeUnmanagedDom } from '../core/steps.ts';

// Chips before the first words of a turn: who answers, or who asks and whom. They are never part of the text.

const NAME = 'escale-name';
const ASKED = 'escale-asked';

/** Whether an element is one of these chips. */
const isChip = (element: Element): boolean =>
  element.classList.contains(NAME) || element.classList.contains(ASKED);
const CHIP = `.${NAME}, .${ASKED}`;

/** `key`: the content of the chip; a chip is remade only when it changes. */
type Chip = Readonly<{ key: string; make: () => HTMLElement }>;

function chip(className: string, title: string): HTMLElement {
  const name = document.createElement('span');
  name.className = className;
  name.contentEditable = 'false';
  name.title = title;
  setDOMUnmanaged(name);
  return name;
}

const peopleWithIds = (ids: readonly string[] | undefined, people: readonly Participant[]): Participant[] =>
  (ids ?? []).flatMap((id) => people.find((person) => person.id === id) ?? []);

const appearanceOf = (
  named: readonly Participant[],
  tints: ReadonlyMap<string, number>,
): readonly unknown[] => named.map((person) => [person.name, person.label, tints.get(person.id)]);

function personMark(person: Participant, tint: number): HTMLElement {
  const mark = document.createElement('span');
  mark.className = 'escale-person';
  mark.dataset['initials'] = initialsOf(person.name);
  mark.dataset['tint'] = String(tint);
  mark.textContent = person.label;
  return mark;
}

/** A sign beside the name of a turn: whether its words are approved, in words for its title and for screen readers. */
export type TurnSign = Readonly<{ words: string; isValid: boolean }>;

/** The signs of each editor, by turn. */
const SIGNS = new WeakMap<LexicalEditor, ReadonlyMap<string, TurnSign>>();

/** Shows these signs in place of those before. */
export function showTurnSigns(editor: LexicalEditor, signs: ReadonlyMap<string, TurnSign>): void {
  if (signs.size === 0 && (SIGNS.get(editor)?.size ?? 0) === 0) return;
  SIGNS.set(editor, signs);
  redrawNames(editor);
}

function signMark({ words, isValid }: TurnSign): HTMLElement {
  const mark = document.createElement('span');
  mark.className = 'escale-sign';
  mark.dataset['valid'] = String(isValid);
  mark.setAttribute('role', 'img');
  mark.setAttribute('aria-label', words);
  mark.title = words;
  mark.textContent = isValid ? '✓' : '!';
  return mark;
}

/** The chip of an answer: its people, or « Qui répond ? ». */
function nameChip(
  ids: readonly string[],
  people: readonly Participant[],
  messages: Services['messages'],
  sign: TurnSign | undefined,
): Chip {
  const named = peopleWithIds(ids, people);
  const tints = tintsOf(people);
  const make = (): HTMLElement => {
    const name = chip(NAME, messages.changeName);
    if (named.length === 0) {
      name.dataset['unnamed'] = '';
      name.textContent = messages.whoAnswers;
    }
    for (const person of named) name.append(personMark(person, tints.get(person.id) ?? 1));
    if (sign !== undefined) name.append(signMark(sign));
    return name;
  };
  return { key: JSON.stringify([appearanceOf(named, tints), sign]), make };
}

/**
 * The chip of a question: who asks and whom, in the words it is published with. Without either it is an empty button
 * for the pointer (F2 does the same), so that nothing is read before the question.
 */
function peopleChip(
  { by, to, language }: QuestionOf,
  people: readonly Participant[],
  services: Services,
): Chip {
  const tints = tintsOf(people);
  const askers = peopleWithIds(by, people);
  const addressees = peopleWithIds(to, people);
  const make = (): HTMLElement => {
    const { turns } = services.messages;
    const name = chip(ASKED, turns.changePeople);
    if (askers.length + addressees.length === 0) {
      name.dataset['everyone'] = turns.toEveryoneShort;
      name.setAttribute('aria-hidden', 'true');
      return name;
    }
    const spoken = language ?? services.language;
    const words = speakerWords(spoken);
    const personList = (named: readonly Participant[]): (Node | string)[] =>
      named.flatMap((person, index) => [
        personMark(person, tints.get(person.id) ?? 1),
        ...(index < named.length - 1 ? [nameSeparator(index, named.length, spoken)] : []),
      ]);
    name.append(...personList(askers));
    if (addressees.length > 0)
      name.append(askers.length === 0 ? words.To : words.to, ...personList(addressees));
    return name;
  };
  return { key: JSON.stringify([appearanceOf(askers, tints), appearanceOf(addressees, tints)]), make };
}

const $isBlockNode = (node: LexicalNode): node is ElementNode | DecoratorNode<unknown> =>
  $isElementNode(node) || $isDecoratorNode(node);

export const TurnViewExtension = defineExtension({
  name: 'escale/turn-view',
  dependencies: [
    ServicesExtension,
    configExtension(DOMRenderExtension, {
      overrides: [
        domOverride([ListNode], {
          $createDOM: $createListDOM,
          $updateDOM: $updateListDOM,
          $getDOMSlot: $listSlot,
        }),
        domOverride([$isElementNode], { $getDOMSlot: (_node, dom, $next) => slotAfterName($next(), dom) }),
        domOverride([$isBlockNode], {
          $decorateDOM: (node, _before, dom, editor) => $showTurn(node, dom, editor),
        }),
      ],
    }),
  ],
  register: (editor) =>
    mergeRegister(
      markActiveTurn(editor),
      numberQuestions(editor),
      renameWhenPeopleChange(editor),
      openNameOnClick(editor),
    ),
});

function slotAfterName(slot: ElementDOMSlot, dom: HTMLElement): ElementDOMSlot {
  const name = nameIn(dom);
  // A table is wrapped in a scrolling box, which contains its name.
  const after = name === null || name.parentElement !== slot.element ? slot : slot.withAfter(name);
  const waiting = waitingIn(dom);
  return waiting === null || waiting.parentNode !== after.element ? after : after.withBefore(waiting);
}

function nameIn(dom: HTMLElement): HTMLElement | null {
  const first = dom.firstElementChild;
  return first instanceof HTMLElement && isChip(first) ? first : null;
}

/** Wraps a list of the body, so that a name can precede it. */
function $createListDOM(node: ListNode, $next: () => HTMLElement): HTMLElement {
  const list = $next();
  if (!$isRootNode(node.getParent())) return list;
  const box = document.createElement('div');
  box.className = 'escale-list';
  box.append(list);
  return box;
}

function $updateListDOM(next: ListNode, before: ListNode, dom: HTMLElement, $next: () => boolean): boolean {
  const boxed = dom.classList.contains('escale-list');
  if (boxed !== $isRootNode(next.getParent())) return true;
  return boxed ? next.getTag() !== before.getTag() || next.getStart() !== before.getStart() : $next();
}

function $listSlot(_node: ListNode, dom: HTMLElement, $next: () => ElementDOMSlot): ElementDOMSlot {
  const list = dom.classList.contains('escale-list') ? dom.querySelector(':scope > :is(ul, ol)') : null;
  return list instanceof HTMLElement ? $next().withElement(list) : $next();
}

/** Updates a block's attributes and name. */
function $showTurn(block: LexicalNode, dom: HTMLElement, editor: LexicalEditor): void {
  if (!$isRootNode(block.getParent())) return;
  const membership = $membershipOf(block);
  const question = $getState(block, questionState);
  const turn = question?.id ?? membership?.id ?? null;
  const first = turn !== null && $turnId(block.getPreviousSibling()) !== turn;
  setOrRemove(dom, 'data-turn', turn);
  setOrRemove(dom, 'data-in', membership === null ? null : 'answer');
  setOrRemove(dom, 'data-first', first ? '' : null);
  markLanguage(dom, membership?.language ?? question?.language ?? null);
  const nameShown = membership !== null && first && membership.labelShown;
  if (nameShown) {
    const sign = SIGNS.get(editor)?.get(membership.id);
    showPeople(dom, nameChip(membership.participants, $people(), servicesOf(editor).messages, sign));
  } else if (question !== null && first) showPeople(dom, peopleChip(question, $people(), servicesOf(editor)));
  else nameIn(dom)?.remove();
  dom.classList.toggle('escale-block', $isElementNode(block));
}

function setOrRemove(dom: HTMLElement, attribute: string, value: string | null): void {
  if (value === null) dom.removeAttribute(attribute);
  else if (dom.getAttribute(attribute) !== value) dom.setAttribute(attribute, value);
}

/** Puts a chip before the words, unless it is there already. */
function showPeople(dom: HTMLElement, { key, make }: Chip): void {
  const before = nameIn(dom);
  if (before?.dataset['key'] === key) return;
  const chip = make();
  chip.dataset['key'] = key;
  if (before === null) dom.prepend(chip);
  else before.replaceWith(chip);
}

/** Marks the turn with the caret in the margin. */
function markActiveTurn(editor: LexicalEditor): () => void {
  let marked: HTMLElement[] = [];
  return editor.registerUpdateListener(({ editorState }) => {
    const keys = editorState.read(() => {
      const block = $caretBlock();
      return block === null || $turnId(block) === null ? [] : $turnBlocks(block).map((part) => part.getKey());
    });
    const blocks = keys.flatMap((key) => editor.getElementByKey(key) ?? []);
    if (blocks.length === marked.length && blocks.every((block, index) => block === marked[index])) return;
    for (const block of marked) block.removeAttribute('data-active');
    for (const block of blocks) block.setAttribute('data-active', '');
    marked = blocks;
  });
}

/** Sets whether CSS numbers the questions, also after an undo. */
function numberQuestions(editor: LexicalEditor): () => void {
  const show = (): void => {
    const numbered = editor.getEditorState().read(() => $getState($getRoot(), numberedState));
    editor.getRootElement()?.toggleAttribute('data-numbered', numbered === true);
  };
  return mergeRegister(editor.registerUpdateListener(show), editor.registerRootListener(show));
}

/** Redraws all names when the people change, which is rare. */
function renameWhenPeopleChange(editor: LexicalEditor): () => void {
  return editor.registerUpdateListener(({ editorState, prevEditorState }) => {
    const people = editorState.read(() => $people());
    const before = prevEditorState.read(() => $getState($getRoot(), peopleState));
    // A newly loaded text was drawn with its people.
    if (people !== before && !prevEditorState.isEmpty()) redrawNames(editor);
  });
}

function redrawNames(editor: LexicalEditor): void {
  editor.getEditorState().read(
    () => {
      for (const block of $getRoot().getChildren()) {
        const dom = editor.getElementByKey(block.getKey());
        if (dom !== null && nameIn(dom) !== null)
          changeUnmanagedDom(editor, () => $showTurn(block, dom, editor));
      }
    },
    { editor },
  );
}

function openNameOnClick(editor: LexicalEditor): () => void {
  const open = (event: MouseEvent): void => {
    const name = event.target instanceof Element ? event.target.closest(CHIP) : null;
    const turn = name?.parentElement?.closest<HTMLElement>('[data-turn]')?.dataset['turn'];
    if (turn === undefined) return;
    event.preventDefault();
    editor.dispatchCommand(CHOOSE_NAME_COMMAND, turn);
  };
  return editor.registerRootListener((root, before) => {
    before?.removeEventListener('mousedown', open);
    root?.addEventListener('mousedown', open);
  });
}
