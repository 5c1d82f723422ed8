/** Recognises videos by address. */
import { type AddressParts, type Medium, queryParameter, type ReadMedium } from './media-address.ts';

const encoded = encodeURIComponent;

/** Converts `90`, `90s`, `1m30s`, `1h2m3s` to seconds. */
function seconds(time: string | undefined): number | undefined {
  const parts = /^(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?$/.exec(time ?? '');
  if (parts === null || time === undefined || time === '') return undefined;
  const [hours, minutes, rest] = parts.slice(1).map((part) => Number(part ?? 0));
  return (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (rest ?? 0) || undefined;
}

function youtube({ host, path, query }: AddressParts): Medium | undefined {
  const short = host === 'youtu.be';
  if (!short && !/^(?:(?:www|m|music)\.)?youtube(?:-nocookie)?\.com$/.test(host)) return undefined;
  const id = short
    ? /^\/([\w-]{11})$/.exec(path)?.[1]
    : (/^\/(?:shorts|live|embed|v)\/([\w-]{11})$/.exec(path)?.[1] ??
      (path === '/watch' ? /^[\w-]{11}$/.exec(queryParameter(query, 'v') ?? '')?.[0] : undefined));
  if (id === undefined) return undefined;
  const start = seconds(queryParameter(query, 't') ?? queryParameter(query, 'start'));
  const address = `https://www.youtube.com/watch?v=${id}${start === undefined ? '' : `&t=${start}`}`;
  return {
    kind: 'video',
    site: 'YouTube',
    address,
    frame: `https://www.youtube-nocookie.com/embed/${id}${start === undefined ? '' : `?start=${start}`}`,
    about: `https://www.youtube.com/oembed?format=json&url=${encoded(address)}`,
  };
}

function vimeo({ host, path, query }: AddressParts): Medium | undefined {
  if (!/^(?:www\.|player\.)?vimeo\.com$/.test(host)) return undefined;
  const [, id, inPath] =
    /^\/(?:video\/|channels\/[\w-]+\/|groups\/[\w-]+\/videos\/)?(\d{5,12})(?:\/([0-9a-f]{6,16}))?$/.exec(
      path,
    ) ?? [];
  if (id === undefined) return undefined;
  // The key of an unlisted video, required by the site.
  const key = inPath ?? /^[0-9a-f]{6,16}$/.exec(queryParameter(query, 'h') ?? '')?.[0];
  const address = `https://vimeo.com/${id}${key === undefined ? '' : `/${key}`}`;
  return {
    kind: 'video',
    site: 'Vimeo',
    address,
    frame: `https://player.vimeo.com/video/${id}?dnt=1${key === undefined ? '' : `&h=${key}`}`,
    about: `https://vimeo.com/api/oembed.json?url=${encoded(address)}`,
  };
}

function dailymotion({ host, path, query }: AddressParts): Medium | undefined {
  const player = host === 'geo.dailymotion.com' && path === '/player.html';
  const id = player
    ? /^[A-Za-z0-9]{5,12}$/.exec(queryParameter(query, 'video') ?? '')?.[0]
    : host === 'dai.ly'
      ? /^\/([A-Za-z0-9]{5,12})$/.exec(path)?.[1]
      : /^(?:www\.)?dailymotion\.com$/.test(host)
        ? /^\/(?:embed\/)?video\/([A-Za-z0-9]{5,12})(?:_[\w-]*)?$/.exec(path)?.[1]
        : undefined;
  if (id === undefined) return undefined;
  const address = `https://www.dailymotion.com/video/${id}`;
  return {
    kind: 'video',
    site: 'Dailymotion',
    address,
    frame: `https://geo.dailymotion.com/player.html?video=${id}`,
    about: `https://www.dailymotion.com/services/oembed?format=json&url=${encoded(address)}`,
  };
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
/** PeerTube has many hosts; it is recognised by its paths. */
const PEERTUBE = new RegExp(
  `^/(?:w/([1-9A-HJ-NP-Za-km-z]{20,22}|${UUID})|videos/(?:watch|embed)/([1-9A-HJ-NP-Za-km-z]{20,22}|${UUID}))$`,
  'i',
);

function peertube({ host, path }: AddressParts): Medium | undefined {
  const match = PEERTUBE.exec(path);
  const id = match?.[1] ?? match?.[2];
  if (id === undefined) return undefined;
  const address = `https://${host}/w/${id}`;
  return {
    kind: 'video',
    site: 'PeerTube',
    address,
    frame: `https://${host}/videos/embed/${id}?p2p=0`,
    about: `https://${host}/services/oembed?format=json&url=${encoded(address)}`,
  };
}

/** A film of Arte has a page per language with one number. */
function arte({ host, path, query }: AddressParts): Medium | undefined {
  if (!/^(?:www\.)?arte\.tv$/.test(host)) return undefined;
  const match =
    /^\/([a-z]{2})\/videos\/(\d{6}-\d{3}-[A-Z]|RC-\d{6})(?:\/[^/]*)?$/.exec(path) ??
    /^\/embeds\/([a-z]{2})\/(\d{6}-\d{3}-[A-Z])$/.exec(path) ??
    // The address of the player before 2024.
    (path === '/player/v5/index.php' || path === '/player/v7/index.php'
      ? /config(?:%2F|\/)([a-z]{2})(?:%2F|\/)(\d{6}-\d{3}-[A-Z])\b/i.exec(query)
      : null);
  const [, language, id] = match ?? [];
  if (language === undefined || id === undefined) return undefined;
  const address = `https://www.arte.tv/${language.toLowerCase()}/videos/${id}`;
  return {
    kind: 'video',
    site: 'Arte',
    address,
    // A series has no player.
    ...(!id.startsWith('RC-') && { frame: `https://www.arte.tv/embeds/${language.toLowerCase()}/${id}` }),
  };
}

/** The key in INA's player for pages without a contract. */
const INA_PUBLIC = '1/1b0bd203fbcd702f9bc9b10ac3d0fc21/wide/0';

/** Identifiers of INA: letters, then digits. */
const INA_ID = '[A-Za-z]{1,4}\\d{5,16}[A-Za-z0-9]{0,4}';
const INA_PAGE = new RegExp(`^(?:/[\\w-]+){0,2}/(video|audio)/(${INA_ID})(?:/[^/]*)?$`);
const INA_PLAYER = new RegExp(`^(?:/player)?/embed/(${INA_ID})(?:/[\\w/-]*)?$`);

function ina({ host, path }: AddressParts): Medium | undefined {
  const [, kind = 'video', onPage] = (/^(?:www\.)?ina\.fr$/.test(host) && INA_PAGE.exec(path)) || [];
  const id = onPage ?? (host === 'player.ina.fr' ? INA_PLAYER.exec(path)?.[1] : undefined);
  if (id === undefined) return undefined;
  return {
    kind: kind === 'audio' ? 'sound' : 'video',
    site: 'INA',
    address: `https://www.ina.fr${onPage === undefined ? `/video/${id}` : path}`,
    frame: `https://player.ina.fr/player/embed/${id.toUpperCase()}/${INA_PUBLIC}`,
  };
}

export const videoSites: readonly ReadMedium[] = [youtube, vimeo, dailymotion, arte, ina, peertube];
