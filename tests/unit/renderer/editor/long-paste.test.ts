// @vitest-environment happy-dom
import { $getSelection } from 'lexical';
import { expect, test } from 'vitest';
import { LIMITS, postSchema } from '#interview/document.ts';
import { blocksToText } from '#interview/plain.ts';
import { paragraphsToText } from '#interview/inlines.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { insertForeign, insertPlain } from '#renderer/editor/extensions/insert-foreign.ts';
import { $caretAtEndOf, openTestEditor } from './test-editor.ts';

const LONG = `${'a'.repeat(LIMITS.text - 1)}😀${'b'.repeat(20)}`;
const nested = `${'<ul><li>mot'.repeat(60)}${LONG}${'</li></ul>'.repeat(60)}`;

test.each([
  ['a paragraph', `<p>${LONG}</p>`],
  ['an item', `<ul><li>${LONG}</li></ul>`],
  ['an item far inside', nested],
  ['a quotation', `<blockquote><p>mot</p><p>${LONG}</p></blockquote>`],
  ['a cell', `<table><tr><td>mot</td><td>${LONG}</td></tr></table>`],
  ['a link', `<p>mot <a href="https://a.fr">${LONG}</a></p>`],
])('a long text pasted in %s can be saved', (_where, html) => {
  const window = openTestEditor(emptyPost('article', 'fr'));
  try {
    window.act(() => $caretAtEndOf(window.block(0)));
    insertForeign(window.editor, { html, text: '', rtf: '', files: [] });
    window.act(() => $getSelection());
    const post = window.read();
    expect(postSchema.safeParse(post).error).toBeUndefined();
    expect(paragraphsToText(post.lead ?? []) + blocksToText(post.body)).toContain(LONG);
  } finally {
    window.dispose();
  }
});

test('a long line of plain text can be saved', () => {
  const window = openTestEditor(emptyPost('article', 'fr'));
  try {
    window.act(() => $caretAtEndOf(window.block(0)));
    insertPlain(window.editor, LONG);
    window.act(() => $getSelection());
    const post = window.read();
    expect(postSchema.safeParse(post).error).toBeUndefined();
    expect(JSON.stringify(post)).toContain('b'.repeat(20));
  } finally {
    window.dispose();
  }
});
