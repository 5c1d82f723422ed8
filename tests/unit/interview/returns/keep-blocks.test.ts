import { expect, it } from 'vitest';
import { creditShown } from '#interview/credit.ts';
import type { AnswerBlock } from '#interview/document.ts';
import { keepBlocks } from '#interview/returns/keep-blocks.ts';
import { paragraph, picture, text } from '#tests/builders/interview-builder.ts';

const boat = picture('a', 'Une barque', 'La barque', 'Anne');
const film: AnswerBlock = {
  type: 'embed',
  url: 'https://youtu.be/aBcDeFgH_-1',
  title: 'Le film',
  provider: 'YouTube',
  frame: true,
};
const player: AnswerBlock = { type: 'html', html: '<video src="a.mp4"></video>', origin: 'blog' };
const strong = paragraph('Des ', text('roseaux', 'bold'), '.');
const existing = [strong, boat, player, film, paragraph('Fin.')];
const asDocument = (image = 'b'): AnswerBlock[] => [
  picture(image, 'Une barque'),
  paragraph(`La barque ${creditShown('Anne')}`),
  paragraph(
    { type: 'link', url: 'https://youtu.be/aBcDeFgH_-1', content: [{ type: 'text', text: 'Le film' }] },
    ' (YouTube)',
  ),
];

it('keeps every block with the same words, and what a document cannot show', () => {
  expect(keepBlocks(existing, [paragraph('Des roseaux.'), ...asDocument(), paragraph('Fin.')])).toEqual(
    existing,
  );
});

it('takes changed and added words in their places', () => {
  const received = [paragraph('Des joncs.'), ...asDocument(), paragraph('Et un ajout.'), paragraph('Fin.')];
  expect(keepBlocks(existing, received)).toEqual([
    paragraph('Des joncs.'),
    boat,
    player,
    film,
    paragraph('Et un ajout.'),
    paragraph('Fin.'),
  ]);
});

it('takes a changed caption, and leaves out what was removed', () => {
  const [image, , link] = asDocument() as [AnswerBlock, AnswerBlock, AnswerBlock];
  expect(keepBlocks([boat, film], [image, paragraph('Le bateau'), link])).toEqual([
    image,
    paragraph('Le bateau'),
    film,
  ]);
  expect(keepBlocks([strong, boat], [paragraph('Des roseaux.')])).toEqual([strong]);
});

it('keeps a list, a table and a quotation whose words are the same', () => {
  const blocks: AnswerBlock[] = [
    {
      type: 'list',
      ordered: true,
      start: 3,
      items: [{ content: [text('un')] }, { content: [text('deux')] }],
    },
    {
      type: 'table',
      caption: [text('Les comptes')],
      rows: [
        [
          { header: true, content: [text('An')] },
          { header: false, content: [text('12')] },
        ],
      ],
    },
    { type: 'quote', content: [[text('On y va.')]], cite: 'Karim' },
  ];
  const received: AnswerBlock[] = [
    { type: 'list', ordered: true, items: [{ content: [text('un')] }, { content: [text('deux')] }] },
    paragraph('Les comptes'),
    {
      type: 'table',
      rows: [
        [
          { header: false, content: [text('An')] },
          { header: false, content: [text('12')] },
        ],
      ],
    },
    { type: 'quote', content: [[text('On y va.')]] },
    paragraph('— Karim'),
  ];
  expect(keepBlocks(blocks, received)).toEqual(blocks);
});
