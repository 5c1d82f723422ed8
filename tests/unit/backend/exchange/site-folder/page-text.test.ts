import { expect, test } from 'vitest';
import { readPage } from '#backend/exchange/site-folder/page-text.ts';
import { growthOf, LINEAR } from '#tests/builders/growth.ts';

const AT = { title: 'Le mien', path: '2026/01/x.html' };

test('takes the page’s own title, without tags and up to the title limit', () => {
  expect(readPage('<h1 class="post-title">L&#39;<b>eau</b></h1>', AT).title).toBe("L'eau");
  expect(readPage(`<h1 class="post-title">${'a'.repeat(9_000)}</h1>`, AT).title).toHaveLength(2_000);
  expect(readPage('<h1 class="post-title">Sans fin', AT).title).toBe('Le mien');
});

test.each([
  ['titles that never end', '<h1 class="post-title">'],
  ['tags that never end', '<h1 class="post-title"></h1><b '],
  ['texts that begin again and again', '<!-- escale:text -->'],
  ['entities that are none', '<h1 class="post-title">&&amp&#1'],
])('takes time in proportion to its length: %s', (_name, piece) => {
  expect(growthOf((html) => readPage(html, AT), piece, 2_000)).toBeLessThan(LINEAR);
});
