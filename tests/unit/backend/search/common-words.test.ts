/** Words of most posts: every query of them has the available answers, and an exact phrase comes first. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Post } from '#interview/document.ts';
import { openEngines, type Engines } from '#bench/relevance/engines.ts';
import { buildArticle, buildInterview } from '#tests/builders/interview-builder.ts';
import { marked, openTestLibrary } from './test-library.ts';

const postAbout = (title: string, ...answers: string[]): Post =>
  buildArticle()
    .titled(title)
    .saying(...answers).post;
const POSTS = {
  'La ferme': postAbout('La ferme', 'En hiver, nous avons fait le tour des haies.'),
  'Le port': postAbout('Le port', 'Nous y étions. Les bateaux avons-nous dit ? Ils ont fait demi-tour.'),
  'Tout un monde': postAbout('Tout un monde', 'Une phrase sans rien de commun.'),
  Quartier: buildArticle().titled('Quartier').labelled('Quartier').saying('Une place, un banc.').post,
  'Une fête': postAbout('Une fête', 'Et voilà tout le quartier dehors.'),
  'Le bal': buildInterview()
    .titled('Le bal')
    .asking('Et après ?')
    .answering('Anne Martin', 'Être là, c’est tout.').post,
};
const titles = Object.keys(POSTS);
let engines: Engines;
beforeAll(async () => {
  engines = await openEngines(Object.values(POSTS));
});
afterAll(() => engines.close());

describe.each(['ours', 'oursByFullText'] as const)('%s', (side) => {
  const titlesFound = (query: string): (string | undefined)[] =>
    engines[side](query).map((index) => titles[index]);

  test.each(['tout', 'tout ', '"tout"'])('one stop word anywhere in a post: %s', (query) => {
    expect(new Set(titlesFound(query))).toEqual(new Set(['Tout un monde', 'Une fête', 'Le bal']));
  });

  test('a title with it comes first', () => {
    expect(titlesFound('tout')[0]).toBe('Tout un monde');
  });

  test('typed with or without an accent', () => {
    expect(titlesFound('être')).toEqual(['Le bal']);
    expect(titlesFound('etre ')).toEqual(['Le bal']);
  });

  test('several stop words: all must be in the post, adjacent ones come first', () => {
    expect(titlesFound('nous avons fait')).toEqual(['La ferme', 'Le port']);
    expect(titlesFound('nous avons fait ')).toEqual(['La ferme', 'Le port']);
  });

  test('a phrase as typed comes before a title and a label with one of its words', () => {
    expect(titlesFound('tout le quartier')).toEqual(['Une fête', 'Quartier']);
    expect(titlesFound('tout le quart')).toEqual(['Une fête', 'Quartier']);
  });

  test('in the answers of one person', () => {
    expect(titlesFound('par:anne tout')).toEqual(['Le bal']);
  });
});

test('shows the passage with the phrase, marked as one', () => {
  const library = openTestLibrary();
  const words = 'nous étions au bord de l’eau. '.repeat(40);
  library.add(postAbout('Un tour', words, `${words} Nous avons fait le tour. ${words}`));
  const [passage] = library.search('nous avons fait').hits[0]?.passages ?? [];
  expect(passage === undefined ? [] : marked(passage)).toContain('Nous avons fait');
});
