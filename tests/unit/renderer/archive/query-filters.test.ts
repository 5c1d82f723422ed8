import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../../main/backend/search/query.ts';
import {
  addFilter,
  filtersOf,
  filterText,
  findFilter,
  onlyPerson,
  removeFilter,
  toggleFilter,
  type FilterKind,
} from '../../../../renderer/archive/query-filters.ts';
import { times } from '../../../tier.ts';

const shown = (query: string): string[] => filtersOf(query).map(({ kind, value }) => `${kind} ${value}`);

describe('filters in the box', () => {
  it.each([
    ['clef par:"Anne Martin" banc', ['person Anne Martin']],
    ['année:2016..2018 LIBELLÉ:«design public»', ['year 2016..2018', 'label design public']],
    ['étiquette:x tag:y year:2019', ['label x', 'label y', 'year 2019']],
    [
      'statut:brouillon dans:question type:entretien',
      ['status brouillon', 'part question', 'kind entretien'],
    ],
    ['année:hier statut:x dans:nulle type:y', []],
    ['-par:anne "par:anne" http://x:y', []],
    ['par: par:-', []],
    ['par :anne par\u00a0:anne', ['person anne']],
    ['par:anne"martin"', ['person anne']],
  ])('of « %s »', (query, expected) => {
    expect(shown(query)).toEqual(expected);
  });

  it('are added and taken away, the words staying as they are', () => {
    expect(addFilter('clef ', 'label', 'Design public', 'fr')).toBe('clef libellé:"Design public"');
    expect(addFilter('« une clef', 'year', '2019', 'fr')).toBe('« une clef» année:2019');
    expect(toggleFilter('clef libellé:"design PUBLIC" banc', 'label', 'Design public', 'fr')).toBe(
      'clef banc',
    );
    expect(toggleFilter('etat:brouillon', 'status', 'draft', 'fr')).toBe('');
    expect(filterText('person', 'Un "drôle" de nom', 'en')).toBe('by:"Un drôle de nom"');
    expect(onlyPerson('clef par:anne banc by:"Léa Morel"', 'Karim Benali', 'fr')).toBe(
      'clef banc par:"Karim Benali"',
    );
  });

  const names = fc
    .oneof(
      fc.constantFrom('Anne Martin', 'été', 'd’Œuvre', 'a:b', '2019', 'C++', 'x"y', 'Élus & agents'),
      fc.string({ minLength: 1, maxLength: 30 }),
    )
    .filter((name) => /[\p{L}\p{N}]/u.test(name.normalize('NFKD').replace(/["“”„«»]/gu, '')));
  const kinds = fc.constantFrom<FilterKind>('person', 'label', 'blog');
  const languages = fc.constantFrom('fr' as const, 'en' as const);
  const queries = fc.oneof(
    fc.constantFrom('', 'clef', '« ouvert', '"fermé" -banc', 'par:anne', '-"jamais clos', 'libellé:"ouvert'),
    fc.string({ maxLength: 40 }),
  );

  it('say again what they were made from, whatever else stands in the box', () => {
    fc.assert(
      fc.property(queries, kinds, names, languages, (query, kind, value, language) => {
        const added = addFilter(query, kind, value, language);
        expect(findFilter(added, kind, value)).toBeDefined();
        // All that were there before are there still.
        expect(shown(added)).toEqual(expect.arrayContaining(shown(query)));
      }),
    );
  });

  it('leave nothing behind', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', 'clef', 'clef banc', '"fermé" -x'),
        kinds,
        names,
        languages,
        (query, kind, value, language) => {
          const added = addFilter(query, kind, value, language);
          const filter = findFilter(added, kind, value);
          expect(filter === undefined ? added : removeFilter(added, filter)).toBe(query);
        },
      ),
    );
  });

  it('are those that the archive takes', () => {
    const pieces = fc.array(
      fc.constantFrom(
        'clef',
        ' ',
        '-',
        '"',
        '«',
        '»',
        'par:',
        'by:',
        'libellé:',
        'année:',
        'statut:',
        'dans:',
        'type:',
        'anne',
        '2019',
        '2016..2018',
        '2016-18',
        'brouillon',
        'titre',
        'réponse',
        'entretien',
        'nulle',
        ':',
        ' : ',
      ),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(pieces, (all) => {
        const query = all.join('');
        const parsed = parseQuery(query);
        const mine = (kind: FilterKind): number => filtersOf(query).filter((one) => one.kind === kind).length;
        expect([mine('person'), mine('label'), mine('year')]).toEqual([
          parsed.people.length,
          parsed.labels.length,
          parsed.years.length,
        ]);
        expect([mine('status') > 0, mine('part') > 0, mine('kind') > 0]).toEqual([
          parsed.statuses.length > 0,
          parsed.parts.length > 0,
          parsed.kinds.length > 0,
        ]);
      }),
      { numRuns: times(2_000) },
    );
  });
});
