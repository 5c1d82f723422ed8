// @vitest-environment happy-dom
import { REDO_COMMAND } from 'lexical';
import { afterEach, describe, expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import {
  anne,
  answer,
  openTurnEditor,
  heading,
  post,
  question,
  twoQuestions as two,
  type TurnEditor,
} from './turn-editor.ts';

let test: TurnEditor;
afterEach(() => test.dispose());
const open = (document: Post): void => {
  test = openTurnEditor(document);
};
const undo = (): Promise<void> => test.undo();

describe('joining a turn to the one before', () => {
  it('keeps the first, and reports the removed name', async () => {
    open(two());
    const before = test.read();
    test.caretIn('Non.', 2);
    test.command('merge-turn');
    expect(test.lines()[2]).toBe('a1 anne: Oui et non. | Surtout oui. | Non.');
    expect(test.caret()).toBe('Non.@2');
    expect(test.announcements).toEqual([
      'Réuni : Réponse d’Anne Lenoir. Karim Haddad : nom retiré de ce texte.',
    ]);
    await undo();
    expect(test.read()).toEqual(before);
  });

  it('joins a question to the one above, and their answers', () => {
    open(two());
    test.caretAtEnd('Deux ?');
    test.command('merge-turn');
    expect(test.lines()).toEqual([
      '- Avant.',
      'q1 Un ? | Deux ?',
      'a1 anne: Oui et non. | Surtout oui.',
      'a2 karim: Non.',
      'a3 anne: Deux fois.',
      '- Merci.',
    ]);
  });

  it('does nothing without a turn of its kind before', () => {
    open(two());
    for (const words of ['Oui et non.', 'Un ?', 'Merci.']) {
      test.caretAtEnd(words);
      test.command('merge-turn');
    }
    expect(test.read()).toEqual(two());
    expect(new Set(test.announcements)).toEqual(new Set(['Rien à réunir au-dessus.']));
  });
});

describe('moving turns', () => {
  it('moves an answer past another, and under another question, with its caret', () => {
    open(two());
    test.caretIn('Non.', 2);
    test.command('move-turn-up');
    expect(test.lines().slice(1, 4)).toEqual([
      'q1 Un ?',
      'a2 karim: Non.',
      'a1 anne: Oui et non. | Surtout oui.',
    ]);
    expect(test.caret()).toBe('Non.@2');
    test.command('move-turn-up');
    expect(test.announcements.at(-1)).toBe('Déjà au début.');
    test.command('move-turn-down');
    test.command('move-turn-down');
    expect(test.lines().slice(1, 5)).toEqual([
      'q1 Un ?',
      'a1 anne: Oui et non. | Surtout oui.',
      'q2 Deux ?',
      'a2 karim: Non.',
    ]);
    expect(test.announcements.at(-1)).toBe('Déplacé : Réponse de Karim Haddad, question 2');
  });

  it('moves a question with its answers, and the closing text stays last', async () => {
    open(two());
    const before = test.read();
    test.caretAtEnd('Deux ?');
    test.command('move-turn-up');
    expect(test.lines()).toEqual([
      '- Avant.',
      'q2 Deux ?',
      'a3 anne: Deux fois.',
      'q1 Un ?',
      'a1 anne: Oui et non. | Surtout oui.',
      'a2 karim: Non.',
      '- Merci.',
    ]);
    expect(test.announcements).toEqual(['Déplacé : question 1']);
    await undo();
    expect(test.read()).toEqual(before);
    test.editor.dispatchCommand(REDO_COMMAND, undefined);
    await Promise.resolve();
    test.command('move-turn-down');
    expect(test.lines()).toEqual([
      '- Avant.',
      'q1 Un ?',
      'a1 anne: Oui et non. | Surtout oui.',
      'a2 karim: Non.',
      'q2 Deux ?',
      'a3 anne: Deux fois.',
      '- Merci.',
    ]);
    test.command('move-turn-down');
    expect(test.announcements.at(-1)).toBe('Déjà à la fin.');
  });

  it('moves a question under a heading and back', () => {
    open(
      post(
        [anne],
        question('q1', 'Un ?'),
        answer('a1', 'anne', 'Oui.'),
        heading('Partie'),
        question('q2', 'Deux ?'),
      ),
    );
    test.caretAtEnd('Un ?');
    test.command('move-turn-down');
    expect(test.lines()).toEqual(['# Partie', 'q1 Un ?', 'a1 anne: Oui.', 'q2 Deux ?']);
    test.command('move-turn-up');
    expect(test.lines()).toEqual(['q1 Un ?', 'a1 anne: Oui.', '# Partie', 'q2 Deux ?']);
  });
});
