/** Invalid fields of a blog’s answer: the answer is read without them. */
import { expect, test } from 'vitest';
import { parseAnswer } from '#backend/exchange/blog-answers/parse-answer.ts';

const wordpress = (post: object): unknown =>
  parseAnswer({ name: 'wordpress.post' }, JSON.stringify({ id: 7, status: 'publish', ...post }));
const blogger = (post: object): unknown =>
  parseAnswer({ name: 'blogger.post' }, JSON.stringify({ id: '7', content: '', ...post }));

const NO_PAGES = [
  'javascript:alert(1)',
  'JavaScript:alert(1)//https://a.fr',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'vbscript:1',
  'mailto:a@b.fr',
  '//a.fr/b',
  'https://',
  `https://a.fr/${'b'.repeat(5_000)}`,
];

test.each(NO_PAGES)('ignores the address of a post that is no web page: %s', (address) => {
  expect(wordpress({ link: address })).toMatchObject({ value: { post: { id: '7', url: undefined } } });
  expect(blogger({ url: address })).toMatchObject({ value: { id: '7', url: undefined } });
});

test('keeps the web address of a post, and none for a blog without one', () => {
  const url = 'http://blog.example/2026/11/été.html';
  expect(wordpress({ link: url })).toMatchObject({ value: { post: { url } } });
  expect(blogger({ url })).toMatchObject({ value: { url } });
  const blog = JSON.stringify({ id: '1', name: 'B', url: 'javascript:alert(1)' });
  expect(parseAnswer({ name: 'blogger.blog' }, blog)).toMatchObject({ value: { url: '' } });
});

test.each([
  '+275760-09-13T00:00:00',
  '+010000-01-01T00:00:00',
  '-000001-01-01T00:00:00',
  `2026${' '.repeat(99)}`,
])('ignores a date in the year of %s', (date) => {
  expect(wordpress({ date_gmt: date, modified_gmt: date })).toMatchObject({
    value: { post: { published: undefined, updated: undefined } },
  });
  expect(blogger({ published: `${date}Z`, updated: `${date}Z`, trashed: `${date}Z` })).toMatchObject({
    value: { published: undefined, updated: undefined, trashed: undefined },
  });
});

test('accepts a date before 1970', () => {
  const published = Date.UTC(1969, 6, 20);
  expect(wordpress({ date_gmt: '1969-07-20T00:00:00' })).toMatchObject({ value: { post: { published } } });
  expect(blogger({ published: '1969-07-20T00:00:00Z' })).toMatchObject({ value: { published } });
});
