import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { videoOf } from '#interview/videos.ts';
import { isPictureAddress } from '#interview/links.ts';

const watch = 'https://www.youtube.com/watch?v=aBcDeFgH_-1';

describe('videos by their address', () => {
  it.each([
    ['https://www.youtube.com/watch?v=aBcDeFgH_-1', watch],
    ['http://youtube.com/watch?v=aBcDeFgH_-1&list=PL123&index=2', watch],
    ['https://m.youtube.com/watch?app=desktop&v=aBcDeFgH_-1', watch],
    ['https://youtu.be/aBcDeFgH_-1?si=tracker', watch],
    ['https://youtu.be/aBcDeFgH_-1?t=1m30s', `${watch}&t=90`],
    ['https://www.youtube.com/shorts/aBcDeFgH_-1', watch],
    ['https://www.youtube.com/live/aBcDeFgH_-1?feature=share', watch],
    ['https://www.youtube-nocookie.com/embed/aBcDeFgH_-1?start=12', `${watch}&t=12`],
    ['https://vimeo.com/123456789', 'https://vimeo.com/123456789'],
    ['https://vimeo.com/123456789/abcdef0123', 'https://vimeo.com/123456789/abcdef0123'],
    ['https://player.vimeo.com/video/123456789?h=abcdef0123', 'https://vimeo.com/123456789/abcdef0123'],
    ['https://vimeo.com/channels/staffpicks/123456789', 'https://vimeo.com/123456789'],
    ['https://www.dailymotion.com/video/x8abc12', 'https://www.dailymotion.com/video/x8abc12'],
    [
      'https://www.dailymotion.com/video/x8abc12_le-titre-de-la-video',
      'https://www.dailymotion.com/video/x8abc12',
    ],
    ['https://dai.ly/x8abc12', 'https://www.dailymotion.com/video/x8abc12'],
    ['https://geo.dailymotion.com/player.html?video=x8abc12', 'https://www.dailymotion.com/video/x8abc12'],
    [
      'https://tube.exemple.fr/w/9c9de5e8-0a1e-484a-b099-e80766180a6d',
      'https://tube.exemple.fr/w/9c9de5e8-0a1e-484a-b099-e80766180a6d',
    ],
    [
      'https://tube.exemple.fr/videos/watch/kkGMgK9ZtnKfYAgnEtQxbv',
      'https://tube.exemple.fr/w/kkGMgK9ZtnKfYAgnEtQxbv',
    ],
  ])('%s', (typed, address) => {
    expect(videoOf(typed)?.address).toBe(address);
    // Its own forms lead back to it.
    expect(videoOf(address)?.address).toBe(address);
    expect(videoOf(videoOf(typed)?.frame ?? '')?.site).toBe(videoOf(typed)?.site);
  });

  it.each([
    'https://www.youtube.com/',
    'https://www.youtube.com/@chaine',
    'https://www.youtube.com/playlist?list=PL123',
    'https://www.youtube.com/watch?v=trop-court',
    'https://youtube.com.exemple.fr/watch?v=aBcDeFgH_-1',
    'https://exemple.fr/youtube.com/watch?v=aBcDeFgH_-1',
    'https://notvimeo.com/123456789',
    'https://vimeo.com/about',
    'https://www.dailymotion.com/fr',
    'https://exemple.fr/w/article',
    'https://exemple.fr/videos/watch/trop-court',
    'javascript:alert(1)//youtu.be/aBcDeFgH_-1',
    'https://youtu.be/aBcDeFgH_-1 et la suite',
    'youtu.be/aBcDeFgH_-1',
    '',
  ])('is none: %s', (typed) => expect(videoOf(typed)).toBeUndefined());

  it('gives frames that ask for no cookie where the site has such a form', () => {
    expect(videoOf(`${watch}&t=90`)?.frame).toBe(
      'https://www.youtube-nocookie.com/embed/aBcDeFgH_-1?start=90',
    );
    expect(videoOf('https://vimeo.com/123456789/abcdef0123')?.frame).toBe(
      'https://player.vimeo.com/video/123456789?dnt=1&h=abcdef0123',
    );
  });

  it('gives only addresses that a document may hold, whatever is typed', () => {
    const typed = fc.oneof(
      fc.webUrl({ withQueryParameters: true }),
      fc
        .tuple(fc.constantFrom('https://youtu.be/', 'https://vimeo.com/', 'https://a.fr/w/'), fc.string())
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(typed, (address) => {
        const video = videoOf(address);
        for (const one of video === undefined ? [] : [video.address, video.frame, video.about])
          expect(isPictureAddress(one)).toBe(true);
      }),
    );
  });
});
