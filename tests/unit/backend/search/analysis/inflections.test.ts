/** A query with one form of a word finds every other form in the archive, but not look-alikes. */
import { describe, expect, test } from 'vitest';
import { expandQuery } from '#backend/search/words/expand.ts';
import { inflectionsOf } from '#backend/search/analysis/inflections.ts';
import { LOOSE } from '#backend/search/impact/weights.ts';
import { parseQuery } from '#backend/search/analysis/query.ts';
import { foldWord } from '#interview/search/fold.ts';
import { formsOf } from '#bench/archive/hunspell.ts';
import { cases } from '#tests/tier.ts';
import { buildDictionary } from '../test-dictionary.ts';

/** Whether a query finds a post with this text. */
function matches(query: string, text: string, language: 'fr' | 'en' = 'fr'): boolean {
  const [clause] = expandQuery(parseQuery(`${query} `), buildDictionary(`${text}.`, [], language)).clauses;
  return (
    clause?.kind === 'word' && clause.forms.some(({ word, step }) => step > LOOSE && word === foldWord(text))
  );
}

const pairsOf = (line: string): [string, string][] => {
  const words = line.split(' ');
  return words.flatMap((one) =>
    words.flatMap((two): [string, string][] => (one === two ? [] : [[one, two]])),
  );
};

describe('every form matches every other', () => {
  test.each([
    // Plurals
    ['loi lois'],
    ['élu élus élue élues'],
    ['photo photos'],
    ['numéro numéros'],
    ['ami amis amie amies'],
    ['lieu lieux'],
    ['enjeu enjeux'],
    ['cheveu cheveux'],
    ['bleu bleus bleue bleues'],
    ['travail travaux'],
    ['vitrail vitraux'],
    ['bail baux'],
    ['journal journaux'],
    ['cheval chevaux'],
    ['bijou bijoux'],
    ['noyau noyaux'],
    ['œil yeux'],
    ['téléphone téléphones'],
    // Feminines
    ['public publics publique publiques'],
    ['laïc laïcs laïque laïques'],
    ['grec grecs grecque grecques'],
    ['blanc blancs blanche blanches'],
    ['actif actifs active actives'],
    ['neuf neuve'],
    ['nouveau nouvel nouveaux nouvelle nouvelles'],
    ['beau bel belle belles'],
    ['vieux vieil vieille vieilles'],
    ['fou folle'],
    ['français française françaises'],
    ['chinois chinoise'],
    ['gris grise'],
    ['gros grosse grosses'],
    ['divers diverse diverses'],
    ['chercheur chercheuse chercheuses'],
    ['relieur relieuses'],
    ['directeur directrice directrices directeurs'],
    ['lectrice lecteurs'],
    ['auteur auteure autrice auteurs'],
    ['ambassadeur ambassadrice'],
    ['premier première premières'],
    ['berger bergère bergères'],
    ['cher chère'],
    ['culturel culturelle culturels culturelles'],
    ['local locale locaux locales'],
    ['citoyen citoyenne citoyennes'],
    ['breton bretonne'],
    ['complet complète complètes'],
    ['cadet cadette'],
    ['heureux heureuse heureuses'],
    ['jaloux jalouse'],
    ['doux douce'],
    ['faux fausse'],
    ['grand grande'],
    ['petit petite petites'],
    ['ouvert ouverte'],
    ['employé employée employés employées'],
    ['créé créée créés créées'],
    ['long longue'],
    ['chef cheffe cheffes'],
    ['maître maîtresse'],
    // Verbs and words derived from them, by their stem
    ['rénover rénovation rénovées'],
  ])('%s', (line) => {
    for (const [one, two] of pairsOf(line))
      expect({ one, two, meet: matches(one, two) }).toEqual({ one, two, meet: true });
  });

  test.each([
    ['library libraries'],
    ['box boxes'],
    ['ask asked asking'],
    ['man men'],
    ['plan plans planned'],
  ])('in English: %s', (line) => {
    for (const [one, two] of pairsOf(line))
      expect({ one, two, meet: matches(one, two, 'en') }).toEqual({ one, two, meet: true });
  });

  test('also typed without accents', () => {
    for (const [query, text] of [
      ['elues', 'élu'],
      ['premiere', 'premier'],
      ['laique', 'laïc'],
      ['complets', 'complète'],
    ] as const)
      expect({ query, meet: matches(query, text) }).toEqual({ query, meet: true });
  });
});

describe('words that look alike do not match', () => {
  test.each([
    ['avoir avis'],
    ['organe organisation'],
    ['police politique'],
    ['port porte'],
    ['mer mère maire'],
    ['mont monte'],
    ['plan plante'],
    ['cas case'],
    ['via vie'],
    ['ville villa'],
    ['foi fois'],
    ['mois moi'],
    ['pari Paris'],
    ['pois poids'],
    ['sens sans'],
    ['poste poster'],
    ['parc parce'],
    ['format formation'],
    ['commun communication'],
    ['publique publication'],
    ['environ environnement'],
    ['notamment noter'],
    ['propos proposer'],
    ['médecin médecine'],
    ['machin machine'],
    ['bassin bassine'],
    ['retrait retraite'],
    ['vit vite'],
    ['suit suite'],
    ['habit habite'],
    ['cent vent'],
    ['colon colonne'],
    ['son sonne'],
    ['statut statue'],
    ['lieue lieu'],
    ['mari marie'],
    ['peau pelle'],
    ['eaux ail'],
    ['maison maïs'],
    ['couleur coulis'],
    ['travaux travers'],
    ['univers université'],
    ['général générer'],
    ['animer animal'],
    ['nation nature'],
    ['libre livre'],
    ['jeune jeu'],
    ['eux euse'],
  ])('%s', (line) => {
    for (const [one, two] of pairsOf(line))
      expect({ one, two, meet: matches(one, two) }).toEqual({ one, two, meet: false });
  });

  test('homographs cannot be distinguished', () => {
    // « cours » is the plural of « cour », « partie » the feminine of « parti »; without accents « mûr » is « mur ».
    for (const [one, two] of [
      ['cour', 'cours'],
      ['fil', 'fils'],
      ['parti', 'partie'],
      ['mur', 'mûre'],
      ['jeune', 'jeûne'],
    ] as const)
      expect({ one, two, meet: matches(one, two) }).toEqual({ one, two, meet: true });
  });
});

describe('all nouns and adjectives of the French dictionary', () => {
  /** Verbs have more forms. */
  const MOST_FORMS = 8;
  const all = formsOf('dictionary-fr');
  const lemmas = new Map<string, Set<number>>();
  all.forEach((forms, lemma) => {
    for (const form of forms) {
      const folded = foldWord(form);
      const lemmasOf = lemmas.get(folded);
      if (lemmasOf === undefined) lemmas.set(folded, new Set([lemma]));
      else lemmasOf.add(lemma);
    }
  });
  const some = cases(
    all.filter(({ length }) => length > 1 && length <= MOST_FORMS),
    4_000,
  );
  const pairs = some.flatMap((forms) =>
    forms.flatMap((one) =>
      forms.flatMap((two) => (foldWord(one) === foldWord(two) ? [] : [[one, two] as const])),
    ),
  );
  const share = (of: typeof pairs): number =>
    of.filter(([one, two]) => inflectionsOf(foldWord(one), one).has(foldWord(two))).length / of.length;
  const isPlural = (one: string, two: string): boolean => two === `${one}s` || one === `${two}s`;
  const hasX = (one: string, two: string): boolean => one.endsWith('x') !== two.endsWith('x');

  test('match a plural in -s with its singular', () => {
    const plurals = pairs.filter(([one, two]) => isPlural(one, two));
    expect(plurals.length).toBeGreaterThan(4_000);
    expect(share(plurals)).toBeGreaterThanOrEqual(0.99);
  });

  test('match a plural in -x with its singular and its feminine', () => {
    const plurals = pairs.filter(([one, two]) => hasX(one, two));
    expect(share(plurals)).toBeGreaterThanOrEqual(0.98);
  });

  test('match feminine and masculine', () => {
    const others = pairs.filter(([one, two]) => !isPlural(one, two) && !hasX(one, two));
    expect(others.length).toBeGreaterThan(2_000);
    expect(share(others)).toBeGreaterThanOrEqual(0.95);
  });

  test('rarely match a word of another family', () => {
    let matches = 0;
    let wrong = 0;
    for (const form of new Set(some.flat())) {
      const own = lemmas.get(foldWord(form)) ?? new Set();
      for (const other of inflectionsOf(foldWord(form), form)) {
        const others = lemmas.get(other);
        if (others === undefined) continue;
        matches += 1;
        if (![...own].some((lemma) => others.has(lemma))) wrong += 1;
      }
    }
    expect(matches).toBeGreaterThan(5_000);
    expect(wrong / matches).toBeLessThanOrEqual(0.01);
  });
});
