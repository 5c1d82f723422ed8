/** The speaker of answers without a label. */
import { describe, expect, test } from 'vitest';
import { textToBlocks } from '#interview/plain.ts';
import { recognizeBlocks } from '#interview/recognition/recognize-blocks.ts';

const TURNS =
  'Que faites-vous ici ?\nJe répare des vélos depuis dix ans.\n\nOù avez-vous appris ?\nJ’ai appris chez mon oncle, à Sète.\n\nQue conseillez-vous ?\nJe conseille de regarder, et de graisser.';
const guest = (title: string, lead = '', turns = TURNS): (string | null)[] => {
  const recognition = recognizeBlocks(textToBlocks(lead === '' ? turns : `${lead}\n\n${turns}`), { title });
  expect(recognition.kind).toBe('interview');
  return [
    ...new Set(recognition.questions.flatMap(({ answers }) => answers.map(({ participant }) => participant))),
  ];
};

describe('the guest is recognized', () => {
  test.each([
    ['Rencontre avec Odile Brassac, réparatrice'],
    ['Odile Brassac : « Je graisse »'],
    ['Portrait d’agent #3 – Odile Brassac'],
    ['Réparatrice du mois : Odile Brassac (Sète)'],
    ['Paroles de réparateurs : Odile Brassac de la Fabrique des Vélos'],
    ['Interview de la redoutable réparatrice Odile Brassac'],
    ['Odile Brassac répare tout'],
    ['« Tout se répare », raconte Aourell Brassac, la présidente de l’atelier', 'Aourell Brassac'],
    ['Odile Brassac'],
    ['Entretien avec Odile Brassac de Pignon & Cie'],
    ['Interview with Pignon’s Odile Brassac'],
  ])('by the title « %s »', (title, name = 'Odile Brassac') => {
    expect(guest(title)).toEqual([name]);
  });

  test.each([
    ['Interview de Mme Brassac, notre réparatrice', 'Mme Brassac'],
    ['Interview de Madame Odile Brassac', 'Odile Brassac'],
    ['Interview de Odile BRASSAC', 'Odile BRASSAC'],
    ['Entrevue avec Odile, réparatrice', 'Odile'],
    ['Questions/réponses avec Odile Brassac', 'Odile Brassac'],
  ])('under the name in the title « %s »', (title, name) => {
    expect(guest(title)).toEqual([name]);
  });

  test.each([
    ['Odile Brassac est réparatrice de vélos à Sète. Elle a reçu notre équipe dans son atelier.'],
    ['Nous avons rencontré Odile Brassac, réparatrice à Sète.\nPropos recueillis par Alix Morvan'],
    ['Entretien avec Odile Brassac, qui dirige l’atelier.'],
    ['Odile Brassac ?! On ne la présente plus. Voici donc Odile Brassac, réparatrice à Sète.'],
  ])('by the lead « %s »', (lead) => {
    expect(guest('Réparer plutôt que jeter', lead)).toEqual(['Odile Brassac']);
  });

  test('not by a presentation in the first answer alone', () => {
    const turns = `Où avez-vous appris ?\nChez mon oncle, à Sète. Yann Kermoal, réparateur, m’a tout dit.\n\n${TURNS}`;
    expect(guest('Odile Brassac', '', turns)).toEqual(['Odile Brassac']);
  });

  test('by a greeting with a compound given name, rather than by the title', () => {
    const turns = `Bonjour Jean-Luc. Que faites-vous ici ?\nJe répare des vélos.\n\n${TURNS}`;
    expect(guest('Interview avec Odile Brassac', 'Rencontre avec Jean-Luc autour du vélo.', turns)).toEqual([
      'Jean-Luc',
    ]);
  });

  test('by their own presentation', () => {
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
  ])('not by a thing at the start of the title « %s »', (title) => {
    expect(guest(title)).toEqual([null]);
  });

  test('not by an occupation that a person claims', () => {
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
  ])('by the lead with an English occupation: « %s »', (lead) => {
    expect(guest('Réparer plutôt que jeter', lead)).toEqual(['Odile Brassac']);
  });

  test.each([
    ['the interviewer is no guest', 'Réparer plutôt que jeter', 'Propos recueillis par Alix Morvan'],
    ['none of two guests', 'Odile Brassac et Yann Kermoal, réparateurs', ''],
    ['a place is no guest', 'Les ateliers de Saint Malo', ''],
    ['an organisation is no guest', 'Entretien avec Open Atelier', ''],
  ])('%s', (_, title, lead) => {
    expect(guest(title, lead)).toEqual([null]);
  });
});

test('who is greeted after the first question answers from there', () => {
  const turns = `Bonjour Odile Brassac, que faites-vous ici ?\nJe répare.\n\n${TURNS}\n\nBonjour, Yann Kermoal, et vous, que faites-vous ?\nJe vends.\n\nVous aimez cela ?\nBeaucoup, je vous assure.`;
  expect(guest('Rencontre avec Odile Brassac', '', turns)).toEqual(['Odile Brassac', 'Yann Kermoal']);
});
