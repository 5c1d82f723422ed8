/** Who answers where no label says so. */
import { describe, expect, test } from 'vitest';
import { textToBlocks } from '#interview/plain.ts';
import { recognizeBlocks } from '#interview/recognition/recognize-blocks.ts';

const TURNS =
  'Que faites-vous ici ?\nJe répare des vélos depuis dix ans.\n\nOù avez-vous appris ?\nJ’ai appris chez mon oncle, à Sète.\n\nQue conseillez-vous ?\nJe conseille de regarder, et de graisser.';
const guest = (title: string, lead = '', turns = TURNS): (string | null)[] => {
  const found = recognizeBlocks(textToBlocks(lead === '' ? turns : `${lead}\n\n${turns}`), { title });
  expect(found.kind).toBe('interview');
  return [
    ...new Set(found.questions.flatMap(({ answers }) => answers.map(({ participant }) => participant))),
  ];
};

describe('the guest', () => {
  test.each([
    ['Rencontre avec Odile Brassac, réparatrice'],
    ['Odile Brassac : « Je graisse »'],
    ['Portrait d’agent #3 – Odile Brassac'],
    ['Réparatrice du mois : Odile Brassac (Sète)'],
    ['Paroles de réparateurs : Odile Brassac de la Fabrique des Vélos'],
    ['Interview de la redoutable réparatrice Odile Brassac'],
    ['Odile Brassac répare tout'],
    ['Odile Brassac'],
    ['Entretien avec Odile Brassac de Pignon & Cie'],
    ['Interview with Pignon’s Odile Brassac'],
  ])('of the title « %s »', (title) => {
    expect(guest(title)).toEqual(['Odile Brassac']);
  });

  test.each([
    ['Odile Brassac est réparatrice de vélos à Sète. Elle a reçu notre équipe dans son atelier.'],
    ['Nous avons rencontré Odile Brassac, réparatrice à Sète.\nPropos recueillis par Alix Morvan'],
    ['Entretien avec Odile Brassac, qui dirige l’atelier.'],
  ])('of the lead « %s »', (lead) => {
    expect(guest('Réparer plutôt que jeter', lead)).toEqual(['Odile Brassac']);
  });

  test('is nobody whom only the first answer presents', () => {
    const turns = `Où avez-vous appris ?\nChez mon oncle, à Sète. Yann Kermoal, réparateur, m’a tout dit.\n\n${TURNS}`;
    expect(guest('Odile Brassac', '', turns)).toEqual(['Odile Brassac']);
  });

  test('of their own presentation', () => {
    expect(
      guest(
        'Réparer plutôt que jeter',
        '',
        `Qui êtes-vous ?\nJe m’appelle Odile Brassac, je suis réparatrice.\n\n${TURNS}`,
      ),
    ).toEqual(['Odile Brassac']);
  });

  test.each([
    ['Nuit du Code : trois questions'],
    ['Maison du Vélo : « Tout se répare »'],
    ['École des Ponts'],
    ['Salon de la Photo – rencontre'],
    ['Data Nantes'],
    ['Bulles de Culture'],
    ['Mobile Bicycle Repair Testing'],
  ])('is no thing that begins the title « %s »', (title) => {
    expect(guest(title)).toEqual([null]);
  });

  test('is no occupation that somebody says they have', () => {
    expect(
      guest(
        'Réparer plutôt que jeter',
        '',
        `Qui êtes-vous ?\nJe suis Product Design Director chez Pignon. Avant, j’étais Senior Data Analyst.\n\n${TURNS}`,
      ),
    ).toEqual([null]);
  });

  test.each([
    ['Épisode 3 : Odile Brassac, Product Design Director chez Pignon.'],
    ['Aujourd’hui, Odile Brassac, réparatrice (Bike Designer).'],
  ])('is whom the lead presents beside an English occupation: « %s »', (lead) => {
    expect(guest('Réparer plutôt que jeter', lead)).toEqual(['Odile Brassac']);
  });

  test.each([
    ['whoever asks is no guest', 'Réparer plutôt que jeter', 'Propos recueillis par Alix Morvan'],
    ['neither of two', 'Odile Brassac et Yann Kermoal, réparateurs', ''],
    ['a place is none', 'Les ateliers de Saint Malo', ''],
    ['an organisation is none', 'Entretien avec Open Atelier', ''],
  ])('%s', (_, title, lead) => {
    expect(guest(title, lead)).toEqual([null]);
  });
});
