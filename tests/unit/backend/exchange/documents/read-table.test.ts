/** Exports of form services: one return for each row, its answers by code or by words. */
import { describe, expect, test } from 'vitest';
import { readDocument } from '#backend/exchange/documents/read-document.ts';
import type { ReadDocument } from '#contract/exchange.ts';
import { questionCodes } from '#interview/answers/question-codes.ts';
import { blocksToText } from '#interview/plain.ts';
import { matchReturn } from '#interview/returns/match-return.ts';
import type { ReadReturn } from '#interview/returns/read-return.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';

const post = buildInterview()
  .titled('Le jardin')
  .withPerson('Anne Martin')
  .asking('Qui êtes-vous ?')
  .asking('Racontez une journée au jardin, du matin au soir.').post;
const [one = '', two = ''] = questionCodes(post).map(({ code }) => code);

const read = (text: string | Uint8Array, name = 'réponses.csv'): Promise<ReadDocument> =>
  readDocument(
    { takePicture: () => Promise.resolve(undefined), newId: () => 'x' },
    { name, bytes: typeof text === 'string' ? Buffer.from(text) : text },
  );
const table = (separator: string, ...rows: string[][]): string =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)).join('\r\n');
const answersIn = (one: ReadReturn): string[] =>
  matchReturn(one, post).answers.map(({ blocks }) => blocksToText(blocks));
const who = ({ person, address, at }: ReadReturn): unknown[] => [
  person,
  address,
  at === undefined ? undefined : new Date(at).toISOString().slice(0, 16),
];

const ASKED = [`${one} Qui êtes-vous ?`, `${two} Racontez une journée au jardin, du matin au soir.`];
const ANNE = ['Jardinière, à Lyon.', 'On arrose ; on parle.\nLe soir, "on ferme".'];
const KARIM = ['Architecte.', 'Je passe.'];

describe('each row of an export is a return', () => {
  test.each<readonly [string, string]>([
    [
      'Google Forms',
      table(
        ',',
        ['Horodateur', 'Adresse e-mail', 'Votre nom', ...ASKED],
        ['2026/03/12 10:02:33 AM UTC+1', 'anne@example.org', 'Anne Martin', ...ANNE],
        ['2026/03/12 3:05:00 PM UTC+1', 'karim@example.org', 'Karim Benali', ...KARIM],
      ),
    ],
    [
      'Microsoft Forms, saved by Excel',
      `\uFEFF${table(
        ';',
        ['ID', 'Heure de début', 'Heure de fin', 'Adresse de messagerie', 'Nom', ...ASKED],
        ['1', '12/03/2026 09:58:00', '12/03/2026 10:02:33', 'anne@example.org', 'Anne Martin', ...ANNE],
        ['2', '12/03/2026 15:00:00', '12/03/2026 15:05:00', 'karim@example.org', 'Karim Benali', ...KARIM],
      )}`,
    ],
    [
      'LimeSurvey',
      table(
        '\t',
        [
          'ID de la réponse',
          'Date de soumission',
          'Dernière page',
          'Langue de départ',
          'Adresse IP',
          `Prénom`,
          'Nom',
          'Courriel',
          ...ASKED,
        ],
        ['1', '2026-03-12 10:02:33', '2', 'fr', '192.0.2.1', 'Anne', 'Martin', 'anne@example.org', ...ANNE],
        [
          '2',
          '2026-03-12 15:05:00',
          '2',
          'fr',
          '192.0.2.2',
          'Karim',
          'Benali',
          'karim@example.org',
          ...KARIM,
        ],
      ),
    ],
    [
      'Framaforms, with its titles above',
      table(
        ',',
        ['Détails de la soumission', '', '', '', '', '', ''],
        ['', '', '', '', '', 'Vos réponses', ''],
        ['Numéro', 'Heure de soumission', 'UID', 'Adresse IP', 'Nom et prénom', 'E-mail', ...ASKED],
        ['1', '12/03/2026 - 10:02', '0', '192.0.2.1', 'Anne Martin', 'anne@example.org', ...ANNE],
        ['2', '12/03/2026 - 15:05', '0', '192.0.2.2', 'Karim Benali', 'karim@example.org', ...KARIM],
      ),
    ],
    [
      'an English form',
      table(
        ',',
        ['Timestamp', 'Email Address', 'First name', 'Last name', ...ASKED],
        ['3/13/2026 10:02:33', 'anne@example.org', 'Anne', 'Martin', ...ANNE],
        ['3/13/2026 15:05:00', 'karim@example.org', 'Karim', 'Benali', ...KARIM],
      ).replaceAll('3/13', '12/3'),
    ],
  ])('%s', async (_name, text) => {
    const { returned = [] } = await read(text);
    expect(returned.map(who)).toEqual([
      ['Anne Martin', 'anne@example.org', '2026-03-12T10:02'],
      ['Karim Benali', 'karim@example.org', '2026-03-12T15:05'],
    ]);
    expect(returned.map(answersIn)).toEqual([ANNE, KARIM]);
    expect(returned.map(({ turns }) => turns.map(({ code }) => code))).toEqual([
      [one.slice(1, -1), two.slice(1, -1)],
      [one.slice(1, -1), two.slice(1, -1)],
    ]);
    expect(JSON.stringify(returned)).not.toContain('192.0.2');
  });

  test('in Latin-1, with questions by their words and one that the interview does not ask', async () => {
    const text = table(
      ';',
      ['Nom', 'Qui êtes-vous ?', 'Votre âge ?', 'Racontez une journée au jardin, du matin au soir'],
      ['Anne Martin', 'Jardinière', '40', 'On arrose'],
      ['', '', '', ''],
      ['Anonyme', 'Passante', '', ''],
    );
    const { returned = [], blocks } = await read(Buffer.from(text, 'latin1'));
    expect(returned.map(answersIn)).toEqual([
      ['Jardinière', 'On arrose'],
      ['Passante', ''],
    ]);
    expect(returned.map(({ person }) => person)).toEqual(['Anne Martin', undefined]);
    const [{ unattached } = { unattached: [] }] = returned.map((one) => matchReturn(one, post));
    expect(unattached.map(({ blocks: left }) => blocksToText(left))).toEqual(['Votre âge ?\n40']);
    expect(blocksToText(blocks)).toMatch(/Anne Martin\nQui êtes-vous \?\nJardinière\nVotre âge \?\n40/);
  });
});

test('text after a quoted value, and values without a title, are kept', async () => {
  const { returned = [] } = await read('Nom,Qui êtes-vous ?\nAnne,"Jardi"nière,en plus\n');
  expect(returned[0]?.turns.map(({ blocks = [] }) => blocksToText(blocks))).toEqual([
    'Jardinière',
    'en plus',
  ]);
});

test('a table without answers is read as a text', async () => {
  const { returned, blocks } = await read('Une seule ligne, sans réponse');
  expect(returned).toBeUndefined();
  expect(blocksToText(blocks)).toBe('Une seule ligne, sans réponse');
});

test.each([
  ['rows', `Qui êtes-vous ?\n${'Moi\n'.repeat(1_001)}`],
  ['columns', `${'a,'.repeat(2_001)}\n1\n`],
])('refuses a table of too many %s', async (_name, text) => {
  await expect(read(text)).rejects.toMatchObject({ code: 'document.too-complex' });
});

test.each(['"', ';', '""""', '\t\n;', '"a\n'.repeat(2_000)])('reads %j, however odd', async (text) => {
  await expect(read(text)).resolves.toMatchObject({ name: 'réponses.csv' });
});
