/** Recognises sounds by address: podcast players and files. */
import { queryParameter, type ReadMedium } from './media-address.ts';

const encoded = encodeURIComponent;

/** Pages of SoundCloud (first path part) and of an artist (second part) that are no sounds. */
const OWN_PAGES =
  /^(?:charts|discover|feed|jobs|library|messages|notifications|pages|people|pro|search|settings|stations|stream|tags|terms-of-use|upload|you)$/;
const ARTIST_PAGES =
  /^(?:albums|comments|followers|following|likes|popular-tracks|reposts|sets|spotlight|toptracks|tracks)$/;

/** The player takes the address of the sound (https://developers.soundcloud.com/docs/api/html5-widget). */
const soundcloud: ReadMedium = ({ host, path, query }) => {
  if (host === 'w.soundcloud.com' && path === '/player') {
    const soundAddress = decode(queryParameter(query, 'url') ?? '');
    const page = soundcloudPage(
      /^https?:\/\/(?:www\.|m\.)?soundcloud\.com(\/[^?#\s]*)/i.exec(soundAddress)?.[1] ?? '',
    );
    // An old player names the sound by a number, from which the page cannot be derived.
    const number =
      /^https?:\/\/api\.soundcloud\.com\/(tracks|playlists)\/(?:soundcloud:\w+:)?(\d{1,12})\b/i.exec(
        soundAddress,
      );
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
  // A third part is the secret of an unlisted sound.
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

/** The number for the player cannot be derived from an episode's page. */
const ausha: ReadMedium = ({ host, path, query }) => {
  if (host === 'podcast.ausha.co' && /^\/[\w-]{1,200}(?:\/[\w-]{1,300})?$/.test(path))
    return { kind: 'sound', site: 'Ausha', address: `https://podcast.ausha.co${path}` };
  if (host !== 'player.ausha.co' || (path !== '/' && path !== '/index.html')) return undefined;
  const [name, id] = ['podcastId', 'showId']
    .map((key) => [key, /^[\w-]{4,40}$/.exec(queryParameter(query, key) ?? '')?.[0]] as const)
    .find(([, value]) => value !== undefined) ?? ['', undefined];
  if (id === undefined) return undefined;
  const frame = `https://player.ausha.co/?${name}=${id}&v=3`;
  return { kind: 'sound', site: 'Ausha', address: frame, frame };
};

/** Sounds of Arte's listeners; their page has the number of the player. */
const audioblog: ReadMedium = ({ host, path }) => {
  const id = host === 'audioblog.arteradio.com' ? /^\/embed\/(\d{1,12})$/.exec(path)?.[1] : undefined;
  const frame = `https://audioblog.arteradio.com/embed/${id ?? ''}`;
  return id === undefined ? undefined : { kind: 'sound', site: 'ARTE Radio', address: frame, frame };
};

const FILE = /\.(?:mp3|m4a|aac|ogg|oga|opus|wav|flac)$/i;

/** A file on any host; its query (a signature, a podcast counter) is part of the address. */
export const soundFile: ReadMedium = ({ host, path, address }) => {
  if (!FILE.test(path)) return undefined;
  const page = address.replace(/#\S*$/, '');
  return { kind: 'sound', site: host.replace(/^www\./, ''), address: page, frame: page, isFile: true };
};

/** The file name as words: the default title of a player. */
export function fileTitle(address: string): string {
  const name =
    address
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? '';
  return decode(name.replace(/\.[A-Za-z0-9]{1,5}$/, ''))
    .replace(/[_+-]+/g, ' ')
    .trim();
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

export const soundSites: readonly ReadMedium[] = [soundcloud, ausha, audioblog];
