/** The mail that reminds a person, in the language of the text. */
import { expect, it } from 'vitest';
import { reminderMail } from '#interview/returns/reminder.ts';
import { plainSpaces } from '#tests/unit/renderer/plain-spaces.ts';

const at = (day: number): number => new Date(2026, 2, day, 12).getTime();
const reminder = {
  name: 'Anne',
  purpose: 'review' as const,
  title: 'La digue',
  language: 'fr',
  askedAt: at(1),
  now: at(10),
};

it('names the person, the text and the dates', () => {
  const { subject, body } = reminderMail({ ...reminder, wantedAt: at(12) });
  expect(plainSpaces(subject)).toBe('Relance : « La digue »');
  expect(body.split('\n\n').map(plainSpaces)).toEqual([
    'Bonjour Anne,',
    'Votre accord sur le texte « La digue » est attendu depuis le 1er mars. Il est souhaité pour le 12 mars.',
    'Pouvez-vous me dire si ce texte vous convient, ou ce qu’il faut corriger ?',
    'Merci.',
  ]);
});

it('asks for answers where questions were sent', () => {
  const { body } = reminderMail({ ...reminder, purpose: 'questions' });
  expect(plainSpaces(body)).toContain(
    'Vos réponses aux questions de « La digue » sont attendues depuis le 1er mars.',
  );
  expect(body).toContain('quand elles viendront');
});

it('reports a date that has passed, and leaves out one that was not set', () => {
  expect(reminderMail({ ...reminder, wantedAt: at(9) }).body).toContain('Il était souhaité');
  expect(reminderMail(reminder).body).not.toContain('souhaité');
});

it.each(['en-GB', 'es', 'de', 'it', 'pt'])(
  'writes in the language of the text or in English: %s',
  (language) => {
    const { body } = reminderMail({ ...reminder, language, wantedAt: at(12) });
    expect(body).toContain('La digue');
    expect(body).toMatch(/^(?:Hello|Buenos días|Guten Tag|Buongiorno)/);
  },
);
