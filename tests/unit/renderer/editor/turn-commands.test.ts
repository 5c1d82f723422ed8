// @vitest-environment happy-dom
import { KEY_DOWN_COMMAND } from 'lexical';
import { afterEach, describe, expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import {
  anne,
  answer,
  openTurnEditor,
  karim,
  post,
  question,
  zoe,
  twoQuestions as two,
  type TurnEditor,
} from './turn-editor.ts';

let test: TurnEditor;
afterEach(() => test.dispose());
const open = (document: Post): void => {
  test = openTurnEditor(document);
};
const undo = (): Promise<void> => test.undo();

describe('assigning a turn', () => {
  it('names the answer at the caret, in one step', async () => {
    open(two());
    const before = test.read();
    test.caretAtEnd('Surtout oui.');
    test.command('person-3');
    expect(test.lines()[2]).toBe('a1 zoe: Oui et non. | Surtout oui.');
    expect(test.announcements).toEqual(['Réponse de Zoé']);
    await undo();
    expect(test.read()).toEqual(before);
  });

  it('names all selected answers and leaves the questions between them', () => {
    open(two());
    test.select('Non.', 'Deux fois.');
    test.command('person-3');
    expect(test.lines()).toEqual([
      '- Avant.',
      'q1 Un ?',
      'a1 anne: Oui et non. | Surtout oui.',
      'a2 zoe: Non.',
      'q2 Deux ?',
      'a3 zoe: Deux fois.',
      '- Merci.',
    ]);
  });

  it('makes an answer of text after a question only', () => {
    open(two());
    test.caretAtEnd('Merci.');
    test.command('person-2');
    expect(test.lines().at(-1)).toBe('* karim: Merci.');
    test.caretAtEnd('Avant.');
    test.command('person-2');
    expect(test.lines()[0]).toBe('- Avant.');
    expect(test.announcements.at(-1)).toBe('Ni question ni réponse ici.');
  });

  it('addresses a question to some people, in their order, and removes them', () => {
    open(two());
    test.caretAtEnd('Deux ?');
    test.command('person-3');
    test.command('person-1');
    expect(test.lines()[4]).toBe('q2 Deux ? (à anne+zoe)');
    test.command('person-3');
    test.command('person-1');
    expect(test.lines()[4]).toBe('q2 Deux ?');
    expect(test.announcements).toEqual([
      'Question à Zoé',
      'Question à Anne Lenoir et Zoé',
      'Question à Anne Lenoir',
      'Question à tous',
    ]);
  });

  it('reports that the post has no such person', () => {
    open(two());
    const before = test.read();
    test.caretAtEnd('Non.');
    test.command('person-7');
    expect(test.read()).toEqual(before);
    expect(test.announcements).toEqual(['Cet entretien n’a pas de personne 7.']);
  });

  it('reads digits by their physical key, as on AZERTY where « é » is typed', () => {
    open(two());
    test.caretAtEnd('Non.');
    const event = new KeyboardEvent('keydown', {
      key: 'é',
      code: 'Digit3',
      ctrlKey: true,
      cancelable: true,
    });
    test.act(() => {
      test.editor.dispatchCommand(KEY_DOWN_COMMAND, event);
    });
    expect(event.defaultPrevented).toBe(true);
    expect(test.lines()[3]).toBe('a2 zoe: Non.');
  });

  it('keeps a hidden name hidden', () => {
    open(post([anne, karim], question('q1', 'Un ?'), { ...answer('a1', 'anne', 'Oui.'), labelShown: false }));
    test.caretAtEnd('Oui.');
    test.command('person-2');
    expect(test.read().body[1]).toMatchObject({ participants: ['karim'], labelShown: false });
  });
});

describe('the next person', () => {
  it('is one of those asked, and never the interviewer', () => {
    open(
      post(
        [anne, karim, zoe],
        question('q1', 'Un ?', { by: ['anne'] }),
        answer('a1', 'karim', 'Oui.'),
        question('q2', 'Deux ?', { by: ['anne'], to: ['zoe'] }),
      ),
    );
    test.caretAtEnd('Oui.');
    test.command('next-person');
    expect(test.announcements).toEqual(['Réponse de Zoé']);
    test.caretAtEnd('Deux ?');
    test.command('next-person');
    expect(test.announcements.at(-1)).toBe('Réponse de Zoé');
  });
});

describe('splitting a turn', () => {
  it('keeps the first part and gives the second to the next expected person', async () => {
    open(two());
    const before = test.read();
    test.caretIn('Oui et non.', 7);
    test.command('split-turn');
    expect(test.lines().slice(2, 5)).toEqual([
      'a1 anne: Oui et ',
      '* zoe: non. | Surtout oui.',
      'a2 karim: Non.',
    ]);
    expect(test.caret()).toBe('non.@0');
    await undo();
    expect(test.read()).toEqual(before);
  });

  it('splits between two paragraphs without an empty one', () => {
    open(two());
    test.caretIn('Surtout oui.', 0);
    test.command('split-turn');
    expect(test.lines().slice(2, 4)).toEqual(['a1 anne: Oui et non.', '* zoe: Surtout oui.']);
    test.command('split-turn');
    expect(test.announcements.at(-1)).toBe('Rien à couper ici.');
  });

  it('splits a list between its items', () => {
    const item = (line: string) => ({ content: [{ type: 'text' as const, text: line }] });
    open(
      post([anne, karim], question('q1', 'Un ?'), {
        ...answer('a1', 'anne'),
        blocks: [{ type: 'list', ordered: false, items: [item('un'), item('deux'), item('trois')] }],
      }),
    );
    test.act(() => {
      const list = test.block(2) as unknown as { getChildAtIndex(index: number): { selectEnd(): void } };
      list.getChildAtIndex(0).selectEnd();
    });
    test.command('split-turn');
    expect(test.read().body.slice(1)).toMatchObject([
      { id: 'a1', participants: ['anne'], blocks: [{ items: [item('un')] }] },
      { participants: ['karim'], blocks: [{ items: [item('deux'), item('trois')] }] },
    ]);
  });

  it('makes two questions of one, addressed to the same people', () => {
    open(
      post([anne, karim], question('q1', 'Qui ? Et où ?', { to: ['anne'] }), answer('a1', 'anne', 'Ici.')),
    );
    test.caretIn('Qui ? Et où ?', 6);
    test.command('split-turn');
    expect(test.lines()).toEqual(['q1 Qui ?  (à anne)', '* Et où ? (à anne)', 'a1 anne: Ici.']);
  });

  it('does nothing in text outside of turns', () => {
    open(two());
    test.caretIn('Avant.', 3);
    test.command('split-turn');
    expect(test.read()).toEqual(two());
  });
});
