/** The description for searches, proposed from the lead. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_DESCRIPTION, proposeDescription, countCharacters } from '#interview/description.ts';
import { buildInterview } from '../../builders/interview-builder.ts';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const describeLead = (...lead: string[]): string => proposeDescription(buildInterview().ledBy(...lead).post);

describe('a description proposed from the lead', () => {
  it.each([
    ['the whole lead when it fits', 'Une année au bord de l’eau.', 'Une année au bord de l’eau.'],
    [
      'whole sentences when they fill half of the limit',
      gardenLead(),
      'Anne Martin et Karim Benali ont passé une année à faire pousser des idées entre deux services. Ils racontent ce qui a pris, et ce qui n’a pas pris.',
    ],
    [
      'the first sentence when the second is too long',
      `Une phrase entière qui dit ce que l’on trouve ici, et un peu plus. ${'mot '.repeat(40)}`,
      'Une phrase entière qui dit ce que l’on trouve ici, et un peu plus. mot mot mot mot mot mot mot mot mot mot mot mot mot mot mot mot mot mot mot mot…',
    ],
    [
      'not cut after a title before a name',
      `${'a'.repeat(80)} avec M. ${'b'.repeat(90)}`,
      `${'a'.repeat(80)} avec M…`,
    ],
    [
      'not cut between words joined by no-break spaces',
      `${'a'.repeat(143)} 12\u00a0000\u00a0euros et plus`,
      `${'a'.repeat(143)}…`,
    ],
    [
      'without a sign that announces a removed part',
      `${'a'.repeat(140)}\u00a0: «\u00a0bbbbbbbbbbbbbb\u00a0» encore`,
      `${'a'.repeat(140)}…`,
    ],
    ['cut inside an endless word', 'x'.repeat(400), `${'x'.repeat(149)}…`],
  ])('is %s', (_, lead, expected) => {
    expect(describeLead(lead)).toBe(expected);
  });

  it('has one line', () => {
    expect(describeLead('Un.', 'Deux.')).toBe('Un. Deux.');
  });

  it('without a lead is the first answer’s words; without any, empty', () => {
    expect(proposeDescription({ ...gardenInterview, lead: undefined })).toMatch(
      /^Je suis chargée de mission/,
    );
    expect(proposeDescription(buildInterview().asking('Seule ?').post)).toBe('');
  });

  it('is no longer than search results show, and starts like the lead', () => {
    checkProperty(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (lead) => {
        const proposed = describeLead(lead);
        expect(countCharacters(proposed)).toBeLessThanOrEqual(MOST_DESCRIPTION);
        expect(proposed).toBe(proposed.trim());
        expect(proposed).not.toMatch(/\n/);
      }),
    );
  });
});

function gardenLead(): string {
  return gardenInterview.lead?.[0]?.map((run) => (run.type === 'text' ? run.text : '')).join('') ?? '';
}
