/** RGAA 9.3: lists typed by hand, one paragraph or one line an item. */
import { expect, it } from 'vitest';
import { typedListAt } from '#interview/checks/typed-blocks.ts';
import type { Inline } from '#interview/document.ts';
import { inlinesToText } from '#interview/inlines.ts';
import { postWith, checksIn, say, words } from './checked-post.ts';

const lines = (text: string): Inline[] =>
  text
    .split('\n')
    .flatMap((line, index): Inline[] => [
      ...(index === 0 ? [] : [{ type: 'lineBreak' as const }]),
      ...(line === '' ? [] : words(line)),
    ]);
/** Paragraphs are parted by « | », lines by a line break. */
const read = (text: string) =>
  typedListAt(
    text.split('|').map((one) => ({ type: 'paragraph', content: lines(one) })),
    0,
  );

const LISTS: readonly (readonly [text: string, ordered: boolean, items: readonly string[]])[] = [
  ['- des roseaux|- des hérons', false, ['des roseaux', 'des hérons']],
  ['– des roseaux|– des hérons|– de la vase', false, ['des roseaux', 'des hérons', 'de la vase']],
  ['• Un|• Deux', false, ['Un', 'Deux']],
  ['•\u00a0Un|•\u00a0Deux', false, ['Un', 'Deux']],
  ['* un|* deux', false, ['un', 'deux']],
  ['· un|· deux', false, ['un', 'deux']],
  ['▪ un|▪ deux', false, ['un', 'deux']],
  ['→ un|→ deux', false, ['un', 'deux']],
  ['✓ fait|✓ refait', false, ['fait', 'refait']],
  ['  - un|  - deux', false, ['un', 'deux']],
  ['• Qui vient ?|• Que fait-on ?', false, ['Qui vient ?', 'Que fait-on ?']],
  ['1. Ouvrir|2. Fermer', true, ['Ouvrir', 'Fermer']],
  ['1) Ouvrir|2) Fermer|3) Partir', true, ['Ouvrir', 'Fermer', 'Partir']],
  ['1° Ouvrir|2° Fermer', true, ['Ouvrir', 'Fermer']],
  ['1 - Ouvrir|2 - Fermer', true, ['Ouvrir', 'Fermer']],
  ['9. Neuf|10. Dix', true, ['Neuf', 'Dix']],
  ['- un\n- deux', false, ['un', 'deux']],
  ['On y trouve :\n- des roseaux\n- des hérons', false, ['des roseaux', 'des hérons']],
  ['1. un\n2. deux\n3. trois', true, ['un', 'deux', 'trois']],
  ['- un\n- deux|- trois', false, ['un', 'deux', 'trois']],
  ['- The reeds|- The herons', false, ['The reeds', 'The herons']],
  ['- 2 kg de farine|- 3 œufs', false, ['2 kg de farine', '3 œufs']],
  ['- un|- deux|Puis autre chose.', false, ['un', 'deux']],
  ['+ un|+ deux', false, ['un', 'deux']],
];
const NOT_LISTS = [
  '- un seul tiret',
  '- Un premier.|Un paragraphe.|- Un second.',
  '— Bonjour.|— Bonsoir.',
  '- Tu viens ?|- Non.',
  '– Attention !|– Quoi donc ?',
  '- Je pars, dit-il.|- Déjà.',
  '- I am leaving, he said.|- Already.',
  '1998. Une année.|1999. Une autre.',
  '1. Une chose|3. Une autre',
  '2. Deux|1. Un',
  '1. Qui êtes-vous ?|2. D’où venez-vous ?',
  '- un|• deux',
  '1. un|2) deux',
  '-un|-deux',
  '1.5 m d’eau|2.5 m d’eau',
  '-5 °C le matin|-3 °C le soir',
  'Un paragraphe.|Un autre.',
  '',
  '* |* ',
  '- un\nPuis une phrase qui n’en est pas.',
  'M. Martin|M. Benali',
  '3. Trois seulement',
  '« - un »|« - deux »',
  '14 h 30 - ouverture|16 h - fermeture',
];
it.each(LISTS)('« %s » is a list', (text, ordered, items) => {
  const typedList = read(text);
  expect(typedList?.list.items.map(({ content }) => inlinesToText(content))).toEqual(items);
  expect(typedList?.list.ordered).toBe(ordered);
});
it.each(NOT_LISTS)('« %s » is no list', (text) => expect(read(text)).toBeUndefined());

it('keeps the text before the items, the first number, and the marks', () => {
  expect(read('On y trouve :\n- des roseaux\n- des hérons')?.intro).toEqual(words('On y trouve :'));
  expect(read('4. Quatre|5. Cinq')?.list.start).toBe(4);
  const content: Inline[] = [
    { type: 'text', text: '- ' },
    { type: 'text', text: 'des roseaux', marks: ['bold'] },
  ];
  const typedList = typedListAt(
    [
      { type: 'paragraph', content },
      { type: 'paragraph', content },
    ],
    0,
  );
  expect(typedList?.list.items[0]?.content).toEqual([{ type: 'text', text: 'des roseaux', marks: ['bold'] }]);
});

it('reports a list once, and the next one too', () => {
  const post = postWith(...say('- un', '- deux', '- trois', 'Puis :', '1. un', '2. deux', '• un', '• deux'));
  expect(checksIn(post).map(({ code, count, path }) => [code, count, path])).toEqual([
    ['list-by-hand', 3, [0]],
    ['list-by-hand', 2, [4]],
    ['list-by-hand', 2, [6]],
  ]);
});
