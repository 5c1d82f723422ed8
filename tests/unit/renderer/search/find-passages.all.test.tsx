// @vitest-environment happy-dom
/** Words of an answer are found however they are typed, and lead to the answer; no text makes the search fail. */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { demoPosts, gardenInterview } from '#tests/builders/demo-posts.ts';
import { ask, findPassage, openSearchWindow, results, type SearchWindow } from './search-window.ts';

const ARCHIVE = [gardenInterview, ...demoPosts].map((post) => ({ post }));
let opened: SearchWindow;
const user = userEvent.setup();
afterEach(() => opened.close());

type Search = Readonly<Record<'query' | 'person' | 'passage' | 'words' | 'title', string>>;
const SEARCHES: readonly (readonly [how: string, search: Search])[] = [
  [
    'without accents',
    {
      query: 'etat civil',
      person: 'Anne Martin',
      passage: 'dix ans au guichet de l’état civil',
      words: 'état',
      title: gardenInterview.title,
    },
  ],
  [
    'with an elision',
    {
      query: "l'ombre",
      person: 'Hélène Aubry',
      passage: 'Ils ont mesuré l’ombre toutes les heures',
      words: 'ombre',
      title: 'Une école dessine sa cour',
    },
  ],
  [
    'in upper case',
    {
      query: 'PASSERELLE JAMAIS CONSTRUITE',
      person: 'Léa Morel',
      passage: 'Un plan de 1911 pour une passerelle',
      words: 'passerelle',
      title: 'Trois questions à Léa Morel, archiviste',
    },
  ],
  [
    'by its first letters',
    {
      query: 'boulan',
      person: 'Idriss Faye',
      passage: 'Le boulanger choisit.',
      words: 'boulanger',
      title: 'Numérique et campagne : la tournée du bus',
    },
  ],
  [
    'without a ligature',
    {
      query: 'oeuvre collective',
      person: 'Anne Martin',
      passage: 'L’œuvre collective tient à des détails',
      words: 'œuvre',
      title: gardenInterview.title,
    },
  ],
];

it.each(SEARCHES)(
  'finds an answer %s, and opens its post there',
  async (_, { query, person, passage, words, title }) => {
    opened = await openSearchWindow(ARCHIVE);
    ask(opened.field, query);
    const result = await findPassage(passage);
    expect(result.textContent).toContain(person);
    expect(result.querySelector('mark')?.textContent).toContain(words);
    await user.dblClick(result);
    await screen.findByDisplayValue(title);
    await waitFor(() => expect(document.getSelection()?.toString()).toContain(words));
    const paragraph = document
      .getSelection()
      ?.anchorNode?.parentElement?.closest('[contenteditable="true"] > *');
    expect(paragraph?.textContent).toContain(passage);
    expect(document.querySelector('[data-flash]')?.textContent).toContain(passage);
  },
);

it('moves from the box to the first result by the down arrow, and opens it by Enter', async () => {
  opened = await openSearchWindow(ARCHIVE);
  await user.type(opened.field, 'boulan');
  const result = await findPassage('Le boulanger choisit.');
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(result);
  await user.keyboard('{Enter}');
  await screen.findByDisplayValue('Numérique et campagne : la tournée du bus');
});

/** Syntax of query languages, unfinished or hostile; each reaches the engine as typed. */
const HOSTILE = [
  '"',
  '"""',
  '« jamais fermé',
  '(',
  ')) OR ((',
  'AND',
  'OR NOT NEAR',
  'NEAR(clef banc, 2)',
  '*',
  '^*',
  'text:clef',
  'clef AND text MATCH "x"',
  "'; DROP TABLE posts; --",
  'par:',
  'par:"',
  'par:-',
  'dans:nulle-part',
  'statut:x statut:y',
  '-',
  '--clef',
  '-"',
  '\\',
  '%_',
  '{ } [ ] + < >',
  '\u0000\u0001',
  '\u202Efelc',
  '👩🏽‍🌾',
  '\uD800',
  'é'.repeat(500),
  'a '.repeat(400),
];

it('shows no error for any query', async () => {
  opened = await openSearchWindow(ARCHIVE);
  const alerts: string[] = [];
  const observer = new MutationObserver(() => {
    for (const alert of document.querySelectorAll('[data-tone="alert"], [role="alert"]'))
      alerts.push(alert.textContent ?? '');
  });
  observer.observe(document.body, { childList: true, subtree: true });
  for (const query of HOSTILE) {
    ask(opened.field, query);
    // The same query again, to be sure that the engine has answered.
    await opened.backend.call('search.find', { query, limit: 20 });
  }
  ask(opened.field, 'boulanger');
  await findPassage('Le boulanger choisit.');
  observer.disconnect();
  expect(results()).toBeTruthy();
  expect(alerts).toEqual([]);
});
