import { describe, expect, it } from 'vitest';
import { alterationsBetween } from '#interview/html/alterations.ts';

const HTML = '<div class="iv-post" id="iv-a"><p>L’été, l’hiver.</p><p>Un <b>mot</b>.</p></div>';
const SIGNATURE = '<p class="sig">Le Labo</p>';
const sent = { title: 'L’an', labels: ['Été', 'Port'], content: HTML };
const text = (content: string) => alterationsBetween('blocks', sent, { ...sent, content });

describe('alterations of a text', () => {
  it.each([
    ['nothing', HTML, []],
    ['only the blog’s normalisation', HTML.replace('<p>Un', '\n<p>Un').replaceAll('’', '&#8217;'), []],
    ['a signature', `${HTML}${SIGNATURE}`, [['', SIGNATURE]]],
    ['a signature inside a paragraph', HTML.replace('</div>', `${SIGNATURE}</div>`), [['', SIGNATURE]]],
    ['a signature added three times', HTML + SIGNATURE.repeat(3), [['', SIGNATURE]]],
    ['another apostrophe in two places', HTML.replaceAll('’', "'"), [['’', "'"]]],
    ['an attribute of every paragraph', HTML.replaceAll('<p>', '<p class="x">'), [['', ' class="x"']]],
    [
      'a removed tag',
      HTML.replace('<b>mot</b>', 'mot'),
      [
        ['<b>', ''],
        ['</b>', ''],
      ],
    ],
  ])('%s', (_, content, expected) => {
    expect(text(content)?.map(({ before, after }) => [before, after])).toEqual(expected);
  });

  it('are found in title and labels', () => {
    const published = { ...sent, title: "L'an", labels: ['port', 'Nouveau'] };
    expect(alterationsBetween('blocks', sent, published)).toEqual([
      { part: 'title', before: '’', after: "'" },
      { part: 'labels', before: 'Été', after: '' },
      { part: 'labels', before: '', after: 'Nouveau' },
    ]);
  });

  it('are none when the blog has another text', () => {
    const words = Array.from({ length: 3_000 }, (_, at) => `mot${at}`).join(' ');
    expect(text(`<p>${words}</p>`)).toBeUndefined();
  });
});
