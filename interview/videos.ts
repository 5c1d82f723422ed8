/**
 * Videos known by their address: a link on such a site becomes a card, and its frame has an address that leaves as few
 * trackers as the site allows. Shapes of addresses only: `interview/` has no URL class, and asks nobody anything.
 */

const VIDEO_SITES = ['YouTube', 'Vimeo', 'Dailymotion', 'PeerTube'] as const;
type VideoSite = (typeof VIDEO_SITES)[number];

export type Video = Readonly<{
  site: VideoSite;
  /** The page of the video, without what only follows readers around. */
  address: string;
  /** What its frame shows: the site's form that asks for no cookie, where it has one. */
  frame: string;
  /** Where the site tells the title and a picture (oEmbed, as JSON). */
  about: string;
}>;

const encoded = encodeURIComponent;

/** The value of one parameter of a query. */
function parameter(query: string, name: string): string | undefined {
  return new RegExp(`(?:^|&)${name}=([^&]+)`).exec(query)?.[1];
}

/** `90`, `90s`, `1m30s`, `1h2m3s`, in seconds. */
function seconds(time: string | undefined): number | undefined {
  const parts = /^(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?$/.exec(time ?? '');
  if (parts === null || time === undefined || time === '') return undefined;
  const [hours, minutes, rest] = parts.slice(1).map((part) => Number(part ?? 0));
  return (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (rest ?? 0) || undefined;
}

function youtube(host: string, path: string, query: string): Video | undefined {
  const short = host === 'youtu.be';
  if (!short && !/^(?:(?:www|m|music)\.)?youtube(?:-nocookie)?\.com$/.test(host)) return undefined;
  const id = short
    ? /^\/([\w-]{11})$/.exec(path)?.[1]
    : (/^\/(?:shorts|live|embed|v)\/([\w-]{11})$/.exec(path)?.[1] ??
      (path === '/watch' ? /^[\w-]{11}$/.exec(parameter(query, 'v') ?? '')?.[0] : undefined));
  if (id === undefined) return undefined;
  const start = seconds(parameter(query, 't') ?? parameter(query, 'start'));
  const address = `https://www.youtube.com/watch?v=${id}${start === undefined ? '' : `&t=${start}`}`;
  return {
    site: 'YouTube',
    address,
    frame: `https://www.youtube-nocookie.com/embed/${id}${start === undefined ? '' : `?start=${start}`}`,
    about: `https://www.youtube.com/oembed?format=json&url=${encoded(address)}`,
  };
}

function vimeo(host: string, path: string, query: string): Video | undefined {
  if (!/^(?:www\.|player\.)?vimeo\.com$/.test(host)) return undefined;
  const [, id, inPath] =
    /^\/(?:video\/|channels\/[\w-]+\/|groups\/[\w-]+\/videos\/)?(\d{5,12})(?:\/([0-9a-f]{6,16}))?$/.exec(
      path,
    ) ?? [];
  if (id === undefined) return undefined;
  // Of an unlisted video: without it the site shows nothing.
  const key = inPath ?? /^[0-9a-f]{6,16}$/.exec(parameter(query, 'h') ?? '')?.[0];
  const address = `https://vimeo.com/${id}${key === undefined ? '' : `/${key}`}`;
  return {
    site: 'Vimeo',
    address,
    frame: `https://player.vimeo.com/video/${id}?dnt=1${key === undefined ? '' : `&h=${key}`}`,
    about: `https://vimeo.com/api/oembed.json?url=${encoded(address)}`,
  };
}

function dailymotion(host: string, path: string, query: string): Video | undefined {
  const player = host === 'geo.dailymotion.com' && path === '/player.html';
  const id = player
    ? /^[A-Za-z0-9]{5,12}$/.exec(parameter(query, 'video') ?? '')?.[0]
    : host === 'dai.ly'
      ? /^\/([A-Za-z0-9]{5,12})$/.exec(path)?.[1]
      : /^(?:www\.)?dailymotion\.com$/.test(host)
        ? /^\/(?:embed\/)?video\/([A-Za-z0-9]{5,12})(?:_[\w-]*)?$/.exec(path)?.[1]
        : undefined;
  if (id === undefined) return undefined;
  const address = `https://www.dailymotion.com/video/${id}`;
  return {
    site: 'Dailymotion',
    address,
    frame: `https://geo.dailymotion.com/player.html?video=${id}`,
    about: `https://www.dailymotion.com/services/oembed?format=json&url=${encoded(address)}`,
  };
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
/** PeerTube stands on many hosts; its paths are its own. */
const PEERTUBE = new RegExp(
  `^/(?:w/([1-9A-HJ-NP-Za-km-z]{20,22}|${UUID})|videos/(?:watch|embed)/([1-9A-HJ-NP-Za-km-z]{20,22}|${UUID}))$`,
  'i',
);

function peertube(host: string, path: string): Video | undefined {
  const found = PEERTUBE.exec(path);
  const id = found?.[1] ?? found?.[2];
  if (id === undefined) return undefined;
  const address = `https://${host}/w/${id}`;
  return {
    site: 'PeerTube',
    address,
    frame: `https://${host}/videos/embed/${id}?p2p=0`,
    about: `https://${host}/services/oembed?format=json&url=${encoded(address)}`,
  };
}

/** The video that an address shows; undefined for any other page. */
export function videoOf(address: string): Video | undefined {
  if (address.length > 500) return undefined;
  const [, host, path, query = ''] =
    /^https?:\/\/([a-z0-9.-]+\.[a-z]{2,})(\/[^?#\s]*)(?:\?([^#\s]*))?(?:#\S*)?$/i.exec(address) ?? [];
  if (host === undefined || path === undefined) return undefined;
  const name = host.toLowerCase();
  const plain = path.length > 1 ? path.replace(/\/$/, '') : path;
  return (
    youtube(name, plain, query) ??
    vimeo(name, plain, query) ??
    dailymotion(name, plain, query) ??
    peertube(name, plain)
  );
}
