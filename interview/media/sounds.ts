/** Sounds by their address: players of podcasts, and files. */
import { parameter, type ReadMedium } from './media-address.ts';

const encoded = encodeURIComponent;

/** First parts of SoundCloud's own pages, and second parts of an artist's: neither is a sound. */
const OWN_PAGES =
  /^(?:charts|discover|feed|jobs|library|messages|notifications|pages|people|pro|search|settings|stations|stream|tags|terms-of-use|upload|you)$/;
const ARTIST_PAGES =
  /^(?:albums|comments|followers|following|likes|popular-tracks|reposts|sets|spotlight|toptracks|tracks)$/;

/** Its player is given the address of the sound (https://developers.soundcloud.com/docs/api/html5-widget). */
const soundcloud: ReadMedium = ({ host, path, query }) => {
  if (host === 'w.soundcloud.com' && path === '/player') {
    const shown = decoded(parameter(query, 'url') ?? '');
    const page = soundcloudPage(
      /^https?:\/\/(?:www\.|m\.)?soundcloud\.com(\/[^?#\s]*)/i.exec(shown)?.[1] ?? '',
    );
    // A player made long ago names the sound by a number, of which nobody but SoundCloud knows the page.
    const number =
      /^https?:\/\/api\.soundcloud\.com\/(tracks|playlists)\/(?:soundcloud:\w+:)?(\d{1,12})\b/i.exec(shown);
    if (page !== undefined) return soundcloudCard(page);
    if (number === null) return undefined;
    const frame = playerOf(
      `https://api.soundcloud.com/${(number[1] ?? '').toLowerCase()}/${number[2] ?? ''}`,
    );
    return { kind: 'sound', site: 'SoundCloud', address: frame, frame };
  }
  const page = /^(?:www\.|m\.)?soundcloud\.com$/.test(host) ? soundcloudPage(path) : undefined;
  return page === undefined ? undefined : soundcloudCard(page);
};

const playerOf = (sound: string): string => `https://w.soundcloud.com/player/?url=${encoded(sound)}`;

function soundcloudPage(path: string): string | undefined {
  const [, artist = '', name = '', set] =
    /^\/([\w-]{1,100})\/([\w-]{1,255})(?:\/([\w-]{1,255}))?\/?$/.exec(path) ?? [];
  if (artist === '' || OWN_PAGES.test(artist)) return undefined;
  if (name === 'sets') return set === undefined ? undefined : `/${artist}/sets/${set}`;
  // A third part is the secret of a sound that is not listed.
  return ARTIST_PAGES.test(name) ? undefined : `/${artist}/${name}${set === undefined ? '' : `/${set}`}`;
}

function soundcloudCard(page: string): ReturnType<ReadMedium> {
  const address = `https://soundcloud.com${page}`;
  return {
    kind: 'sound',
    site: 'SoundCloud',
    address,
    frame: playerOf(address),
    about: `https://soundcloud.com/oembed?format=json&url=${encoded(address)}`,
  };
}

/** The page of an episode does not tell the number by which the player knows it. */
const ausha: ReadMedium = ({ host, path, query }) => {
  if (host === 'podcast.ausha.co' && /^\/[\w-]{1,200}(?:\/[\w-]{1,300})?$/.test(path))
    return { kind: 'sound', site: 'Ausha', address: `https://podcast.ausha.co${path}` };
  if (host !== 'player.ausha.co' || (path !== '/' && path !== '/index.html')) return undefined;
  const [name, id] = ['podcastId', 'showId']
    .map((key) => [key, /^[\w-]{4,40}$/.exec(parameter(query, key) ?? '')?.[0]] as const)
    .find(([, value]) => value !== undefined) ?? ['', undefined];
  if (id === undefined) return undefined;
  const frame = `https://player.ausha.co/?${name}=${id}&v=3`;
  return { kind: 'sound', site: 'Ausha', address: frame, frame };
};

/** A place where listeners of Arte put their own sounds; the page of one has the number of its player. */
const audioblog: ReadMedium = ({ host, path }) => {
  const id = host === 'audioblog.arteradio.com' ? /^\/embed\/(\d{1,12})$/.exec(path)?.[1] : undefined;
  const frame = `https://audioblog.arteradio.com/embed/${id ?? ''}`;
  return id === undefined ? undefined : { kind: 'sound', site: 'ARTE Radio', address: frame, frame };
};

const FILE = /\.(?:mp3|m4a|aac|ogg|oga|opus|wav|flac)$/i;

/** A file on any host: what is asked of it (a signature, a counter of the podcast) is part of its address. */
export const soundFile: ReadMedium = ({ host, path, address }) => {
  if (!FILE.test(path)) return undefined;
  const page = address.replace(/#\S*$/, '');
  return { kind: 'sound', site: host.replace(/^www\./, ''), address: page, frame: page, isFile: true };
};

/** The name of a file, as words: what a player is called where nobody said. */
export function fileTitle(address: string): string {
  const name =
    address
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? '';
  return decoded(name.replace(/\.[A-Za-z0-9]{1,5}$/, ''))
    .replace(/[_+-]+/g, ' ')
    .trim();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

export const soundSites: readonly ReadMedium[] = [soundcloud, ausha, audioblog];
