// @vitest-environment happy-dom
/** A boxed note in the text: its title, its paragraphs, and the keys in them. */
import { $getRoot, $selectAll, UNDO_COMMAND } from 'lexical';
import { afterEach, describe, expect, it } from 'vitest';
import type { Aside, Post, TopBlock } from '#interview/document.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { $pasteDocumentBlocks } from '#renderer/editor/edit/paste.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { caretIn, enter, press, run, write } from './editor-keys.ts';
import { openTestEditor, type TestEditor } from './test-editor.ts';

let test: TestEditor;
afterEach(() => test.dispose());

const text = (words: string) => [{ type: 'text' as const, text: words }];
const paragraph = (words: string): TopBlock => ({ type: 'paragraph', content: text(words) });
const article = (...body: TopBlock[]): Post => ({ ...emptyPost('article', 'fr'), body });
const aside = (title: string, ...words: string[]): Aside => ({
  type: 'aside',
  ...(title !== '' && { title: text(title) }),
  content: words.map(text),
});
const body = (): TopBlock[] => test.read().body;
const types = (): string[] =>
  test.editor.read(() =>
    $getRoot()
      .getChildren()
      .map((node) => node.getType()),
  );
const undo = (): void => test.act(() => void test.editor.dispatchCommand(UNDO_COMMAND, undefined));

it('keeps the white space of a title as typed', () => {
  const note: Aside = {
    type: 'aside',
    title: [
      { type: 'link', url: 'https://exemple.fr/', content: [{ type: 'text', text: '  deux  blancs' }] },
    ],
    content: [],
  };
  test = openTestEditor(article(note));
  expect(body()).toEqual([note]);
});

describe('inserting a boxed note', () => {
  it('puts an empty note after the line, with the caret in its title, in one undo step', () => {
    test = openTestEditor(article(paragraph('Avant'), paragraph('Après')));
    caretIn(test, 'Avant');
    run(test, 'insert-aside');
    write(test, 'Repères');
    enter(test);
    write(test, 'Un.');
    enter(test);
    write(test, 'Deux.');
    expect(body()).toEqual([paragraph('Avant'), aside('Repères', 'Un.', 'Deux.'), paragraph('Après')]);
    expect(types()).toEqual(['lead', 'paragraph', 'aside-title', 'aside', 'aside', 'paragraph', 'paragraph']);
    for (let steps = 0; steps < 10 && body().length > 2; steps += 1) undo();
    expect(body()).toEqual([paragraph('Avant'), paragraph('Après')]);
  });

  it('stays in the answer', () => {
    test = openTestEditor(buildInterview().asking('Pourquoi ?').answering('Anne', 'Voilà.').post);
    caretIn(test, 'Voilà.');
    run(test, 'insert-aside');
    write(test, 'Titre');
    enter(test);
    write(test, 'Mots.');
    expect(body()).toMatchObject([
      { type: 'question' },
      { type: 'answer', blocks: [paragraph('Voilà.'), aside('Titre', 'Mots.')] },
    ]);
  });

  it('goes after the note that has the caret', () => {
    test = openTestEditor(article(aside('Un', 'a', 'b')));
    caretIn(test, 'a');
    run(test, 'insert-aside');
    write(test, 'Deux');
    expect(body()).toEqual([aside('Un', 'a', 'b'), aside('Deux')]);
  });
});

describe('Enter in a boxed note', () => {
  it('splits a paragraph of the note', () => {
    test = openTestEditor(article(aside('Titre', 'Un', 'Deux'), paragraph('Après')));
    caretIn(test, 'Deux', 'start');
    enter(test);
    caretIn(test, 'Un');
    enter(test);
    write(test, 'Entre');
    expect(body()).toEqual([aside('Titre', 'Un', 'Entre', 'Deux'), paragraph('Après')]);
  });

  it('leaves the note on an empty last line', () => {
    test = openTestEditor(article(aside('Titre', 'Un')));
    caretIn(test, 'Un');
    enter(test);
    enter(test);
    write(test, 'Après');
    expect(body()).toEqual([aside('Titre', 'Un'), paragraph('Après')]);
  });

  it('moves from an empty title to the text', () => {
    test = openTestEditor(article(paragraph('Avant')));
    caretIn(test, 'Avant');
    run(test, 'insert-aside');
    enter(test);
    write(test, 'Mots.');
    expect(body()).toEqual([paragraph('Avant'), aside('', 'Mots.')]);
  });
});

describe('Backspace in a boxed note', () => {
  it('joins a line of the note to the one before', () => {
    test = openTestEditor(article(aside('Titre', 'Un', 'Deux')));
    caretIn(test, 'Deux', 'start');
    press(test, 'Backspace');
    write(test, '+');
    expect(body()).toEqual([aside('Titre', 'Un+Deux')]);
  });

  it('moves the first line out of the note', () => {
    test = openTestEditor(article(paragraph('Avant'), aside('Titre', 'Un')));
    caretIn(test, 'Titre', 'start');
    press(test, 'Backspace');
    expect(body()).toEqual([paragraph('Avant'), paragraph('Titre'), aside('', 'Un')]);
  });

  it('removes an empty note', () => {
    test = openTestEditor(article(paragraph('Avant')));
    caretIn(test, 'Avant');
    run(test, 'insert-aside');
    press(test, 'Backspace');
    expect(types()).toEqual(['lead', 'paragraph', 'paragraph', 'paragraph']);
    expect(body()).toEqual([paragraph('Avant')]);
  });
});

it('becomes text by the paragraph command', () => {
  test = openTestEditor(article(aside('Titre', 'Un')));
  test.act(() => void $selectAll());
  run(test, 'paragraph');
  expect(body()).toEqual([paragraph('Titre'), paragraph('Un')]);
});

it('inserts pasted paragraphs into the note', () => {
  test = openTestEditor(article(aside('Titre', 'Un')));
  caretIn(test, 'Un');
  test.act(() => void $pasteDocumentBlocks([paragraph(' a'), paragraph('b')]));
  expect(body()).toEqual([aside('Titre', 'Un a', 'b')]);
});

it('keeps two adjacent notes separate, and the bytes of the unchanged one', () => {
  const own: Aside = { ...aside('Un', 'a'), source: '<aside class="iv-aside"><p>…</p></aside>' };
  const post = article(own, aside('Deux', 'b'));
  test = openTestEditor(post);
  expect(body()).toEqual(post.body);
  caretIn(test, 'b');
  write(test, '!');
  expect(body()).toEqual([own, aside('Deux', 'b!')]);
});
