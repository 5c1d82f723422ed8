/** The result of recognising a video or sound by its address (media.ts). */

export type Medium = Readonly<{
  kind: 'video' | 'sound';
  /** The name of the site; for a file, its host. */
  site: string;
  /** The address of the page, without tracking parameters. */
  address: string;
  /** The address of the player, without cookies if the site offers that. Undefined if it cannot be derived. */
  frame?: string;
  /** The oEmbed address (JSON) with the title and a picture. */
  about?: string;
  /** A file, played by the reader's browser itself. */
  isFile?: true;
}>;

/** The parts of an address: the host in lower case, the path without its last slash. */
export type AddressParts = Readonly<{ host: string; path: string; query: string; address: string }>;
export type ReadMedium = (parts: AddressParts) => Medium | undefined;

/** The value of a query parameter. */
export function queryParameter(query: string, name: string): string | undefined {
  return new RegExp(`(?:^|&)${name}=([^&]+)`).exec(query)?.[1];
}
