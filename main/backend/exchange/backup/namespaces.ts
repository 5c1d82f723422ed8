/** The prefixes under which the namespaces of Blogger's feeds are known here, whatever a file calls them. */

import type { XmlTag } from '../xml/scan.ts';

/** Of a hostile file, each may be another. */
const MOST_NAMES = 500;

const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/^http:\/\/www\.w3\.org\/2005\/Atom\/?$/i, ''],
  [/^http:\/\/purl\.org\/atom\/app#?$|^http:\/\/www\.w3\.org\/2007\/app$/i, 'app'],
  [/^http:\/\/purl\.org\/syndication\/thread\//i, 'thr'],
  [/^http:\/\/schemas\.google\.com\/blogger\//i, 'blogger'],
  [/^http:\/\/schemas\.google\.com\/g\/2005$/i, 'gd'],
  [/^http:\/\/a9\.com\/-\/spec\/opensearch(?:rss)?\//i, 'openSearch'],
  [/^http:\/\/search\.yahoo\.com\/mrss/i, 'media'],
  [/^http:\/\/www\.georss\.org\/georss/i, 'georss'],
];

/** Names as this reader knows them. An undeclared prefix is taken at its word: Blogger's own files have some. */
export function createNames(): {
  /** The namespace of names without a prefix is the root's: further in it holds for a part only. */
  declare(tag: XmlTag, atRoot: boolean): void;
  of(name: string): string;
} {
  const known = new Map<string, string>();
  const prefixed = (prefix: string, name: string): string => (prefix === '' ? name : `${prefix}:${name}`);
  /** Names that were met: the same few come again and again. */
  const met = new Map<string, string>();
  return {
    declare({ source, attributes }, atRoot) {
      if (!source.includes('xmlns')) return;
      met.clear();
      for (const [key, uri] of Object.entries(attributes)) {
        if (!key.startsWith(atRoot ? 'xmlns' : 'xmlns:')) continue;
        const prefix = PREFIXES.find(([pattern]) => pattern.test(uri.trim()))?.[1];
        if (prefix !== undefined) known.set(key.slice('xmlns:'.length), prefix);
      }
    },
    of(name) {
      const before = met.get(name);
      if (before !== undefined) return before;
      const colon = name.indexOf(':');
      const prefix = colon === -1 ? '' : name.slice(0, colon);
      const found = prefixed(known.get(prefix) ?? prefix, name.slice(colon + 1));
      if (met.size < MOST_NAMES) met.set(name, found);
      return found;
    },
  };
}
