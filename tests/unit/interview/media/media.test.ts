import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHtml } from '#interview/html/read-html.ts';
import { mediumOf } from '#interview/media/media.ts';
import { fileTitle } from '#interview/media/sounds.ts';
import { isPictureAddress } from '#interview/links.ts';
import { checkProperty } from '#tests/random/check-property.ts';

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
      'https://www.arte.tv/fr/videos/110342-012-A/le-dessous-des-cartes/?utm_source=x',
      'https://www.arte.tv/fr/videos/110342-012-A',
    ],
    [
      'https://www.arte.tv/embeds/de/110342-012-A?autoplay=true&mute=0',
      'https://www.arte.tv/de/videos/110342-012-A',
    ],
    [
      'https://www.arte.tv/player/v5/index.php?json_url=https%3A%2F%2Fapi.arte.tv%2Fapi%2Fplayer%2Fv2%2Fconfig%2Ffr%2F110342-012-A&lang=fr',
      'https://www.arte.tv/fr/videos/110342-012-A',
    ],
    [
      'https://www.ina.fr/ina-eclaire-actu/video/cab8201186901/le-port-de-brest',
      'https://www.ina.fr/ina-eclaire-actu/video/cab8201186901/le-port-de-brest',
    ],
    [
      'http://player.ina.fr/player/embed/CAB98013237/1/1b0bd203fbcd702f9bc9b10ac3d0fc21/460/259/0',
      'https://www.ina.fr/video/CAB98013237',
    ],
    [
      'https://tube.exemple.fr/videos/watch/kkGMgK9ZtnKfYAgnEtQxbv',
      'https://tube.exemple.fr/w/kkGMgK9ZtnKfYAgnEtQxbv',
    ],
  ])('%s', (typed, address) => {
    expect(mediumOf(typed)?.address).toBe(address);
    // Its own forms lead back to it.
    expect(mediumOf(address)?.address).toBe(address);
    expect(mediumOf(mediumOf(typed)?.frame ?? '')?.site).toBe(mediumOf(typed)?.site);
    expect(mediumOf(typed)?.kind).toBe('video');
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
    'https://www.arte.tv/fr/',
    'https://www.arte.tv/fr/videos/histoire/',
    'https://www.arte.tv.exemple.fr/fr/videos/110342-012-A/',
    'https://www.ina.fr/actualites-ina',
    'https://soundcloud.com/discover',
    'https://soundcloud.com/discover/sets/x',
    'https://soundcloud.com/la-revue',
    'https://soundcloud.com/la-revue/tracks',
    'https://soundcloud.com/la-revue/sets',
    'https://w.soundcloud.com/player/?url=https%3A//exemple.fr/x',
    'https://player.ausha.co/?color=red',
    'https://exemple.fr/article-mp3',
    'https://exemple.fr/telecharger?f=a.mp3',
    'javascript:alert(1)//youtu.be/aBcDeFgH_-1',
    'https://youtu.be/aBcDeFgH_-1 et la suite',
    'youtu.be/aBcDeFgH_-1',
    '',
  ])('refuses: %s', (typed) => expect(mediumOf(typed)).toBeUndefined());

  it('use privacy-friendly frames where the site has them', () => {
    expect(mediumOf(`${watch}&t=90`)?.frame).toBe(
      'https://www.youtube-nocookie.com/embed/aBcDeFgH_-1?start=90',
    );
    expect(mediumOf('https://vimeo.com/123456789/abcdef0123')?.frame).toBe(
      'https://player.vimeo.com/video/123456789?dnt=1&h=abcdef0123',
    );
  });

  it('have only addresses that a document accepts, for any input', () => {
    const typed = fc.oneof(
      fc.webUrl({ withQueryParameters: true }),
      fc
        .tuple(fc.constantFrom('https://youtu.be/', 'https://vimeo.com/', 'https://a.fr/w/'), fc.string())
        .map((parts) => parts.join('')),
    );
    checkProperty(
      fc.property(typed, (address) => {
        const video = mediumOf(address);
        const addresses = [video?.address, video?.frame, video?.about].filter((one) => one !== undefined);
        expect(addresses.every(isPictureAddress)).toBe(true);
      }),
    );
  });
});

describe('sounds by their address', () => {
  it.each([
    [
      'https://soundcloud.com/la-revue/episode-1?si=x&utm_source=y',
      'SoundCloud',
      'https://soundcloud.com/la-revue/episode-1',
    ],
    [
      'https://m.soundcloud.com/la-revue/sets/saison-1',
      'SoundCloud',
      'https://soundcloud.com/la-revue/sets/saison-1',
    ],
    [
      'https://soundcloud.com/la-revue/secret/s-AbC123',
      'SoundCloud',
      'https://soundcloud.com/la-revue/secret/s-AbC123',
    ],
    [
      'https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/la-revue/episode-1&color=%23ff5500',
      'SoundCloud',
      'https://soundcloud.com/la-revue/episode-1',
    ],
    [
      'https://w.soundcloud.com/player/?visual=true&url=https%3A//api.soundcloud.com/tracks/12345&show_artwork=true',
      'SoundCloud',
      'https://w.soundcloud.com/player/?url=https%3A%2F%2Fapi.soundcloud.com%2Ftracks%2F12345',
    ],
    [
      'https://player.ausha.co/index.html?podcastId=yJeEAsPpR7xW&v=3&playerId=ausha-1',
      'Ausha',
      'https://player.ausha.co/?podcastId=yJeEAsPpR7xW&v=3',
    ],
    ['https://podcast.ausha.co/la-revue/episode-1', 'Ausha', 'https://podcast.ausha.co/la-revue/episode-1'],
    [
      'https://audioblog.arteradio.com/embed/98898',
      'ARTE Radio',
      'https://audioblog.arteradio.com/embed/98898',
    ],
    [
      'https://www.ina.fr/ina-eclaire-actu/audio/phd94030283/un-entretien',
      'INA',
      'https://www.ina.fr/ina-eclaire-actu/audio/phd94030283/un-entretien',
    ],
    [
      'https://www.exemple.fr/sons/a%20b.MP3?jeton=1#t=10',
      'exemple.fr',
      'https://www.exemple.fr/sons/a%20b.MP3?jeton=1',
    ],
  ])('%s', (typed, site, address) => {
    expect(mediumOf(typed)).toMatchObject({ kind: 'sound', site, address });
    expect(mediumOf(address)?.address).toBe(address);
    expect(mediumOf(mediumOf(typed)?.frame ?? address)?.site).toBe(site);
  });

  it('have no player for a page that is no sound file', () => {
    expect(mediumOf('https://podcast.ausha.co/la-revue/episode-1')).not.toHaveProperty('frame');
    expect(mediumOf('https://www.arte.tv/fr/videos/RC-014123/serie/')).not.toHaveProperty('frame');
  });

  it.each([
    ['https://exemple.fr/sons/la-corne_de%20brume.mp3?v=1', 'la corne de brume'],
    ['https://exemple.fr/%E0%A4%A.mp3', '%E0%A4%A'],
    ['https://exemple.fr/.mp3', ''],
  ])('%s is named « %s »', (address, title) => expect(fileTitle(address)).toBe(title));
});

describe('players of foreign HTML', () => {
  const read = (html: string): unknown => readHtml(html, { newId: () => '', origin: 'outside' });

  it('become cards: frames by their page, sounds by their file', () => {
    expect(
      read(
        '<iframe src="https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/la-revue/episode-1" title="Un épisode"></iframe>',
      ),
    ).toEqual([
      { type: 'embed', url: 'https://soundcloud.com/la-revue/episode-1', title: 'Un épisode', frame: false },
    ]);
    expect(read('<audio controls src="https://exemple.fr/la-corne.mp3"></audio>')).toEqual([
      { type: 'embed', url: 'https://exemple.fr/la-corne.mp3', title: 'la corne', frame: true },
    ]);
    expect(
      read('<audio controls aria-label="La corne"><source src="https://exemple.fr/1.ogg">Son</audio>'),
    ).toEqual([{ type: 'embed', url: 'https://exemple.fr/1.ogg', title: 'La corne', frame: true }]);
  });

  it('with unsafe addresses keep nothing', () => {
    for (const src of ['javascript:alert(1)', 'file:///a.mp3', 'data:audio/mp3;base64,AAAA', ''])
      expect(JSON.stringify(read(`<p>x</p><audio src="${src}"></audio>`))).not.toContain('"embed"');
  });
});
