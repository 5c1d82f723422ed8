/** The person of received answers, guessed from their surroundings. */
import { expect, it } from 'vitest';
import { guessPerson } from '#interview/answers/guess-person.ts';

const person = (id: string, name: string) => ({ id, name, label: name });
const KARIM = person('k', 'Karim Benali');
const LEA = person('l', 'Léa Morel');
const people = [KARIM, LEA];
const body = ['1. Où donc ?', 'Au port, avec Léa Morel.', '2. Et demain ?', 'Plus loin.'];

it.each([
  [['De : Karim BENALI <k.benali@mairie.example>', 'Objet : vos questions', ...body], 'sender', 'k'],
  [['From: "Léa Morel" <lea@example.org>', ...body], 'sender', 'l'],
  [
    [...body, 'Bien cordialement,', 'Karim Benali', 'Directeur, mairie de Montrivière', '04 00 00 00 00'],
    'signature',
    'k',
  ],
  [[...body, 'Cordialement, Karim'], 'signature', 'k'],
  [[...body, 'Léa Morel, archiviste'], 'signature', 'l'],
  [[...body, 'Merci !', 'Léa', '> Cordialement,', '> Karim Benali'], 'signature', 'l'],
  [[...body, 'Kind regards,', 'K. Benali'], 'signature', 'k'],
])('%j: by its %s', (lines, from, id) => {
  expect(guessPerson({ lines }, people)).toMatchObject({ from, id });
});

it.each([
  ['Réponses de Karim.docx', 'k'],
  ['réponses_LEA-MOREL_v2.odt', 'l'],
  ['2026-03-12 Benali.docx', 'k'],
])('by the file « %s »', (fileName, id) => {
  expect(guessPerson({ lines: body, fileName }, people)).toMatchObject({ from: 'file', id });
});

it.each([
  [{ lines: [...body, 'Best regards', 'Ada Cole', 'Gardener'] }, 'Ada Cole'],
  [{ lines: body, fileName: 'Réponses de Jean-Marc de La Tour.docx' }, 'Jean-Marc de La Tour'],
  [{ lines: body, fileName: 'Réponses d’Ada Cole (final).docx' }, 'Ada Cole'],
])('%j: a name that nobody here has', (received, name) => {
  const guess = guessPerson(received, people);
  expect(guess?.name).toBe(name);
  expect(guess?.id).toBeUndefined();
});

it.each([
  { lines: body },
  { lines: body, fileName: 'Réponses.docx' },
  { lines: body, fileName: 'entretien final v2.docx' },
  // A person mentioned in the text is no signature.
  { lines: ['Je travaille avec Karim Benali', ...body] },
  { lines: [...body, 'Cordialement,', 'Le service des espaces verts de la ville'] },
  { lines: [...body, 'Karim et moi, nous partons demain.'] },
])('%j: nobody', (received) => {
  expect(guessPerson(received, people)).toBeUndefined();
});

it('chooses none of two people of the name', () => {
  const others = [KARIM, person('o', 'Karim Faye')];
  expect(guessPerson({ lines: [...body, 'Cordialement,', 'Karim'] }, others)).toBeUndefined();
  expect(guessPerson({ lines: body, fileName: 'Karim.docx' }, others)).toBeUndefined();
});
