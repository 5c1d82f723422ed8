// @vitest-environment happy-dom
import { $getSelection, $isNodeSelection } from 'lexical';
import { afterEach, describe, expect, it } from 'vitest';
import type { Post, TopBlock } from '#interview/document.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openTestEditor, type TestEditor } from './test-editor.ts';
import { caretIn, enter, press, run, write } from './editor-keys.ts';

let test: TestEditor;
afterEach(() => test.dispose());

const text = (words: string) => [{ type: 'text' as const, text: words }];
const paragraph = (words: string): TopBlock => ({ type: 'paragraph', content: text(words) });
const article = (...body: TopBlock[]): Post => ({ ...emptyPost('article', 'fr'), body });

describe('a quotation and its source', () => {
  it('Enter on an empty line goes to the source, then to the text, in the same answer', () => {
    test = openTestEditor(buildInterview().asking('Un ?').answering('Anne', 'Oui.').post);
    caretIn(test, 'Oui.');
    run(test, 'quote');
    enter(test);
    enter(test);
    write(test, 'Un livre');
    enter(test);
    write(test, 'Suite.');
    expect(test.read().body[1]).toMatchObject({
      blocks: [
        { type: 'quote', content: [text('Oui.')], cite: 'Un livre' },
        { type: 'paragraph', content: text('Suite.') },
      ],
    });
  });

  it('keeps the words of a source as text when the quotation is removed', () => {
    test = openTestEditor(article({ type: 'quote', content: [text('Mot')], cite: 'Un livre' }));
    caretIn(test, 'Mot', 'start');
    press(test, 'Backspace');
    expect(test.read().body).toEqual([paragraph('Mot'), paragraph('Un livre')]);
  });
});

describe('a code block', () => {
  it('has plain lines, is left by Ctrl+Enter in the same answer, and becomes paragraphs again', () => {
    test = openTestEditor(buildInterview().asking('Un ?').answering('Anne', 'a').post);
    caretIn(test, 'a');
    run(test, 'code-block');
    enter(test);
    press(test, 'Tab');
    run(test, 'bold');
    write(test, 'b');
    enter(test);
    write(test, 'c');
    press(test, 'Enter', { ctrlKey: true });
    write(test, 'Suite');
    expect(test.read().body[1]).toMatchObject({
      blocks: [
        { type: 'code', text: 'a\n  b\n  c' },
        { type: 'paragraph', content: text('Suite') },
      ],
    });
    caretIn(test, 'a', 'start');
    press(test, 'Backspace');
    expect(test.read().body[1]).toMatchObject({
      blocks: ['a', '  b', '  c', 'Suite'].map((line) => ({ type: 'paragraph', content: text(line) })),
    });
  });
});

describe('a card', () => {
  it('is selected first, then deleted, with an empty paragraph next to it', () => {
    test = openTestEditor(article(paragraph('Un'), { type: 'rule' }, paragraph('Deux')));
    caretIn(test, 'Deux', 'start');
    press(test, 'Backspace');
    const selected = test.editor.getEditorState().read(() => $isNodeSelection($getSelection()));
    expect(selected).toBe(true);
    expect(test.read().body).toHaveLength(3);
    press(test, 'Backspace');
    expect(test.read().body).toEqual([paragraph('Un'), paragraph('Deux')]);
  });
});

describe('a nested list', () => {
  it('changes its type alone', () => {
    const items = [
      {
        content: text('un'),
        children: { type: 'list' as const, ordered: false, items: [{ content: text('deux') }] },
      },
    ];
    test = openTestEditor(article({ type: 'list', ordered: false, items }));
    caretIn(test, 'deux');
    run(test, 'numbered-list');
    expect(test.read().body[0]).toMatchObject({ ordered: false, items: [{ children: { ordered: true } }] });
    run(test, 'numbered-list');
    expect(test.read().body[0]).toMatchObject({
      ordered: false,
      items: [{ content: text('un') }, { content: text('deux') }],
    });
  });
});
