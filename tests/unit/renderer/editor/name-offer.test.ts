// @vitest-environment happy-dom
import {
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  COMMAND_PRIORITY_LOW,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  UNDO_COMMAND,
} from 'lexical';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Post } from '#interview/document.ts';
import { NAME_OFFER_COMMAND, type NameOffer } from '#renderer/editor/names/name-offer.ts';
import type { Services } from '#renderer/editor/core/services.ts';
import { anne, answer, openTurnEditor, post, question, text, type TurnEditor } from './turn-editor.ts';

let test: TurnEditor;
let offer: NameOffer | null = null;
afterEach(() => {
  offer = null;
  test.dispose();
});
const open = (document: Post, services: Partial<Services> = {}): void => {
  test = openTurnEditor(document, services);
  test.editor.registerCommand(
    NAME_OFFER_COMMAND,
    (next) => {
      offer = next;
      return false;
    },
    COMMAND_PRIORITY_LOW,
  );
};
const type = (words: string): void => {
  for (const character of words)
    test.act(() => {
      const selection = $getSelection();
      if ($isRangeSelection(selection)) selection.insertText(character);
    });
};
const press = (command: typeof KEY_TAB_COMMAND): boolean => {
  let done = false;
  test.act(() => {
    done = test.editor.dispatchCommand(command, new KeyboardEvent('keydown', { cancelable: true }));
  });
  return done;
};
/** An empty answer of Anne's, the caret in it. */
const empty = (): Post => post([anne], question('q1', 'Un ?'), answer('a1', 'anne', ''));
const start = (document: Post, services: Partial<Services> = {}): void => {
  open(document, services);
  selectBlock(2);
};
/** The caret in an empty block. */
const selectBlock = (index: number): void =>
  test.act(() => {
    const block = test.block(index);
    if ($isElementNode(block)) block.clear().select();
  });

describe('an unknown name typed with its colon', () => {
  it('is offered; Tab creates the person and assigns the answer, in one step', async () => {
    const createPerson = vi.fn((name: string) => Promise.resolve({ id: 'zl', name }));
    open(post([anne], question('q1', 'Un ?'), answer('a1', 'anne', 'x')), { createPerson });
    test.caretAtEnd('x');
    test.command('next-person');
    type('Zoé Lambert : ');
    expect(offer).toMatchObject({ name: 'Zoé Lambert', known: undefined });
    expect(test.announcements.at(-1)).toContain('touche Tab');
    expect(createPerson).not.toHaveBeenCalled();
    expect(press(KEY_TAB_COMMAND)).toBe(true);
    await vi.waitFor(() => expect(test.lines()[2]).toBe('* zl: '));
    expect(test.read().participants).toEqual([anne, { id: 'zl', name: 'Zoé Lambert', label: 'Zoé Lambert' }]);
    expect(offer).toBeNull();
    type('Oui.');
    expect(test.lines()[2]).toBe('* zl: Oui.');
    for (const _ of ['the word', 'the name']) {
      test.editor.dispatchCommand(UNDO_COMMAND, undefined);
      await Promise.resolve();
    }
    expect(test.read().participants).toEqual([anne]);
    expect(test.lines()[2]).toBe('* ?: Zoé Lambert : ');
  });

  it('is refused by further typing: the words stay', () => {
    open(post([anne], question('q1', 'Un ?'), text('x')));
    test.caretAtEnd('x');
    selectBlock(2);
    type('Zoé Lambert : ');
    expect(offer).not.toBeNull();
    type('o');
    expect(offer).toBeNull();
    expect(press(KEY_TAB_COMMAND)).toBe(false);
    expect(test.lines()).toEqual(['q1 Un ?', '- Zoé Lambert : o']);
  });

  it('is dismissed by Escape', () => {
    start(empty());
    type('Zoé Lambert : ');
    expect(press(KEY_ESCAPE_COMMAND)).toBe(true);
    expect(offer).toBeNull();
  });

  it('is the person of the directory with this name', async () => {
    const createPerson = vi.fn((name: string) => Promise.resolve({ id: 'new', name }));
    start(empty(), {
      createPerson,
      knownPeople: () => [{ id: 'zl', name: 'Zoé Lambert', label: 'Zoé Lambert', role: 'urbaniste' }],
    });
    type('zoé lambert : ');
    expect(offer).toBeNull();
    selectBlock(2);
    type('Zoé Lambert : ');
    expect(offer).toMatchObject({ known: { id: 'zl' } });
    press(KEY_TAB_COMMAND);
    await vi.waitFor(() => expect(test.lines()[1]).toBe('a1 zl: '));
    expect(createPerson).not.toHaveBeenCalled();
  });

  it.each([
    'Ce que je retiens : ',
    'Horaires : ',
    'Mon avis, c’est que oui : ',
    'Voici : ',
    'Tous les matins à 8 h : ',
    'Anne Lenoir : ',
  ])('is not recognized in « %s »', (words) => {
    start(empty());
    type(words);
    expect(offer).toBeNull();
  });

  it('is not recognized before any question, in an article, or when it was not typed', () => {
    open(post([anne], text('')));
    selectBlock(1);
    type('Zoé Lambert : ');
    expect(offer).toBeNull();
    test.dispose();
    start({ ...empty(), kind: 'article' });
    type('Zoé Lambert : ');
    expect(offer).toBeNull();
    test.dispose();
    open(post([anne], question('q1', 'Un ?'), answer('a1', 'anne', 'Zoé Lambert : ')));
    test.caretAtEnd('Zoé Lambert : ');
    expect(offer).toBeNull();
  });
});
