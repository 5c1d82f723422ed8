import { expect, test } from 'vitest';
import { createPageCount } from '#backend/publishing/destinations/count-pages.ts';

const page = (nextPageToken?: string) => ({ items: [{}, {}], nextPageToken });

test('accepts a list that ends', () => {
  const count = createPageCount('Le Labo');
  let token: string | undefined;
  for (let at = 0; at < 1_500; at += 1) {
    count(page(`${at}`), token);
    token = `${at}`;
  }
  expect(() => count(page(), token)).not.toThrow();
});

test('refuses a page whose next page is itself', () => {
  const count = createPageCount('Le Labo');
  count(page('1'), undefined);
  expect(() => count(page('1'), '1')).toThrow(
    expect.objectContaining({ code: 'destination.endless-list', params: { blog: 'Le Labo', count: 4 } }),
  );
});

test('refuses an endless list', () => {
  const count = createPageCount();
  let pages = 0;
  expect(() => {
    for (; pages < 10_000; pages += 1) count(page(`${pages + 1}`), `${pages}`);
  }).toThrow(expect.objectContaining({ code: 'destination.endless-list' }));
  expect(pages).toBe(1_999);
});
