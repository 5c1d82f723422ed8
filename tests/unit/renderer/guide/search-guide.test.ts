import { describe, expect, it } from 'vitest';
import { passagesOf, searchGuide } from '#renderer/guide/search-guide.ts';
import { pages } from './guide-pages.ts';

describe.each([
  ['fr', 'second emplacement', 'backups', 'Un second emplacement'],
  ['fr', 'RETIRER UN BILLET', 'by-hand', 'Corriger, retirer'],
  ['fr', 'proxy', 'it-service', 'Proxy et certificats'],
  ['fr', 'clé usb'.slice(0, 3), 'backups', 'Un second emplacement'],
  ['en', 'second location', 'backups', 'A second location'],
  ['en', 'screen rea', 'accessibility', 'Screen readers'],
] as const)('%s: « %s »', (language, query, subject, heading) => {
  it('finds the passage about it', () => {
    const results = searchGuide(passagesOf(pages(language)), query);
    expect(results.slice(0, 5).map((each) => [each.subject, each.heading])).toContainEqual([
      subject,
      heading,
    ]);
    expect(results.every(({ excerpt }) => excerpt.length < 200)).toBe(true);
  });
});

it('ranks a passage first whose heading has the words', () => {
  const [first] = searchGuide(passagesOf(pages('fr')), 'restaurer');
  expect(first).toMatchObject({ subject: 'backups', heading: 'Restaurer' });
});

it('finds nothing for missing words, nor for punctuation', () => {
  const passages = passagesOf(pages('fr'));
  expect(searchGuide(passages, 'hippopotame')).toEqual([]);
  expect(searchGuide(passages, '  ?! ')).toEqual([]);
});
