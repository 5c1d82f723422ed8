// @vitest-environment happy-dom
import { $createListItemNode, $isListNode } from '@lexical/list';
import { $getRoot } from 'lexical';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import { $setPeople } from '#renderer/editor/model/nodes/state.ts';
import { ACTS } from './random-acts.ts';
import { placeSelection, type Step } from './random-walk.ts';
import {
  anne,
  answer,
  openTurnEditor,
  heading,
  karim,
  post,
  question,
  zoe,
  type TurnEditor,
} from './turn-editor.ts';
import { checkProperty } from '#tests/random/check-property.ts';

let test: TurnEditor;
afterEach(() => test.dispose());
const open = (document: Post): void => {
  test = openTurnEditor(document);
};
/** People, two questions, and an answer that belongs to none. */
const BEGINNING = [
  [anne, karim, zoe],
  question('q1', 'Un ?', { by: ['zoe'] }),
  answer('a1', 'anne', 'Oui.', 'Encore.'),
  question('q2', 'Deux ?', { to: ['karim'] }),
  heading('Fin'),
  answer('a2', 'karim', 'Hors question.'),
] as const;
const waiting = (): string[] =>
  [...test.root.querySelectorAll<HTMLElement>('.escale-waiting')].map(
    (mark) => `${mark.closest<HTMLElement>('[data-turn]')?.dataset['turn'] ?? ''}: ${mark.textContent}`,
  );

it('the missing answer is shown after the last one, and follows typing, moves and undo', () => {
  open(post(...BEGINNING, question('q3', '')));
  expect(waiting()).toEqual(['a1: Sans réponse : Karim Haddad', 'q2: Sans réponse : Karim Haddad']);
  test.caretAtEnd('Deux ?');
  test.command('next-person');
  expect(waiting()).toEqual(['a1: Sans réponse : Karim Haddad']);
  test.caretAtEnd('Encore.');
  test.command('person-2');
  expect(waiting()).toEqual(['a1: Sans réponse : Anne Lenoir']);
  test.act(() => $setPeople([{ ...anne, label: 'A. L.' }, karim, zoe]));
  expect(waiting()).toEqual(['a1: Sans réponse : A. L.']);
});

it('a click starts the answer, in one step, without being part of the text', () => {
  open(post([anne, karim], question('q1', 'Un ?'), answer('a1', 'anne', 'Oui.')));
  const [button] = test.root.querySelectorAll<HTMLButtonElement>('.escale-waiting button');
  expect(button?.getAttribute('aria-label')).toBe('Commencer la réponse de Karim Haddad');
  button?.click();
  test.act(() => undefined);
  expect(test.lines()).toEqual(['q1 Un ?', 'a1 anne: Oui.', '* karim: ']);
  expect(waiting()).toEqual([]);
  expect(test.editor.read(() => $getRoot().getTextContent())).not.toContain('Sans réponse');
});

it('is shown after a list, whose names may change', () => {
  const line = { content: [{ type: 'text' as const, text: 'un' }] };
  open(
    post([anne, karim], question('q1', 'Un ?'), {
      ...answer('a1', 'anne'),
      blocks: [{ type: 'list', ordered: false, items: [line] }],
    }),
  );
  expect(waiting()).toEqual(['a1: Sans réponse : Karim Haddad']);
  test.act(() => {
    const list = test.block(2);
    if ($isListNode(list)) list.append($createListItemNode());
  });
  expect(test.root.querySelectorAll('ul > li')).toHaveLength(2);
  test.act(() => $setPeople([{ ...anne, label: 'A. L.' }, karim]));
  expect(test.root.querySelector('.escale-name')?.textContent).toBe('A. L.');
  expect(waiting()).toEqual(['a1: Sans réponse : Karim Haddad']);
});

it('shows who asks and whom as readers see it, and nothing without names', () => {
  open(
    post(
      [anne, karim, zoe],
      question('q1', 'Un ?', { by: ['zoe'], to: ['anne', 'karim'] }),
      question('q2', 'Deux ?', { to: ['karim'] }),
      question('q3', 'Trois ?'),
    ),
  );
  const chips = [...test.root.querySelectorAll<HTMLElement>('.escale-asked')];
  expect(chips.map((chip) => chip.textContent)).toEqual([
    'Zoé, à Anne Lenoir et Karim Haddad',
    'À Karim Haddad',
    '',
  ]);
  expect(chips[2]?.getAttribute('aria-hidden')).toBe('true');
});

/** The acts that move, create and remove turns, and those that type. */
const WRITES = ACTS.filter(({ name }) => !name.startsWith('table-'));
const step: fc.Arbitrary<Step> = fc.record({
  act: fc.nat(WRITES.length - 1),
  at: fc.nat(60),
  to: fc.nat(60),
  pick: fc.nat(20),
  wide: fc.constant(false),
});

it('shows after any acts the same as a new editor with that text', async () => {
  await checkProperty(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      open(post(...BEGINNING, question('q3', 'Trois ?'), answer('a3', 'anne+karim', 'Non.')));
      const actNames: string[] = [];
      for (const one of steps) {
        placeSelection(test, one);
        const act = WRITES[one.act];
        actNames.push(act?.name ?? '');
        try {
          await act?.run(test, one);
        } catch {
          // An assertion of Lexical’s development build is not about the marks (random-walk.test.ts).
          break;
        }
      }
      const followed = waiting();
      const again = test.read();
      test.dispose();
      open(again);
      expect(followed, actNames.join(' > ')).toEqual(waiting());
      test.dispose();
    }),
    { parts: 2 },
  );
});
