/** The prefixes under which the namespaces of Blogger's feeds are known here, whatever a file calls them. */

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
  declare(attributes: Readonly<Record<string, string>>, atRoot: boolean): void;
  of(name: string): string;
} {
  const known = new Map<string, string>();
  const prefixed = (prefix: string, name: string): string => (prefix === '' ? name : `${prefix}:${name}`);
  return {
    declare(attributes, atRoot) {
      for (const [key, uri] of Object.entries(attributes)) {
        if (!key.startsWith(atRoot ? 'xmlns' : 'xmlns:')) continue;
        const prefix = PREFIXES.find(([pattern]) => pattern.test(uri.trim()))?.[1];
        if (prefix !== undefined) known.set(key.slice('xmlns:'.length), prefix);
      }
    },
    of(name) {
      const colon = name.indexOf(':');
      const prefix = colon === -1 ? '' : name.slice(0, colon);
      const own = name.slice(colon + 1);
      return prefixed(known.get(prefix) ?? prefix, own);
    },
  };
}
