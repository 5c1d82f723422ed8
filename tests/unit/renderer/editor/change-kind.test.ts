// @vitest-environment happy-dom
/** A post becomes an interview, and an interview a post: each one undo step, without a lost word. */
import { $getRoot } from 'lexical';
import { afterEach, describe, expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import { blocksToText } from '#interview/plain.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { runCommand } from '#renderer/editor/commands/commands.ts';
import { offerOf, takeOffer } from '#renderer/editor/paste/offer.ts';
import { compact } from '#tests/builders/compact-document.ts';
import { paste, nextTask, undo } from './test-clipboard.ts';
import { openTestEditor, $caretAtEndOf, type TestEditor } from './test-editor.ts';
import { text, twoQuestions } from './turn-editor.ts';

let test: TestEditor;
afterEach(() => test.dispose());

function open(post: Post, block = 1): void {
  test = openTestEditor(post);
  test.act(() => $caretAtEndOf(test.block(block)));
}

const INTERVIEW =
  'Au jardin avec Anne\n\nQui êtes-vous ?\nAnne : Jardinière.\n\nQue faites-vous ici ?\nAnne : Je plante des saules.';

describe('an interview pasted into a new post', () => {
  it.each(['text/plain', 'text/html'])(
    'offers turns, and accepting them makes an interview: %s',
    async (type) => {
      open(emptyPost('article', 'fr'));
      const html = INTERVIEW.split('\n\n')
        .join('\n')
        .split('\n')
        .map((line) => `<p>${line}</p>`)
        .join('');
      await paste(
        test,
        type === 'text/plain' ? { [type]: INTERVIEW } : { [type]: html, 'text/plain': INTERVIEW },
      );
      const pasted = test.read();
      expect(pasted.kind).toBe('article');
      expect(offerOf(test.editor).peek()).not.toBeNull();
      expect(takeOffer(test.editor)).toBe(true);
      const taken = test.read();
      expect(taken).toMatchObject({ kind: 'interview', title: 'Au jardin avec Anne', numbered: true });
      expect(taken.body.map((block) => block.type)).toEqual(['question', 'answer', 'question', 'answer']);
      await undo(test);
      expect(test.read()).toEqual(pasted);
    },
  );

  it('offers nothing in a page, nor for one question', async () => {
    open(emptyPost('page', 'fr'));
    await paste(test, { 'text/plain': INTERVIEW });
    expect(offerOf(test.editor).peek()).toBeNull();
    test.dispose();
    open(emptyPost('article', 'fr'));
    await paste(test, { 'text/plain': 'Qui êtes-vous ?\nAnne : Jardinière.\nMerci à elle.' });
    expect(offerOf(test.editor).peek()).toBeNull();
  });
});

describe('changed by the command', () => {
  it('an article becomes an interview, and back by one undo; its turns are offered', async () => {
    const lines = INTERVIEW.split('\n').filter((line) => line !== '');
    open({ ...emptyPost('article', 'fr'), body: lines.map(text) });
    const before = test.read();
    expect(runCommand(test.editor, 'to-interview')).toBe(true);
    expect(test.read()).toEqual({ ...before, kind: 'interview', numbered: true });
    expect(test.notices.map((notice) => notice.text)).toEqual(['Ce billet est maintenant un entretien.']);
    expect(offerOf(test.editor).peek()).not.toBeNull();
    await undo(test);
    expect(test.read()).toEqual(before);
    expect(test.notices).toEqual([]);
  });

  it('an interview becomes an article with headings for questions and names before answers; one undo reverts', async () => {
    open(twoQuestions());
    const before = test.read();
    runCommand(test.editor, 'to-article');
    const after = test.read();
    expect(after.kind).toBe('article');
    expect(compact(after.body)).toBe(
      [
        'p Avant.',
        'h2 Un ?',
        'p **Anne Lenoir°:** Oui et non.',
        'p Surtout oui.',
        'p **Karim Haddad°:** Non.',
        'h2 Deux ?',
        'p **Anne Lenoir°:** Deux fois.',
        'p Merci.',
        '',
      ].join('\n'),
    );
    for (const word of blocksToText(before.body).split(/\s+/u))
      expect(blocksToText(after.body)).toContain(word);
    await undo(test);
    expect(test.read()).toEqual(before);
  });

  it('reports that there is nothing to change, and leaves a page unchanged', () => {
    open(twoQuestions());
    runCommand(test.editor, 'to-interview');
    test.dispose();
    const { notices } = test;
    expect(notices.map((notice) => notice.text)).toEqual(['C’est déjà un entretien.']);
    open(emptyPost('page', 'fr'));
    runCommand(test.editor, 'to-interview');
    runCommand(test.editor, 'question');
    expect(test.read()).toMatchObject({ kind: 'page', body: [] });
  });

  it('a question in an article turns it into an interview, in the same undo step', async () => {
    open({ ...emptyPost('article', 'fr'), body: [text('Qui êtes-vous ?')] });
    const before = test.read();
    runCommand(test.editor, 'question');
    expect(test.read()).toMatchObject({ kind: 'interview', body: [{ type: 'question' }] });
    expect(test.notices).toHaveLength(1);
    await nextTask();
    await undo(test);
    expect(test.read()).toEqual(before);
    expect(test.editor.read(() => $getRoot().getTextContent())).toContain('Qui êtes-vous ?');
  });
});
