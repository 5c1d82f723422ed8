/** What an address tells of a video or a sound, and how its sites are read (media.ts). */

export type Medium = Readonly<{
  kind: 'video' | 'sound';
  /** What it is called; of a file the host it lies on. */
  site: string;
  /** The page of the video or sound, without what only follows readers around. */
  address: string;
  /** What its player shows: the site's form that asks for no cookie, where it has one. Undefined where a page does not tell. */
  frame?: string;
  /** Where the site tells the title and a picture (oEmbed, as JSON). */
  about?: string;
  /** A file: readers' browsers play it themselves. */
  isFile?: true;
}>;

/** The parts of an address that tell a medium: the host in small letters, the path without its last slash. */
export type AddressParts = Readonly<{ host: string; path: string; query: string; address: string }>;
export type ReadMedium = (parts: AddressParts) => Medium | undefined;

/** The value of one parameter of a query. */
export function parameter(query: string, name: string): string | undefined {
  return new RegExp(`(?:^|&)${name}=([^&]+)`).exec(query)?.[1];
}
