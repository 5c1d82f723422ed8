/** Addresses as they stand in other people's HTML, made such that a document may hold them. */
import { isLinkAddress, isPictureAddress } from '../links.ts';
import { anchorWithinPost } from '../marks.ts';

/** Spaces and characters that an address must not hold, written as percent codes; `//host` becomes https. */
function tidy(address: string): string {
  return address
    .trim()
    .replace(/^\/\/(?=[^/])/, 'https://')
    .replace(/[\t\r\n]/g, '')
    .replace(
      /[ <>"`\\]/g,
      (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    );
}

/** The address of a link, or undefined when it may not be followed (script, file, data, relative…). */
export function linkAddress(value: string | undefined): string | undefined {
  const address = anchorWithinPost(tidy(value ?? ''));
  return isLinkAddress(address) ? address : undefined;
}

/** The address of a picture or frame on the web, or undefined. */
export function webAddress(value: string | undefined): string | undefined {
  const address = tidy(value ?? '');
  return isPictureAddress(address) ? address : undefined;
}
