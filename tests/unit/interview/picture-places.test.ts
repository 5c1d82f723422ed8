import { describe, expect, it } from 'vitest';
import { changesByTurn } from '#interview/compare/changes-by-turn.ts';
import type { Post, TopBlock } from '#interview/document.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { imagesOf } from '#interview/pictures.ts';
import { bareCredit, creditShown } from '#interview/credit.ts';
import { buildInterview, picture } from '../../builders/interview-builder.ts';

const read = (html: string): TopBlock[] =>
  readHtml(html, { newId: () => 'x', origin: 'outside', language: 'fr' });
const layoutOf = (html: string): unknown =>
  read(html).map((block) =>
    block.type === 'image' ? [block.size ?? 'full', block.align ?? 'middle'] : block.type,
  );

const separator = (style: string, link: string, size: string): string =>
  `<div class="separator" style="clear: both;${style}"><a href="https://exemple.fr/s1600/a.jpg" imageanchor="1" style="${link}"><img border="0" src="https://exemple.fr/a.jpg" ${size} /></a></div>`;
const LARGE = 'data-original-height="900" data-original-width="1600"';

describe('the position of a picture in Blogger’s editor', () => {
  it.each([
    [
      'in the middle',
      separator(' text-align: center;', 'margin-left: 1em', `${LARGE} width="640"`),
      'full',
      'middle',
    ],
    ['on the left', separator('', 'clear: left; float: left;', `${LARGE} width="320"`), 'medium', 'left'],
    ['on the right', separator('', 'clear: right; float: right;', `${LARGE} width="200"`), 'small', 'right'],
    ['large', separator('', '', `${LARGE} width="400"`), 'large', 'middle'],
    ['as wide as it is', separator('', '', 'data-original-width="200" width="200"'), 'full', 'middle'],
    [
      'with a caption, on the right',
      `<table align="center" cellpadding="0" class="tr-caption-container" style="float: right;"><tbody><tr><td><img src="https://exemple.fr/a.jpg" width="320" ${LARGE}></td></tr><tr><td class="tr-caption">La serre</td></tr></tbody></table>`,
      'medium',
      'right',
    ],
    [
      'in a figure of elsewhere',
      '<figure style="float:left"><img src="https://exemple.fr/a.jpg"></figure>',
      'full',
      'left',
    ],
  ])('%s', (_what, html, size, align) => expect(layoutOf(html)).toEqual([[size, align]]));

  it('reads a separator with words or two pictures by the rules', () => {
    const two = separator('', '', '').replace('</div>', '<img src="https://exemple.fr/b.jpg"></div>');
    expect(layoutOf(two)).toEqual([
      ['full', 'middle'],
      ['full', 'middle'],
    ]);
    expect(layoutOf(separator('', '', '').replace('</div>', 'et des mots</div>'))).toEqual([
      ['full', 'middle'],
      'paragraph',
    ]);
  });
});

describe('a hand-edited row of pictures', () => {
  const one = (name: string): string =>
    `<figure class="iv-figure iv-small"><img src="https://exemple.fr/${name}.jpg" alt="${name}"></figure>`;
  const row = (inside: string): string => `<figure class="iv-gallery">${inside}</figure>`;
  const types = (html: string): unknown =>
    read(html).map((block) => (block.type === 'gallery' ? block.images.length : block.type));

  it('is a gallery while it has two or three', () => {
    expect(types(row(one('a') + one('b')))).toEqual([2]);
    expect(types(row(`\n${one('a')}\n${one('b')}\n${one('c')}\n`))).toEqual([3]);
  });
  it('becomes the remaining picture, or separate pictures, and keeps its caption', () => {
    const caption = '<figcaption>Ensemble</figcaption>';
    expect(types(row(one('a')))).toEqual(['image']);
    expect(types(row(one('a') + caption))).toEqual(['image', 'paragraph']);
    expect(types(row(one('a') + one('b') + one('c') + one('d')))).toEqual([
      'image',
      'image',
      'image',
      'image',
    ]);
  });
  it('keeps all text written into it', () => {
    expect(types(row(`${one('a')}<p>Des mots</p>${one('b')}`))).toEqual(['image', 'paragraph', 'image']);
  });
  it('has no size of its own', () => {
    expect(imagesOf({ body: read(row(one('a') + one('b'))) }).map((image) => image.size)).toEqual([
      undefined,
      undefined,
    ]);
  });
});

it.each([
  ['Anne Martin', 'Anne Martin', '© Anne Martin'],
  ['© Anne Martin', 'Anne Martin', '© Anne Martin'],
  ['(C) Anne Martin', 'Anne Martin', '© Anne Martin'],
  ['©©  Ville', 'Ville', '© Ville'],
  ['Copyright Ville', 'Copyright Ville', 'Copyright Ville'],
  ['Photo : Anne Martin', 'Photo : Anne Martin', 'Photo : Anne Martin'],
  ['Photos de Rémi', 'Photos de Rémi', '© Photos de Rémi'],
  ['Rémi © Ville', 'Rémi © Ville', 'Rémi © Ville'],
  ['', '', ''],
  ['©', '', ''],
])('shows the credit « %s » with one copyright sign', (written, bare, expected) => {
  expect(bareCredit(written)).toBe(bare);
  expect(creditShown(written)).toBe(expected.replace(/^© /, '©\u00a0'));
});

it('reports a picture moved to a side as a change', () => {
  const post = (align?: 'left'): Post =>
    buildInterview().saying(
      { ...picture('a', 'La serre'), ...(align === undefined ? {} : { align }) },
      'Des mots.',
    ).post;
  expect(changesByTurn(post(), post('left')).map((change) => change.what)).toEqual(['picture']);
  expect(changesByTurn(post(), post())).toEqual([]);
});
