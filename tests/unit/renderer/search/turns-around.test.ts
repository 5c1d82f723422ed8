import { describe, expect, it } from 'vitest';
import { partsOfPassage } from '#interview/quotation/quoted-passage.ts';
import {
  allTurns,
  chosenByPassage,
  chosenBySelection,
  marksIn,
  shortened,
  turnsAround,
} from '#renderer/search/turns-around.ts';
import type { PassageHit } from '#contract/search.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';

const post = buildInterview()
  .titled('Deux jardinières')
  .ledBy('Une année dehors.')
  .withPerson('Anne Martin', { role: 'agente' })
  .asking('Un ?')
  .answering('Anne Martin', 'Première. Une clef, dit-elle. Rien d’autre.', 'Second paragraphe.')
  .answering('Karim Benali', 'Non.')
  .asking('Deux ?')
  .answering('Anne Martin', 'Oui.')
  .saying('Merci à tous.').post;

const answers = post.body.flatMap((block) => (block.type === 'answer' ? [block.id] : []));
const hit = (part: Partial<PassageHit>): PassageHit => ({ type: 'answer', excerpt: '', marks: [], ...part });

it('returns the whole post, with the matching passage', () => {
  const turns = allTurns(post, hit({ answerId: answers[1] ?? '' }));
  expect(turns.map(({ kind, lines }) => `${kind}: ${lines.join(' ')}`)).toEqual([
    'text: Une année dehors.',
    'question: Un ?',
    'answer: Première. Une clef, dit-elle. Rien d’autre. Second paragraphe.',
    'answer: Non.',
    'question: Deux ?',
    'answer: Oui.',
    'text: Merci à tous.',
  ]);
  expect(turns.map(({ chosen }) => chosen)).toEqual([false, false, false, true, false, false, false]);
  expect(allTurns(post, undefined).some(({ chosen }) => chosen)).toBe(false);
});

describe('the turn of a passage', () => {
  it('has the question, all its speakers, the neighbouring questions', () => {
    const { before, after, turns } = turnsAround(post, hit({ answerId: answers[0] ?? '' }));
    expect(before).toBeUndefined();
    expect(after?.text).toBe('Deux ?');
    expect(turns.map(({ kind, chosen, lines }) => [kind, chosen, lines.length])).toEqual([
      ['question', false, 1],
      ['answer', true, 2],
      ['answer', false, 1],
    ]);
    expect(turns[1]?.people).toMatchObject([{ name: 'Anne Martin', role: 'agente' }]);
  });

  it('is found by its words when it has no turn', () => {
    const { turns, before } = turnsAround(post, hit({ type: 'text', excerpt: '… à tous.' }));
    expect(turns.filter(({ chosen }) => chosen).map(({ lines }) => lines)).toEqual([['Merci à tous.']]);
    expect(before?.text).toBe('Un ?');
    expect(turnsAround({ ...post, body: [] }, hit({ type: 'text', excerpt: 'x' })).turns).toHaveLength(1);
  });
});

it('of a long article is the blocks around the passage', () => {
  const long = buildInterview().saying(...Array.from({ length: 500 }, (_, at) => `Paragraphe ${at}.`)).post;
  const { turns } = turnsAround(long, hit({ type: 'text', excerpt: 'Paragraphe 250.' }));
  expect(turns).toHaveLength(60);
  expect(turns[12]).toMatchObject({ chosen: true, lines: ['Paragraphe 250.'] });
});

describe('the quoted text', () => {
  it('of a result is the whole sentences with the words', () => {
    const excerpt = '… Une clef, dit-elle. Rien …';
    const at = excerpt.indexOf('clef');
    expect(
      chosenByPassage(post, hit({ answerId: answers[0] ?? '', excerpt, marks: [[at, at + 4]] })),
    ).toEqual([{ turn: answers[0], parts: [['Une clef, dit-elle.']] }]);
  });

  it('of a result whose words are gone is its excerpt', () => {
    expect(partsOfPassage(['Autre chose.'], { excerpt: '… ce qui était là …', marks: [] })).toEqual([
      ['ce qui était là'],
    ]);
  });

  it('of selections is in the order of the post, by turn, with omissions', () => {
    const around = turnsAround(post, hit({ answerId: answers[0] ?? '' }));
    expect(
      chosenBySelection(around, [
        { key: answers[1] ?? '', stretches: [{ from: [0, 0], to: [0, 4] }] },
        { key: answers[0] ?? '', stretches: [{ from: [1, 0], to: [1, 6] }] },
        { key: answers[0] ?? '', stretches: [{ from: [0, 0], to: [0, 9] }] },
      ]),
    ).toEqual([
      { turn: answers[0], parts: [['Première.'], ['Second']] },
      { turn: answers[1], parts: [['Non.']] },
    ]);
  });
});

describe('the matched words', () => {
  it.each([
    ['La clef, des CLEFS, une clefette.', ['clef', 'clefs'], ['clef', 'CLEFS']],
    ['a+b (a+b) ab', ['a+b'], ['a+b', 'a+b']],
    ['rien', [], []],
    ['l’été', ['été'], ['été']],
  ])('are marked in « %s »', (text, words, expected) => {
    expect(marksIn(text, words).map(([from, to]) => text.slice(from, to))).toEqual(expected);
  });

  it('are in the lines that a result shows', () => {
    const before = 'mot '.repeat(30);
    const excerpt = `… ${before}clef et clef`;
    const first = excerpt.indexOf('clef');
    const short = shortened({
      excerpt,
      marks: [
        [first, first + 4],
        [first + 8, first + 12],
      ],
    });
    expect(short.marks.map(([from, to]) => short.excerpt.slice(from, to))).toEqual(['clef', 'clef']);
    expect(short.marks[0]?.[0]).toBeLessThan(60);
    expect(short.excerpt).toMatch(/^… mot /);
    const plain = { excerpt: 'clef', marks: [[0, 4]] as [number, number][] };
    expect(shortened(plain)).toBe(plain);
  });
});
