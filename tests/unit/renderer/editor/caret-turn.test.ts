// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { announceTurns, followQuestion } from '#renderer/editor/extensions/caret-turn.ts';
import {
  anne,
  answer,
  openTurnEditor,
  heading,
  karim,
  post,
  question,
  text,
  type TurnEditor,
} from './turn-editor.ts';

let test: TurnEditor;
afterEach(() => test.dispose());

const open = (): void => {
  test = openTurnEditor(
    post(
      [anne, karim],
      text('Avant.'),
      question('q1', 'Un ?'),
      answer('a1', 'anne+karim', 'Oui.', 'Encore.'),
      question('q2', 'Deux ?'),
      heading('Fin'),
      text('Merci.'),
    ),
  );
};

it('announces a turn once when the caret enters it, and not while typing in it', () => {
  open();
  const end = announceTurns(test.editor);
  for (const words of ['Un ?', 'Oui.', 'Encore.', 'Avant.', 'Deux ?']) test.caretAtEnd(words);
  expect(test.announcements).toEqual(['Question 1', 'Réponse d’Anne Lenoir et Karim Haddad', 'Question 2']);
  test.caretIn('Deux ?', 2);
  expect(test.announcements).toHaveLength(3);
  // A command is announced by its own words, once.
  test.command('next-person');
  expect(test.announcements.slice(3)).toEqual(['Réponse d’Anne Lenoir']);
  end();
});

it('emits the question at or above the caret when it changes', () => {
  open();
  const questionIds: (string | null)[] = [];
  const end = followQuestion(test.editor, (id) => questionIds.push(id));
  for (const words of ['Avant.', 'Un ?', 'Encore.', 'Deux ?', 'Merci.']) test.caretAtEnd(words);
  expect(questionIds).toEqual([null, 'q1', 'q2', null]);
  test.caretAtEnd('Un ?');
  test.command('move-turn-down');
  expect(questionIds.slice(4)).toEqual(['q1']);
  end();
});
