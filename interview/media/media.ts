/**
 * Recognises videos and sounds by their address: a link to one becomes a card, with the player that tracks readers
 * least. Only address patterns are used: `interview/` has no URL class and no network.
 */
import type { Medium, ReadMedium } from './media-address.ts';
import { soundFile, soundSites } from './sounds.ts';
import { videoSites } from './videos.ts';

const SITES: readonly ReadMedium[] = [...videoSites, ...soundSites, soundFile];

/** The video or sound at an address; undefined for any other page. */
export function mediumOf(address: string): Medium | undefined {
  if (address.length > 500) return undefined;
  const [, host, path, query = ''] =
    /^https?:\/\/([a-z0-9.-]+\.[a-z]{2,})(\/[^?#\s]*)(?:\?([^#\s]*))?(?:#\S*)?$/i.exec(address) ?? [];
  if (host === undefined || path === undefined) return undefined;
  const parts = {
    host: host.toLowerCase(),
    path: path.length > 1 ? path.replace(/\/$/, '') : path,
    query,
    address,
  };
  for (const read of SITES) {
    const medium = read(parts);
    if (medium !== undefined) return medium;
  }
  return undefined;
}

/**
 * Whether a foreign page may keep the player of an address: a media file, or a site with a fixed host (not PeerTube).
 */
export function hasKnownPlayer(address: string): boolean {
  const medium = mediumOf(address);
  return medium?.frame !== undefined && medium.site !== 'PeerTube';
}
