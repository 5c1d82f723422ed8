/** Accessibility problems for readers, with their position: RGAA 1.1, 1.3, 2.1, 5.4, 5.6, 6.1, 6.2, 9.1. */
import { expect, it } from 'vitest';
import type { Check } from '#interview/checks/check.ts';
import type { Post, TopBlock } from '#interview/document.ts';
import { postWith, checksIn, image, link, paragraph, words } from './checked-post.ts';

const foundChecks = (...body: TopBlock[]): Pick<Check, 'code' | 'words' | 'spot'>[] =>
  checksIn(postWith(...body)).map(({ code, words: wordsShown, spot }) => ({ code, words: wordsShown, spot }));
const codes = (...body: TopBlock[]): string[] => foundChecks(...body).map(({ code }) => code);
const heading = (level: 2 | 3 | 4, text: string): TopBlock => ({
  type: 'heading',
  level,
  content: words(text),
});
const question: TopBlock = { type: 'question', id: 'q1', content: [words('Et ensuite ?')] };
const turnCodes = new Set(['question-unanswered', 'answer-unnamed', 'body-empty']);
const barriers = (...body: TopBlock[]): string[] => codes(...body).filter((code) => !turnCodes.has(code));

it.each([
  ['', 'alt-missing'],
  ['  ', 'alt-missing'],
  ['IMG_2041.JPG', 'alt-is-file-name'],
  ['DSC00042', 'alt-is-file-name'],
  ['IMG_20240612_101500', 'alt-is-file-name'],
  ['PXL_20240612', 'alt-is-file-name'],
  ['Capture d’écran 2024-06-12 101500', 'alt-is-file-name'],
  ['Capture d’écran 2024-06-12 à 10.15.00.png', 'alt-is-file-name'],
  ['image 3', 'alt-is-file-name'],
  ['roseaux.webp', 'alt-is-file-name'],
  ['Les roseaux au bord de l’étang', 'alt-is-caption'],
  ['les roseaux au bord de l’étang.', 'alt-is-caption'],
  ["LES ROSEAUX au bord de l'étang", 'alt-is-caption'],
  ['Des roseaux couverts de givre', undefined],
  ['Le groupe sur scène en 1998', undefined],
  ['Photo de classe, 1962', undefined],
  ['Image', 'alt-says-picture'],
  ['Photo', 'alt-says-picture'],
  ['logo', 'alt-says-picture'],
  ['Image d’un héron', 'alt-says-picture'],
  ["Une photo d'un héron", 'alt-says-picture'],
  ['Photographie de la crue', 'alt-says-picture'],
  ['Picture of a heron', 'alt-says-picture'],
  ['An image of the flood', 'alt-says-picture'],
  ['Image montrant deux barques', 'alt-says-picture'],
  ['Photo d’identité de Jeanne', undefined],
  ['Photo de famille au bord de l’étang', undefined],
  ['Imagerie de la crue', undefined],
  ['Photographe au travail', undefined],
  ['Picture books on a shelf', undefined],
  ['Le site www.example.org en 2003', undefined],
])('the alternative text « %s » of a captioned picture: %s', (alt, code) => {
  const codesFound = codes(image({ alt, caption: words('Les roseaux au bord de l’étang') }));
  expect(codesFound).toEqual(code === undefined ? [] : [code]);
});

it('accepts decorative pictures, and file names made of real words', () => {
  expect(codes(image({ decorative: true }))).toEqual([]);
  const named = (alt: string, name: string): string[] =>
    codes(image({ alt, url: `https://images.example/${name}` }));
  expect(named('p1040227', 'p1040227.jpg')).toEqual(['alt-is-file-name']);
  expect(named('roseaux_02', 'roseaux_02.jpg?w=640')).toEqual(['alt-is-file-name']);
  expect(named('roseaux', 'roseaux.jpg')).toEqual([]);
  expect(named('Le marais en hiver', 'le-marais-en-hiver.jpg')).toEqual([]);
});

it('counts each picture of a row, and names its answer', () => {
  const row: TopBlock = {
    type: 'answer',
    id: 'a1',
    participants: [],
    labelShown: true,
    blocks: [
      { type: 'gallery', images: [image({ alt: 'Un héron' }), image({ caption: words('Une aigrette') })] },
      image({}),
    ],
  };
  expect(foundChecks(image({ alt: 'Une barque' }), row)).toEqual([
    { code: 'answer-unnamed', words: '', spot: { answerId: 'a1' } },
    {
      code: 'alt-missing',
      words: 'Une aigrette',
      spot: { answerId: 'a1', part: { kind: 'picture', at: 2 } },
    },
    { code: 'alt-missing', words: '', spot: { answerId: 'a1', part: { kind: 'picture', at: 3 } } },
  ]);
});

it('reports headings that skip a level: the title is the first, a question the second', () => {
  expect(codes(heading(2, 'Un'), heading(3, 'Deux'), heading(4, 'Trois'), heading(2, 'Quatre'))).toEqual([]);
  expect(foundChecks(heading(2, 'Un'), heading(4, 'Trop bas'), heading(3, 'Plus haut'))).toEqual([
    { code: 'heading-jump', words: 'Trop bas', spot: { heading: 1 } },
  ]);
  expect(codes(heading(3, 'Au début'))).toEqual(['heading-jump']);
  expect(barriers(question, heading(3, 'Sous une question'))).toEqual([]);
  expect(barriers(heading(2, 'Un'), heading(3, 'Deux'), question, heading(4, 'Après une question'))).toEqual([
    'heading-jump',
  ]);
});

it.each([
  ['https://marais.example/carte', '', 'link-without-words'],
  ['https://marais.example/carte', '\u00a0 ', 'link-without-words'],
  ['https://marais.example/carte', 'https://marais.example/carte', 'link-is-address'],
  ['https://marais.example/carte', 'marais.example/carte', 'link-is-address'],
  ['https://marais.example/', 'marais.example', 'link-is-address'],
  ['https://marais.example/carte', 'www.marais.example', 'link-is-address'],
  ['https://marais.example/carte', 'Cliquez ici', 'link-says-nothing'],
  ['https://marais.example/carte', '« cliquez ici » !', 'link-says-nothing'],
  ['https://marais.example/carte', 'Lire la suite…', 'link-says-nothing'],
  ['https://marais.example/carte', 'En savoir plus >>', 'link-says-nothing'],
  ['https://marais.example/carte', "Plus d'informations", 'link-says-nothing'],
  ['https://marais.example/carte', 'Click here.', 'link-says-nothing'],
  ['https://marais.example/carte', 'Read more →', 'link-says-nothing'],
  ['mailto:anne@marais.example', 'anne@marais.example', undefined],
  ['mailto:anne@marais.example', 'ici', 'link-says-nothing'],
  ['https://marais.example/carte', 'La carte du marais', undefined],
  ['https://marais.example/carte', 'La suite au prochain numéro', undefined],
  ['https://marais.example/', 'Marais.example, le site', undefined],
])('a link to %s with the text « %s »: %s', (url, text, code) => {
  expect(codes(paragraph(...words('Voir '), link(url, text)))).toEqual(code === undefined ? [] : [code]);
});

it('gives each link its position, for one in a caption that of its picture', () => {
  const good = link('https://marais.example/a', 'La carte');
  const bad = link('https://marais.example/b', 'ici');
  const written: Post = {
    ...postWith(
      {
        type: 'list',
        ordered: false,
        items: [{ content: [good], children: { type: 'list', ordered: true, items: [{ content: [bad] }] } }],
      },
      { type: 'quote', content: [[good], [bad]] },
      image({ alt: 'Une barque', caption: [bad] }),
      {
        type: 'table',
        caption: [good],
        rows: [
          [
            { header: true, content: [good] },
            { header: false, content: [bad] },
          ],
        ],
      },
    ),
    lead: [[good], [bad]],
  };
  expect(checksIn(written).map(({ spot }) => spot.part)).toEqual([
    { kind: 'link', at: 1 },
    { kind: 'link', at: 3 },
    { kind: 'link', at: 5 },
    { kind: 'picture', at: 0 },
    { kind: 'link', at: 8 },
  ]);
});

it('reports tables without headers or caption, videos and frames without a title', () => {
  const table = (header: boolean, caption = ''): TopBlock => ({
    type: 'table',
    ...(caption === '' ? {} : { caption: words(caption) }),
    rows: [
      [
        { header, content: words('Année') },
        { header: false, content: words('Crue') },
      ],
    ],
  });
  const video = (title: string): TopBlock => ({
    type: 'embed',
    url: 'https://video.example/w/1',
    title,
    frame: false,
  });
  const sealed = (html: string): TopBlock => ({ type: 'html', html, origin: 'blog' });
  const at = (kind: 'table' | 'video' | 'sealed', index: number) => ({ part: { kind, at: index } });
  expect(
    foundChecks(
      table(true, 'Les crues'),
      table(false, 'Les crues'),
      table(true),
      video('La crue'),
      video(' '),
      video('https://video.example/w/1'),
      sealed('<p>Un encart</p><iframe src="https://carte.example/" title="La carte"></iframe>'),
      sealed('<p>Une carte</p><iframe src="https://carte.example/"></iframe>'),
      sealed("<iframe title='' src=x></iframe>"),
      sealed('<iframe hidden src="https://compteur.example/"></iframe>'),
    ),
  ).toEqual([
    { code: 'table-without-headers', words: 'Les crues', spot: at('table', 1) },
    { code: 'table-without-caption', words: 'Année Crue', spot: at('table', 2) },
    { code: 'video-untitled', words: 'https://video.example/w/1', spot: at('video', 1) },
    { code: 'video-untitled', words: 'https://video.example/w/1', spot: at('video', 2) },
    { code: 'frame-untitled', words: 'Une carte', spot: at('sealed', 1) },
    { code: 'frame-untitled', words: '', spot: at('sealed', 2) },
  ]);
});
