/**
 * An author’s search succeeds: a known statement in one answer among a few hundred posts, queried in the ways people
 * type. The words were chosen after the rules of the analysis were written.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { generateArchive } from '#bench/generate-archive.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openTestLibrary, type TestLibrary } from './test-library.ts';

type Way =
  | 'exact'
  | 'without accents'
  | 'upper case'
  | 'number'
  | 'gender'
  | 'verb'
  | 'elided'
  | 'ligature'
  | 'compound'
  | 'typo';
type Planted = Readonly<{ answer: string; queries: readonly (readonly [Way, string])[] }>;

const PLANTED: readonly Planted[] = [
  {
    answer: 'La tonnellerie du port a formé huit apprenties.',
    queries: [
      ['exact', 'tonnellerie apprenties'],
      ['upper case', 'TONNELLERIE DU PORT'],
      ['gender', 'apprentis tonnellerie'],
      ['number', 'apprentie tonnellerie'],
      ['typo', 'tonelerie'],
    ],
  },
  {
    answer: 'Une éclusière nous a ouvert les portes à l’aube.',
    queries: [
      ['exact', 'éclusière aube'],
      ['without accents', 'eclusiere'],
      ['gender', 'éclusier'],
      ['number', 'éclusières'],
      ['elided', 'l’éclusière'],
      ['typo', 'éculsière'],
    ],
  },
  {
    answer: 'Les bergères transhument encore par les drailles.',
    queries: [
      ['exact', '"par les drailles"'],
      ['number', 'draille'],
      ['gender', 'berger draille'],
      ['verb', 'transhumer'],
    ],
  },
  {
    answer: 'Le verrier souffle des vases bleutés devant les enfants.',
    queries: [
      ['number', 'verriers vase'],
      ['gender', 'bleutées'],
      ['without accents', 'bleute'],
      ['upper case', 'VASES BLEUTÉS'],
    ],
  },
  {
    answer: 'Nos médiatrices numériques accompagnent les aînés du bourg.',
    queries: [
      ['gender', 'médiateur aînés'],
      ['gender', 'mediateurs numeriques aines'],
      ['number', 'médiatrice aîné'],
      ['without accents', 'mediatrice ainee'],
    ],
  },
  {
    answer: 'On goûte un œuf d’esturgeon élevé en bassin.',
    queries: [
      ['ligature', 'oeuf esturgeon'],
      ['ligature', "oeufs d'esturgeons"],
      ['elided', 'd’esturgeon'],
      ['number', 'esturgeons bassins'],
      ['typo', 'esturgoen'],
    ],
  },
  {
    answer: 'L’hôpital de jour ouvre un atelier de céramique.',
    queries: [
      ['number', 'hôpitaux céramique'],
      ['without accents', 'hopital ceramiques'],
      ['elided', "l'hôpital de jour"],
      ['typo', 'hôpital cérmaique'],
    ],
  },
  {
    answer: 'Les travaux du vitrail ont repris à Pâques.',
    queries: [
      ['number', 'vitraux'],
      ['number', 'travail vitrail'],
      ['without accents', 'vitrail paques'],
      ['upper case', 'PAQUES VITRAIL'],
    ],
  },
  {
    answer: 'Une brodeuse et trois tisserandes ont loué l’échoppe.',
    queries: [
      ['gender', 'brodeur tisserand'],
      ['number', 'brodeuses'],
      ['elided', 'l’échoppe'],
      ['without accents', 'echoppes'],
    ],
  },
  {
    answer: 'Aujourd’hui, quelqu’un garde encore le sémaphore.',
    queries: [
      ['exact', "aujourd'hui sémaphore"],
      ['without accents', 'semaphores'],
      ['typo', 'sémaphroe'],
    ],
  },
  {
    answer: 'La coopérative d’achat livre de la semoule.',
    queries: [
      ['gender', 'coopératif semoule'],
      ['number', 'cooperatives semoules'],
      ['elided', "d'achat semoule"],
    ],
  },
  {
    answer: 'Le courrier part par traîneau dès novembre.',
    queries: [
      ['number', 'traîneaux'],
      ['without accents', 'traineau novembre'],
    ],
  },
  {
    answer: 'Elle fut élue vice-présidente de l’intercommunalité.',
    queries: [
      ['gender', 'vice-président intercommunalité'],
      ['compound', 'vice présidente intercommunalité'],
      ['without accents', 'intercommunalites'],
    ],
  },
  {
    answer: 'Les cheminées d’usine furent bâties en 1887.',
    queries: [
      ['exact', '1887'],
      ['exact', '"cheminées d\'usine"'],
      ['without accents', 'cheminee usine batie'],
      ['verb', 'bâtir cheminée'],
    ],
  },
  {
    answer: 'Maîtres-nageurs et nageuses se relaient au plongeoir.',
    queries: [
      ['compound', 'maitre nageur'],
      ['gender', 'nageuse plongeoirs'],
    ],
  },
  {
    answer: 'La commune a rénové ses lavoirs avec des compagnons.',
    queries: [
      ['verb', 'rénover lavoir'],
      ['verb', 'rénovation lavoirs'],
      ['number', 'lavoir compagnon'],
      ['typo', 'laviors compagnons'],
    ],
  },
  {
    answer: 'Le revêtement bio-sourcé vient des chènevottes du canton.',
    queries: [
      ['compound', 'biosourcé chènevottes'],
      ['without accents', 'chenevotte'],
      ['gender', 'bio-sourcée'],
    ],
  },
  {
    answer: 'Des canoës attendent les visiteurs près du déversoir.',
    queries: [
      ['without accents', 'canoe deversoir'],
      ['gender', 'visiteuse canoë'],
      ['number', 'déversoirs'],
    ],
  },
];

let library: TestLibrary;
beforeAll(() => {
  library = openTestLibrary();
  for (const { document } of generateArchive(250)) library.add(document);
  PLANTED.forEach(({ answer }, index) => {
    library.add(
      buildInterview()
        .titled(`Rencontre numéro ${index + 1}`)
        .asking('Que voit-on ici ?')
        .answering('Nadia Plantevin', `Tout le monde le sait. ${answer} Voilà pourquoi nous restons.`).post,
    );
  });
});

/** Repeats a query without results with its suggestion, like an author. */
function titlesFor(query: string): string[] {
  const first = library.search(query);
  const { hits } = first.total === 0 && first.suggestion !== null ? library.search(first.suggestion) : first;
  return hits.slice(0, 10).map(({ title }) => title);
}

const cases = PLANTED.flatMap(({ answer, queries }, index) =>
  queries.map(([way, query]) => ({ way, query, answer, title: `Rencontre numéro ${index + 1}` })),
);

describe('one answer among hundreds of posts', () => {
  test.each(cases)('$way: $query', ({ query, title }) => {
    expect(titlesFor(query)).toContain(title);
  });

  test('is nearly always first', () => {
    const first = cases.filter(({ query, title }) => titlesFor(query)[0] === title);
    expect(first.length / cases.length).toBeGreaterThanOrEqual(0.95);
  });

  test('is the shown passage, with its words marked as written', () => {
    const [hit] = library.search('mediateurs aines').hits;
    const passage = hit?.passages[0];
    expect(passage?.participant).toBe('Nadia Plantevin');
    expect(passage?.marks.map(([start, end]) => passage.excerpt.slice(start, end))).toEqual([
      'médiatrices',
      'aînés',
    ]);
  });

  test('is not found by words that no one said', () => {
    for (const query of ['ornithorynque', '"apprenties du port"', 'éclusière traîneau', 'drailles -bergères'])
      expect({ query, total: library.search(query).total }).toEqual({ query, total: 0 });
  });
});

describe('the better answer first', () => {
  test('the typed form before its other forms, and these before prefixes', () => {
    const ranked = openTestLibrary();
    const says = (title: string, answer: string) =>
      ranked.add(buildInterview().titled(title).asking('Et alors ?').answering('Léo Petit', answer).post);
    says('Le début', 'Le jardinage occupe la semaine, du matin au soir.');
    says('Une autre forme', 'Les jardins occupent la semaine, du matin au soir.');
    says('La forme même', 'Le jardin occupe la semaine, du matin au soir.');
    says('Rien', 'La cuisine occupe la semaine, du matin au soir.');
    expect(ranked.titles('jardin')).toEqual(['La forme même', 'Une autre forme', 'Le début']);
  });

  test('in the title before in an answer; frequent before single', () => {
    const ranked = openTestLibrary();
    const says = (title: string, answer: string) =>
      ranked.add(buildInterview().titled(title).asking('Et alors ?').answering('Léo Petit', answer).post);
    says('Une fois', 'Une passerelle, et puis la rive, la halle, le marché, la gare.');
    says('Souvent', 'Une passerelle, encore une passerelle, toujours une passerelle, la gare.');
    says('La passerelle', 'Une rive, et puis la rive, la halle, le marché, la gare.');
    expect(ranked.titles('passerelle')).toEqual(['La passerelle', 'Souvent', 'Une fois']);
  });
});
