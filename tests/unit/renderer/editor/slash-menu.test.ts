// @vitest-environment happy-dom
import { getExtensionDependencyFromEditor } from '@lexical/extension';
import {
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  KEY_DOWN_COMMAND,
  PASTE_TAG,
  UNDO_COMMAND,
  type LexicalEditor,
} from 'lexical';
import { afterEach, describe, expect, it } from 'vitest';
import { blocks as words } from '#assets/messages/fr/editor.ts';
import type { Post, TopBlock } from '#interview/document.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { PAGE_COMMAND } from '#renderer/editor/commands/commands.ts';
import { SlashMenuExtension } from '#renderer/editor/extensions/slash-menu.ts';
import { slashEntries, type SlashContext } from '#renderer/editor/commands/slash-commands.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openTestEditor, $caretAtEndOf, type TestEditor } from './test-editor.ts';

let test: TestEditor;
afterEach(() => test.dispose());

const article = (...body: TopBlock[]): Post => ({ ...emptyPost('article', 'fr'), body });
const paragraph = (text: string): TopBlock => ({ type: 'paragraph', content: [{ type: 'text', text }] });

function open(post: Post, block: number): void {
  test = openTestEditor(post);
  test.act(() => $caretAtEndOf(test.block(block)));
}

/** One character an update, like keys. */
function type(text: string, tag?: string): void {
  for (const character of text)
    test.editor.update(
      () => {
        const selection = $getSelection();
        if ($isRangeSelection(selection)) selection.insertText(character);
      },
      { discrete: true, ...(tag === undefined ? {} : { tag }) },
    );
}

function press(key: string): void {
  test.editor.update(
    () => {
      test.editor.dispatchCommand(KEY_DOWN_COMMAND, new KeyboardEvent('keydown', { key, cancelable: true }));
    },
    { discrete: true },
  );
}

const menuOf = (editor: LexicalEditor): readonly string[] | null =>
  getExtensionDependencyFromEditor(editor, SlashMenuExtension)
    .output.menu.peek()
    ?.entries.map((entry) => entry.command) ?? null;
const menuItems = (): readonly string[] | null => menuOf(test.editor);

describe('the slash menu opens', () => {
  it.each([
    ['at the start of a block', '', '/', true],
    ['after a space', 'Bonjour ', '/', true],
    ['after a no-break space', 'Bonjour\u00a0', '/', true],
    ['not inside « et/ou »', 'et', '/', false],
    ['not in an address', 'https:', '//exemple.fr', false],
    ['not when a space follows', '1 ', '/ 2', false],
    ['not for words without a match', '', '/usr bin', false],
  ])('%s', (_name, before, typed, opens) => {
    open(article({ type: 'paragraph', content: [{ type: 'text', text: `x${before}` }] }), 1);
    test.act(() => {
      const block = test.block(1);
      if (before === '' && $isElementNode(block)) block.clear().selectStart();
    });
    type(typed);
    expect(menuItems() !== null).toBe(opens);
  });

  it('not on a slash that was pasted, undone, or reached by the caret', () => {
    open(article(paragraph('Bonjour ')), 1);
    type('/', PASTE_TAG);
    expect(menuItems()).toBeNull();
    type('x');
    test.act(() => {
      const selection = $getSelection();
      if ($isRangeSelection(selection)) selection.anchor.offset -= 1;
      if ($isRangeSelection(selection)) selection.focus.offset -= 1;
    });
    expect(menuItems()).toBeNull();
  });
});

describe('the items of the slash menu', () => {
  const at = (context: Partial<SlashContext>): SlashContext => ({
    kind: 'interview',
    block: 'paragraph',
    inAnswer: false,
    endsTurn: false,
    ...context,
  });
  const names = (context: Partial<SlashContext>, query = ''): string[] =>
    slashEntries(at(context), query, words.slash).map((entry) => entry.command);

  it('apply at the caret’s position', () => {
    expect(names({})).toContain('question');
    // A question or an answer makes an article an interview; a page stays one.
    expect(names({ kind: 'article' })).toEqual(expect.arrayContaining(['question', 'answer']));
    expect(names({ kind: 'page' })).not.toContain('question');
    expect(names({ kind: 'page' })).not.toContain('answer');
    expect(names({ kind: 'article' })).not.toContain('add-answers');
    expect(names({ block: 'answer', inAnswer: true })).not.toContain('heading-2');
    expect(names({ block: 'answer', inAnswer: true })).not.toContain('insert-rule');
    expect(names({ block: 'answer', inAnswer: true, endsTurn: true })).toContain('insert-rule');
    expect(names({ block: 'lead' })).toEqual([]);
    expect(names({ block: 'quote' })).not.toContain('quote');
  });

  it('are found without accents or case, by the start of any word, and by synonyms', () => {
    expect(names({}, 'rep')[0]).toBe('answer');
    expect(names({}, 'NUMEROTEE')).toEqual(['numbered-list']);
    expect(names({}, 'liste à')).toEqual(['bullet-list']);
    expect(names({}, 'titre')).toEqual(['heading-2', 'heading-3', 'heading-4']);
    expect(names({}, 'filet')).toEqual(['insert-rule']);
    expect(names({}, 'zzz')).toEqual([]);
  });
});

describe('choosing in the slash menu', () => {
  it('turns the block into the chosen one; one undo restores the typed words, without the menu', async () => {
    open(article(paragraph('Bonjour')), 1);
    type(' /petit');
    expect(menuItems()).toEqual(['heading-3']);
    press('Enter');
    const content = [{ type: 'text', text: 'Bonjour' }];
    expect(test.read().body).toEqual([{ type: 'heading', level: 3, content }]);
    test.editor.dispatchCommand(UNDO_COMMAND, undefined);
    await Promise.resolve();
    expect(test.read().body).toEqual([paragraph('Bonjour /petit')]);
    expect(menuItems()).toBeNull();
  });

  it('moves by the arrow keys, cyclically, and chooses by Tab', () => {
    open(article(paragraph('Un')), 1);
    type(' /liste');
    press('ArrowUp');
    press('Tab');
    expect(test.read().body).toMatchObject([{ type: 'list', ordered: true }]);
  });

  it('keeps the slash on Escape, and stays closed while its words are typed', () => {
    open(article(paragraph('Un')), 1);
    type(' /li');
    press('Escape');
    expect(menuItems()).toBeNull();
    type('ste');
    expect(menuItems()).toBeNull();
    expect(test.read().body).toEqual([paragraph('Un /liste')]);
  });

  it('sends the page the commands that the text alone cannot run', () => {
    open(article(paragraph('Un')), 1);
    const commands: string[] = [];
    test.editor.registerCommand(PAGE_COMMAND, (command) => commands.push(command) > 0, 0);
    type(' /image');
    press('Enter');
    expect(commands).toEqual(['insert-picture']);
    expect(test.read().body).toEqual([paragraph('Un')]);
  });

  it('inserts a rule and continues after it, and moves the only jump break', () => {
    open(article(paragraph('Un'), { type: 'jumpBreak' }, paragraph('Deux')), 3);
    type(' /lire');
    press('Enter');
    expect(test.read().body).toEqual([paragraph('Un'), paragraph('Deux'), { type: 'jumpBreak' }]);
    type('Trois /filet');
    press('Enter');
    type('Quatre');
    expect(test.read().body.slice(2)).toEqual([
      { type: 'jumpBreak' },
      paragraph('Trois'),
      { type: 'rule' },
      paragraph('Quatre'),
    ]);
  });

  it('inserts a rule after the whole answer, and keeps its words', () => {
    open(buildInterview().asking('Un ?').answering('Anne', 'Oui.').post, 2);
    type(' /filet');
    press('Enter');
    expect(test.read().body.map((block) => block.type)).toEqual(['question', 'answer', 'rule']);
  });
});
