import { describe, expect, test } from 'vitest';
import { isSignIn, pageOf, readAddress, siblingFeed } from '#backend/exchange/sources/feed/addresses.ts';

const FEED = '/feeds/posts/default';

describe('the address of a blog in any spelling', () => {
  test.each([
    ['https://carnets-labo.blogspot.com', `https://carnets-labo.blogspot.com${FEED}`],
    ['  carnets-labo.blogspot.com/ ', `https://carnets-labo.blogspot.com${FEED}`],
    ['Carnets-Labo.Blogspot.com', `https://carnets-labo.blogspot.com${FEED}`],
    ['www.carnets-labo.blogspot.com', `https://carnets-labo.blogspot.com${FEED}`],
    ['carnets-labo', `https://carnets-labo.blogspot.com${FEED}`],
    [
      'http://www.carnets-labo.fr/2017/03/un-billet.html?m=1#comment-form',
      `http://www.carnets-labo.fr${FEED}`,
    ],
    ['https://carnets-labo.fr:8443/p/a-propos.html', `https://carnets-labo.fr:8443${FEED}`],
    [
      'https://carnets-labo.blogspot.com/feeds/posts/default?alt=rss',
      `https://carnets-labo.blogspot.com${FEED}`,
    ],
    ['feed://carnets-labo.blogspot.com/feeds/posts/default', `https://carnets-labo.blogspot.com${FEED}`],
    ['« https://carnets-labo.blogspot.com »', `https://carnets-labo.blogspot.com${FEED}`],
    ['<https://carnets-labo.blogspot.com/>.', `https://carnets-labo.blogspot.com${FEED}`],
    ['//carnets-labo.blogspot.com', `https://carnets-labo.blogspot.com${FEED}`],
    ['https://été.example', `https://xn--t-9fab.example${FEED}`],
    ['http://127.0.0.1:4567/', `http://127.0.0.1:4567${FEED}`],
    [
      'https://www.blogger.com/blog/posts/4815162342108151623',
      'https://www.blogger.com/feeds/4815162342108151623/posts/default',
    ],
    [
      'https://draft.blogger.com/blog/post/edit/4815162342108151623/7000',
      'https://www.blogger.com/feeds/4815162342108151623/posts/default',
    ],
    [
      'https://www.blogger.com/blogger.g?blogID=4815162342108151623#allposts',
      'https://www.blogger.com/feeds/4815162342108151623/posts/default',
    ],
    [
      'https://www.blogger.com/feeds/4815162342108151623/posts/default',
      'https://www.blogger.com/feeds/4815162342108151623/posts/default',
    ],
  ])('%s', (text, feed) => {
    expect(readAddress(text).feeds[0]).toBe(feed);
  });

  test('an address of a country domain falls back to the main one where that was given up', () => {
    expect(readAddress('carnets-labo.blogspot.co.uk').feeds).toEqual([
      `https://carnets-labo.blogspot.co.uk${FEED}`,
      `https://carnets-labo.blogspot.com${FEED}`,
    ]);
  });

  test('keeps the post’s page, as it may name another feed', () => {
    expect(readAddress('carnets-labo.fr/2017/03/un-billet.html')).toMatchObject({
      page: 'https://carnets-labo.fr/2017/03/un-billet.html',
      name: 'carnets-labo.fr',
      inClear: { page: 'http://carnets-labo.fr/2017/03/un-billet.html' },
    });
    expect(readAddress('https://carnets-labo.fr')).not.toHaveProperty('inClear');
  });

  test.each([
    '',
    '   ',
    'mon blog',
    'ftp://carnets.example',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://moi:secret@carnets.example/',
    'https://',
    'anne@exemple.fr',
    'localhost:3000',
    'http://intranet/',
    'https://www.blogger.com/',
  ])('is not %s', (text) => {
    expect(() => readAddress(text)).toThrow(expect.objectContaining({ code: 'import.address' }) as Error);
  });
});

test('accepts feeds and their pages', () => {
  expect(siblingFeed('https://www.blogger.com/feeds/1/posts/default', 'pages')).toBe(
    'https://www.blogger.com/feeds/1/pages/default',
  );
  expect(pageOf('https://a.example/feeds/posts/default?orderby=published', 101, 25)).toBe(
    'https://a.example/feeds/posts/default?orderby=published&start-index=101&max-results=25&redirect=false',
  );
});

test('recognizes the sign-in page', () => {
  for (const address of [
    'https://accounts.google.com/v3/signin/identifier',
    'https://www.blogger.com/blogin.g?blogspotURL=https://a.example',
    'https://accounts.google.fr/ServiceLogin',
  ])
    expect(isSignIn(new URL(address)), address).toBe(true);
  expect(isSignIn(new URL('https://www.blogger.com/feeds/1/posts/default'))).toBe(false);
});
