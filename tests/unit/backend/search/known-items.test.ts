/** The expected post comes first: at least as often as in bare FTS5 with a weight for titles, in the same run. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Post } from '#interview/document.ts';
import { generateLargeArchive } from '#bench/archive/generate.ts';
import { openEngines, type Engines } from '#bench/relevance/engines.ts';
import { drawKnownItems, KINDS } from '#bench/relevance/known-items.ts';
import { judgeAll, type Relevance } from '#bench/relevance/measure-relevance.ts';
import { buildArticle, buildInterview } from '#tests/builders/interview-builder.ts';
import { ALL } from '#tests/tier.ts';

describe('known items of a made archive', () => {
  let relevance: Relevance;
  beforeAll(async () => {
    const posts = [...generateLargeArchive(ALL ? 600 : 120)].map(({ document }) => document);
    const engines = await openEngines(posts);
    relevance = judgeAll(engines, drawKnownItems(posts, ALL ? 600 : 160, 7));
    await engines.close();
  }, 240_000);

  test.each(KINDS)('%s', (kind) => {
    const judged = relevance.get(kind);
    expect(judged?.ours.queries).toBeGreaterThanOrEqual(ALL ? 150 : 40);
    for (const ours of [judged?.ours, judged?.oursByFullText]) {
      expect(ours?.first).toBeGreaterThanOrEqual(judged?.fts.first ?? 1);
      expect(ours?.first).toBeGreaterThanOrEqual(0.95);
      expect(ours?.ten).toBeGreaterThanOrEqual(0.98);
    }
  });
});

describe('ranking by position', () => {
  const about = (title: string, ...answers: string[]): Post =>
    buildArticle()
      .titled(title)
      .saying(...answers).post;
  const other = 'On y parle d’autre chose, de la pluie et du beau temps, comme chaque semaine. ';
  const POSTS = {
    'Revue de la semaine': about(
      'Revue de la semaine',
      ...Array.from(
        { length: 60 },
        (_, day) =>
          other.repeat(2) + (day % 20 === 10 ? 'Des jardins partagés, un jardin partagé, une friche.' : ''),
      ),
    ),
    'Le jardin partagé de la friche': about('Le jardin partagé de la friche', other.repeat(20)),
    'Un jardin, et puis rien': about(
      'Un jardin, et puis rien',
      `${other.repeat(10)} Partagé avec la friche.`,
    ),
    'Des friches et des jardins partagés': about('Des friches et des jardins partagés', other.repeat(20)),
    'Tout de suite': about('Tout de suite', 'La halle aux grains rouvre ses portes.', other.repeat(60)),
    'À la fin': about('À la fin', other.repeat(60), 'La halle aux grains rouvre ses portes.'),
    Bref: about('Bref', `La passerelle. ${other}`),
    Long: about('Long', `La passerelle. ${other.repeat(200)}`),
    'Le portail': about('Le portail', 'Un portail, des portiers, les portraits du portail. Un port.'),
    'Un quai': about('Un quai', `Le port, le port encore. ${other}`),
    Voix: buildInterview()
      .titled('Voix')
      .asking('Et la serre ?')
      .answering('Anne Martin', 'La serre chauffe.')
      .answering('Karim Benali', 'La serre fuit.')
      .answering('Léo Petit', 'La serre ferme.').post,
    'La serre': about('La serre', other),
  };
  const titles = Object.keys(POSTS);
  let engines: Engines;
  beforeAll(async () => {
    engines = await openEngines(Object.values(POSTS));
  });
  afterAll(() => engines.close());

  describe.each(['ours', 'oursByFullText'] as const)('%s', (side) => {
    const titlesFor = (query: string): (string | undefined)[] =>
      engines[side](query).map((index) => titles[index]);

    test('a title with all the words, then one with their forms, then with some of them, then the body', () => {
      expect(titlesFor('jardin partagé friche ')).toEqual([
        'Le jardin partagé de la friche',
        'Des friches et des jardins partagés',
        'Un jardin, et puis rien',
        'Revue de la semaine',
      ]);
    });

    test('words too common to distinguish posts change nothing', () => {
      expect(titlesFor('le jardin partagé de la friche ')[0]).toBe('Le jardin partagé de la friche');
    });

    test('without accents, with the last word half typed', () => {
      expect(titlesFor('jardin partage fric')[0]).toBe('Le jardin partagé de la friche');
    });

    test('one word in a title before any body, and exact before its forms', () => {
      expect(titlesFor('serre ')).toEqual(['La serre', 'Voix']);
      expect(new Set(titlesFor('jardin ').slice(0, 2))).toEqual(
        new Set(['Le jardin partagé de la friche', 'Un jardin, et puis rien']),
      );
    });

    test('completions of the last word displace no post with the word itself', () => {
      expect(titlesFor('port').slice(0, 2)).toEqual(['Un quai', 'Le portail']);
    });

    test('a long post does not win by its length', () => {
      expect(titlesFor('passerelle ')).toEqual(['Bref', 'Long']);
    });
  });

  test('an early occurrence before a late one', () => {
    expect(engines.ours('halle grains ').map((index) => titles[index])).toEqual([
      'Tout de suite',
      'À la fin',
    ]);
  });
});
