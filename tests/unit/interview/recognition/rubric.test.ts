/** Questions marked by formatting only, and look-alikes: numbers before sections, short separate lines, thanks. */
import { describe, expect, test } from 'vitest';
import { readHtml } from '#interview/html/read-html.ts';
import { recognizeBlocks, type RichRecognition } from '#interview/recognition/recognize-blocks.ts';

const read = (html: string, title: string): RichRecognition =>
  recognizeBlocks(readHtml(html, { newId: () => 'id', origin: 'outside', language: 'fr' }), { title });
const questions = (recognition: RichRecognition): string[] => recognition.questions.map(({ text }) => text);

const SAID = ['Je suis venu pour un mois.', 'Je me lève avec la marée.', 'J’attends la pluie.'];
const numberedItems = (words: readonly string[]): string =>
  words.map((word, index) => `<ol start="${index + 1}"><li>${word}</li></ol><p>${SAID[index]}</p>`).join('');

describe('lists of one item with continuing numbers', () => {
  test('are questions to the named person', () => {
    const recognition = read(
      numberedItems(['Votre parcours', 'Vos journées', 'Le mot de la fin']),
      'Portrait : Paul Kerbrat',
    );
    expect([recognition.kind, questions(recognition)]).toEqual([
      'interview',
      ['Votre parcours', 'Vos journées', 'Le mot de la fin'],
    ]);
  });

  test('are the steps of a recipe without a speaker', () => {
    const steps = ['Coupez les poireaux', 'Faites-les revenir', 'Mouillez et laissez cuire'];
    const html = steps.map(
      (step, at) => `<ol start="${at + 1}"><li>${step}</li></ol><p>Dix minutes à feu doux.</p>`,
    );
    expect(read(html.join(''), 'La soupe de Paul Kerbrat').kind).toBe('article');
  });
});

describe('a short separate line', () => {
  const parts = ['Budget', 'Équipe', 'Avenir']
    .map((word, at) => `<h3>${word}</h3><p>${SAID[at]}</p>`)
    .join('');

  test('is a question when title or lead announce an interview', () => {
    const recognition = read(
      `<p>Nous avons rencontré Paul Kerbrat sur le port.</p>${parts}`,
      'Paul Kerbrat, passeur',
    );
    expect(questions(recognition)).toEqual(['Budget', 'Équipe', 'Avenir']);
    expect(recognition.participants.map(({ name }) => name)).toEqual(['Paul Kerbrat']);
  });

  test('is a question from the first line on when the title is separate', () => {
    expect(questions(read(parts, 'Entretien avec Paul Kerbrat'))).toEqual(['Budget', 'Équipe', 'Avenir']);
  });

  test.each([
    ['nothing says so', '<p>Paul Kerbrat est passeur.</p>'],
    ['who writes speaks of themself', '<p>J’ai suivi Paul Kerbrat. Nous avons rencontré la mer.</p>'],
  ])('is a heading where %s', (_, lead) => {
    expect(read(`${lead}${parts}`, 'Mon été').kind).toBe('article');
  });
});

test('thanks between two guests are no question', () => {
  const turns = [
    ['Lucie', 'Abdel, depuis quand conduisez-vous ?'],
    ['Abdel', 'Depuis onze ans, et je n’ai pas dormi.'],
    ['Lucie', 'Merci beaucoup, Abdel.'],
    ['Rose', 'Je peux parler aussi, si l’on m’écoute.'],
    ['Lucie', 'Rose, pourquoi le matin ?'],
    ['Rose', 'Pour les gens qui dorment debout.'],
  ];
  const recognition = read(
    turns.map(([who, words]) => `<p>${who} : ${words}</p>`).join(''),
    'Deux chauffeurs',
  );
  expect(questions(recognition)).toEqual([
    'Abdel, depuis quand conduisez-vous ?',
    'Rose, pourquoi le matin ?',
  ]);
  expect(recognition.blocks.filter(({ type }) => type === 'text').map(({ text }) => text)).toEqual([
    'Lucie : Merci beaucoup, Abdel.',
  ]);
});

test('a single label among names of one format is a speaker too', () => {
  const turns = [
    ['Claire', 'Comment vous êtes-vous rencontrés ?'],
    ['Sami et Élise', 'Sur un parking.'],
    ['Claire', 'Et après ?'],
    ['Sami', 'Nous avons cousu tout l’hiver.'],
    ['Claire', 'Que vendez-vous ?'],
    ['Élise', 'Des sacs, et nous les réparons.'],
  ];
  const recognition = read(
    turns.map(([who, words]) => `<h4>${who}</h4><p>${words}</p>`).join(''),
    'Entretien croisé',
  );
  expect(recognition.questions.map(({ answers }) => answers.map(({ participant }) => participant))).toEqual([
    ['Sami et Élise'],
    ['Sami'],
    ['Élise'],
  ]);
});
