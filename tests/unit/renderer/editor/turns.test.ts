// @vitest-environment happy-dom
import {
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  INSERT_PARAGRAPH_COMMAND,
  KEY_BACKSPACE_COMMAND,
  KEY_TAB_COMMAND,
  REDO_COMMAND,
  UNDO_COMMAND,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, Participant, Post, TopBlock } from '#interview/document.ts';
import { runCommand } from '#renderer/editor/commands/commands.ts';
import { $membershipOf, $people, $setPeople } from '#renderer/editor/model/nodes/state.ts';
import { openTestEditor, $caretAtEndOf, type TestEditor } from './test-editor.ts';

const anne: Participant = { id: 'anne', name: 'Anne Lenoir', label: 'Anne Lenoir' };
const karim: Participant = { id: 'karim', name: 'Karim Haddad', label: 'Karim Haddad' };

const words = (text: string) => [{ type: 'text' as const, text }];
const question = (id: string, text: string): TopBlock => ({ type: 'question', id, content: [words(text)] });
const answer = (id: string, participant: string, ...texts: string[]): Answer => ({
  type: 'answer',
  id,
  participants: [participant],
  labelShown: true,
  blocks: texts.map((text) => ({ type: 'paragraph', content: words(text) })),
});
const post = (...body: TopBlock[]): Post => ({
  version: 2,
  kind: 'interview',
  language: 'fr',
  title: 'Essai',
  labels: [],
  participants: [anne, karim],
  body,
});

let test: TestEditor;
let editor: LexicalEditor;
function open(document: Post): void {
  test = openTestEditor(document);
  ({ editor } = test);
}
afterEach(() => test.dispose());

const type = (text: string): void =>
  test.act(() => {
    const selection = $selection();
    selection.insertText(text);
  });
const $selection = () => {
  const selection = editor.getEditorState()._selection === null ? null : $current();
  if (selection === null) throw new Error('no caret');
  return selection;
};
function $current() {
  const selection = $getSelection();
  return $isRangeSelection(selection) ? selection : null;
}
const enter = (): void =>
  test.act(() => {
    editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
  });
const command = (name: Parameters<typeof runCommand>[1]): void =>
  test.act(() => {
    runCommand(editor, name);
  });
const key = (type: 'backspace' | 'tab' | 'shift-tab'): boolean => {
  let done = false;
  const event = new KeyboardEvent('keydown', {
    key: type === 'backspace' ? 'Backspace' : 'Tab',
    shiftKey: type === 'shift-tab',
    cancelable: true,
  });
  test.act(() => {
    done = editor.dispatchCommand(type === 'backspace' ? KEY_BACKSPACE_COMMAND : KEY_TAB_COMMAND, event);
  });
  return done;
};
/** Block with these words. */
function $block(text: string): LexicalNode {
  const matchingNode = $getRoot()
    .getChildren()
    .find((block) => block.getTextContent() === text);
  if (matchingNode === undefined) throw new Error(`no block « ${text} »`);
  return matchingNode;
}
const caretAtEnd = (text: string): void => test.act(() => $caretAtEndOf($block(text)));
const caretAtStart = (text: string): void =>
  test.act(() => {
    const block = $block(text);
    if ('selectStart' in block) (block as { selectStart(): void }).selectStart();
  });
const caretIn = (text: string, offset: number): void =>
  test.act(() => {
    const leaf = ($block(text) as { getFirstDescendant?(): LexicalNode | null }).getFirstDescendant?.();
    if (!$isTextNode(leaf)) throw new Error('no text');
    leaf.select(offset, offset);
  });

/** `Q1 words`, `A1 anne: words | words`, `- words`. */
function outline(): string[] {
  const text = (content: { type: string; text?: string }[]): string =>
    content.map((inline) => inline.text ?? '').join('');
  return test.read().body.map((block) => {
    if (block.type === 'question') return `Q ${block.content.map(text).join(' | ')}`;
    if (block.type === 'answer')
      return `A ${block.participants.join('+') || '?'}: ${block.blocks.map((part) => (part.type === 'paragraph' ? text(part.content) : part.type)).join(' | ')}`;
    return block.type === 'paragraph' ? `- ${text(block.content)}` : block.type;
  });
}
const ids = (): string[] => test.read().body.map((block) => ('id' in block ? block.id : '-'));

describe('writing an interview by keyboard', () => {
  beforeEach(() => open(post()));

  it('goes from question to answers to the next question by Enter alone', () => {
    test.act(() => $caretAtEndOf(test.block(1)));
    type('Qui êtes-vous ?');
    enter();
    type('Je suis chargée de mission.');
    enter();
    enter();
    type('Je travaille à la mairie.');
    enter();
    type('Depuis peu.');
    enter();
    enter();
    type('Et ensuite ?');
    expect(outline()).toEqual([
      'Q Qui êtes-vous ?',
      'A anne: Je suis chargée de mission.',
      'A karim: Je travaille à la mairie. | Depuis peu.',
      'Q Et ensuite ?',
    ]);
  });

  it('gives the same by next person and next question', () => {
    test.act(() => $caretAtEndOf(test.block(1)));
    type('Un ?');
    command('next-person');
    type('Oui.');
    command('next-person');
    type('Non.');
    command('next-question');
    type('Deux ?');
    enter();
    type('Peut-être.');
    expect(outline()).toEqual(['Q Un ?', 'A anne: Oui.', 'A karim: Non.', 'Q Deux ?', 'A anne: Peut-être.']);
    expect(test.announcements).toEqual([
      'Réponse d’Anne Lenoir',
      'Réponse de Karim Haddad',
      'Nouvelle question',
      'Réponse d’Anne Lenoir',
    ]);
  });

  it('changes the name when next person is requested on an empty answer', () => {
    test.act(() => $caretAtEndOf(test.block(1)));
    type('Un ?');
    enter();
    command('next-person');
    type('Moi.');
    expect(outline()).toEqual(['Q Un ?', 'A karim: Moi.']);
  });

  it('asks for a name in a post without people', () => {
    test.act(() => $setPeople([]));
    test.act(() => $caretAtEndOf(test.block(1)));
    type('Un ?');
    enter();
    type('Moi.');
    expect(outline()).toEqual(['Q Un ?', 'A ?: Moi.']);
    expect(test.announcements).toEqual(['Réponse sans nom']);
  });

  it('leaves the interview by Enter on an empty question', () => {
    test.act(() => $caretAtEndOf(test.block(1)));
    type('Un ?');
    enter();
    type('Oui.');
    command('next-question');
    enter();
    type('Merci à tous.');
    expect(outline()).toEqual(['Q Un ?', 'A anne: Oui.', '- Merci à tous.']);
  });
});

describe('ids of turns', () => {
  beforeEach(() =>
    open(
      post(
        question('q1', 'Un ?'),
        answer('a1', 'anne', 'Oui et non.', 'Surtout oui.'),
        answer('a2', 'karim', 'Non.'),
      ),
    ),
  );

  it('stay with the first part when an answer is split', () => {
    caretIn('Oui et non.', 7);
    command('next-person');
    expect(outline()).toEqual(['Q Un ?', 'A anne: Oui et ', 'A karim: non. | Surtout oui.', 'A karim: Non.']);
    const [q, first, second, third] = ids();
    expect([q, first, third]).toEqual(['q1', 'a1', 'a2']);
    expect(['q1', 'a1', 'a2']).not.toContain(second);
  });

  it('are those of the first when two answers are joined', () => {
    caretAtStart('Non.');
    expect(key('backspace')).toBe(true);
    expect(outline()).toEqual(['Q Un ?', 'A anne: Oui et non. | Surtout oui.', '- Non.']);
    key('backspace');
    expect(outline()).toEqual(['Q Un ?', 'A anne: Oui et non. | Surtout oui.Non.']);
    expect(ids()).toEqual(['q1', 'a1']);
  });

  it('stay with the first part when a question is split', () => {
    caretIn('Un ?', 2);
    command('next-question');
    expect(ids()[0]).toBe('q1');
    expect(outline().slice(0, 2)).toEqual(['Q Un', 'Q  ?']);
  });

  it('are repaired when a block leaves the middle of an answer', () => {
    open(post(question('q1', 'Un ?'), answer('a1', 'anne', 'a', 'b', 'c')));
    caretAtEnd('b');
    expect(key('shift-tab')).toBe(true);
    expect(outline()).toEqual(['Q Un ?', 'A anne: a', '- b', 'A anne: c']);
    expect(ids()[1]).toBe('a1');
    expect(ids()[3]).not.toBe('a1');
    caretAtEnd('b');
    expect(key('tab')).toBe(true);
    expect(outline()[1]).toBe('A anne: a | b');
    test.dispose();
  });

  it('are restored by undo', async () => {
    const before = test.read();
    caretIn('Oui et non.', 7);
    command('next-person');
    editor.dispatchCommand(UNDO_COMMAND, undefined);
    await Promise.resolve();
    expect(test.read()).toEqual(before);
    editor.dispatchCommand(REDO_COMMAND, undefined);
    await Promise.resolve();
    expect(outline()).toHaveLength(4);
  });
});

describe('a known name typed with its colon', () => {
  it('names the answer and disappears from the text', () => {
    open(post(question('q1', 'Un ?'), { type: 'paragraph', content: words('x') }));
    caretAtEnd('x');
    test.act(() => {
      const block = $block('x');
      if (!$isElementNode(block)) throw new Error('not a text block');
      block.clear();
      block.select();
    });
    for (const character of 'karim haddad : ') type(character);
    type('Oui.');
    expect(outline()).toEqual(['Q Un ?', 'A karim: Oui.']);
  });

  it('leaves other words with a colon unchanged', () => {
    open(post(question('q1', 'Un ?'), answer('a1', 'anne', 'x')));
    caretAtEnd('x');
    for (const character of ' voici : ') type(character);
    expect(outline()).toEqual(['Q Un ?', 'A anne: x voici : ']);
  });
});

describe('the view of turns', () => {
  it('draws the name before the first words, once an answer', () => {
    open(post(question('q1', 'Un ?'), answer('a1', 'anne', 'a', 'b'), answer('a2', 'karim', 'c')));
    const names = [...test.root.querySelectorAll('.escale-name')].map((name) => name.textContent);
    expect(names).toEqual(['Anne Lenoir', 'Karim Haddad']);
    expect(test.root.querySelector('[data-turn="a1"][data-first]')?.textContent).toBe('Anne Lenoira');
  });

  it('redraws names when a person changes, and keeps the answers of a removed one', () => {
    open(post(question('q1', 'Un ?'), answer('a1', 'anne', 'a')));
    test.act(() => $setPeople([{ ...anne, label: 'A. Lenoir' }, karim]));
    expect(test.root.querySelector('.escale-name')?.textContent).toBe('A. Lenoir');
    expect(editor.getEditorState().read(() => $people().length)).toBe(2);
    expect(editor.getEditorState().read(() => $membershipOf(test.block(2))?.participants)).toEqual(['anne']);
  });
});
