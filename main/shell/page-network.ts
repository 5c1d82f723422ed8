/** What a page of ours may request at all, beside what its policy says. Pure. */
import { originOf, PAGE_ORIGIN, parseAddress } from './origins.ts';

type Frame = Readonly<{ url: string; parent: unknown }>;

/**
 * Nothing from a network or the disk, ever; and a picture is uploaded by the page itself, in its top frame. The frame
 * is asked and not the Origin header, which Electron 25 leaves out of what its protocol handlers are given.
 * @param frame null or absent where no frame asks, or one that is gone
 */
export function mayRequest(address: string, frame: Frame | null | undefined): boolean {
  const url = parseAddress(address);
  if (url === null || !['app:', 'data:', 'blob:', 'devtools:'].includes(url.protocol)) return false;
  if (url.protocol !== 'app:' || url.host !== 'escale' || url.pathname !== '/upload') return true;
  return (
    frame !== null && frame !== undefined && frame.parent === null && originOf(frame.url) === PAGE_ORIGIN
  );
}
