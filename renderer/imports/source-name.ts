/** What the author calls a source: an address without what every address has, else the file's name. Pure. */
export const sourceName = (name: string): string =>
  name.replace(/^https?:\/\//i, '').replace(/(?<=^[^/]+)\/$/, '');
