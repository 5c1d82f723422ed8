import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILTER_KINDS, isListed, namesOf, valuesOf, type FilterKind } from '#interview/search/filters.ts';
import { foldedWords } from '#interview/search/read-query.ts';
import { parseQuery } from '#backend/search/analysis/query.ts';
import {
  addFilter,
  filtersOf,
  filterText,
  findFilter,
  onlyPerson,
  removeFilter,
  toggleFilter,
} from '#renderer/search/query-filters.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const filterTexts = (query: string): string[] =>
  filtersOf(query).map(
    ({ filter: { kind, values } }) => `${kind} ${values.map(({ value }) => value.trim()).join('|')}`,
  );

describe('filters in the box', () => {
  it.each([
    ['clef par:"Anne Martin" banc', ['person Anne Martin']],
    ['année:2016..2018 LIBELLÉ:«design public»', ['year 2016..2018', 'label design public']],
    ['étiquette:x tag:y year:2019', ['label x', 'label y', 'year 2019']],
    [
      'statut:brouillon dans:question type:entretien',
      ['status brouillon', 'part question', 'kind entretien'],
    ],
    ['années:2016.. statut:enattente dans:textes', ['year 2016..', 'status enattente', 'part textes']],
    ['statut:brouillon|"en ligne" libellé:a|b', ['status brouillon|en ligne', 'label a|b']],
    ['par:l’', []],
    ['année:hier statut:x dans:nulle type:y', []],
    ['-par:anne "par:anne" http://x:y', []],
    ['par: par:-', []],
    ['par :anne par\u00a0:anne', ['person anne']],
    ['par:anne"martin"', ['person anne']],
  ])('of « %s »', (query, expected) => {
    expect(filterTexts(query)).toEqual(expected);
  });

  it('are added and removed, without changing the words', () => {
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
    .filter((name) => foldedWords(name.replace(/["“”„«»]/gu, ' ')).length > 0);
  const kinds = fc.constantFrom<FilterKind>('person', 'label', 'blog');
  const languages = fc.constantFrom('fr' as const, 'en' as const);
  const queries = fc.oneof(
    fc.constantFrom('', 'clef', '« ouvert', '"fermé" -banc', 'par:anne', '-"jamais clos', 'libellé:"ouvert'),
    fc.string({ maxLength: 40 }),
  );

  it('are written as they were read, with anything else in the box', () => {
    checkProperty(
      fc.property(queries, kinds, names, languages, (query, kind, value, language) => {
        const added = addFilter(query, kind, value, language);
        expect(findFilter(added, kind, value)).toBeDefined();
        // All former filters are still there.
        expect(filterTexts(added)).toEqual(expect.arrayContaining(filterTexts(query)));
      }),
    );
  });

  it('leave nothing behind when removed', () => {
    checkProperty(
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

  /** How many filters of each kind the archive applies: those of listed values may mean several at once. */
  const taken = (query: string) => {
    const { people, labels, blogs, years, statuses, parts, kinds } = parseQuery(query);
    return {
      person: people.length,
      label: labels.length,
      blog: blogs.length,
      year: years.length,
      status: Math.min(statuses.length, 1),
      part: parts.length,
      kind: kinds.length,
    };
  };
  const chips = (query: string) =>
    Object.fromEntries(
      FILTER_KINDS.map((kind) => {
        const filters = filtersOf(query).filter(({ filter }) => filter.kind === kind);
        // Several values are one chip; the archive counts each.
        const each =
          kind === 'person' || kind === 'label' ? filters : filters.flatMap(({ filter }) => filter.values);
        return [kind, kind === 'status' ? Math.min(each.length, 1) : each.length];
      }),
    );
  const values = FILTER_KINDS.flatMap(valuesOf);

  it.each(FILTER_KINDS)('of « %s »: by each of its names and values', (kind) => {
    const own = isListed(kind) ? valuesOf(kind) : kind === 'year' ? ['2019', '2016..', '..2018'] : ['anne'];
    for (const name of namesOf(kind))
      for (const value of own) {
        expect(filterTexts(`clef ${name}:${value}`)).toEqual([`${kind} ${value}`]);
        expect(taken(`clef ${name}:${value}`)).toEqual({ ...taken('clef'), [kind]: 1 });
      }
  });

  it('are those that the archive accepts, and no others', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(...FILTER_KINDS.flatMap(namesOf).map((name) => `${name}:`)),
        fc.constantFrom(...values, 'anne', '2019', '2016..2018', '2016..', '2016-18', 'nulle', 'l’'),
        fc.constantFrom('clef', ' ', '-', '"', '«', '»', '|', ':', ' : '),
      ),
      { maxLength: 14 },
    );
    checkProperty(
      fc.property(pieces, (all) => {
        const query = all.join('');
        expect(chips(query)).toEqual(taken(query));
      }),
    );
  });
});
