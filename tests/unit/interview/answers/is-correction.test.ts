import { describe, expect, test } from 'vitest';
import { isCorrection } from '#interview/answers/is-correction.ts';

const OLD =
  'Nous avons commencé par visiter trois mairies, puis nous avons écouté les agents du guichet. Ils nous ont montré les dossiers, et ce qui les retarde chaque semaine.';

describe('an answer reread', () => {
  test.each([
    ['a reworded sentence', OLD.replace('trois', 'quatre')],
    ['typography only', OLD.replaceAll(',', ' ,').toUpperCase()],
    ['half of the answer cut', OLD.slice(0, OLD.indexOf('Ils'))],
    ['a paragraph added', `${OLD}\nEt nous y sommes retournés au printemps, avec les mêmes questions.`],
    ['one sentence in three reworded', OLD.replace('puis nous avons écouté', 'avant d’aller entendre')],
    ['a short answer extended', 'Jardinière.', 'Jardinière à Nantes.'],
    ['a one-word answer extended', 'Oui.', 'Oui, et je le referais volontiers si on me le demandait encore.'],
    ['a corrected name', 'Karim Benalli', 'Karim Benali'],
  ])('%s', (_, first: string, second?: string) => {
    const [existing, received] = second === undefined ? [OLD, first] : [first, second];
    expect(isCorrection(existing, received)).toBe(true);
  });
});

describe('another answer', () => {
  test.each([
    [
      'another text about the same subject',
      'Les agents du guichet reçoivent deux cents personnes par jour. Nous leur avons proposé un formulaire plus court, et la mairie l’a gardé.',
    ],
    ['short', 'Je ne sais pas encore.'],
    ['an answer without words', '…'],
    ['another short answer', 'Par hasard.', 'Grâce à ma sœur.'],
  ])('%s', (_, first: string, second?: string) => {
    const [existing, received] = second === undefined ? [OLD, first] : [first, second];
    expect(isCorrection(existing, received)).toBe(false);
  });
});
