/**
 * Guesses the address of a Ghost site whose export lacks it: the host to which its posts link with the slugs of several
 * posts of the export, in their HTML or in the editors' formats, whose cards keep the address as written. Ghost only
 * writes a placeholder for its own address since version 4.
 */
import { type Row, textIn } from './rows.ts';

const MOST_LINKS = 200_000;
const LINK =
  /\b(https?):\/\/([^\s"'<>\\/?#]{1,253})\/(?:[^\s"'<>\\/?#]{1,100}\/){0,3}([^\s"'<>\\/?#]{3,200})\/?["'?#\\]/gi;
/** Shorter slugs, such as `about-us`, exist on many sites. */
const FEWEST_WORDS = 3;
const FEWEST_POSTS = 2;
/** JSON in the two latter, whose HTML has its quotation marks escaped. */
const BODIES = ['html', 'lexical', 'mobiledoc'];

export type SiteGuess = Readonly<{
  read(post: Row): void;
  address(): string | undefined;
}>;

export function guessSite(): SiteGuess {
  const slugs = new Set<string>();
  const linked = new Map<string, Set<string>>();
  const secure = new Set<string>();
  let links = 0;
  return {
    read(post) {
      const slug = textIn(post, 'slug');
      if (slug.split(/[-_]/).length >= FEWEST_WORDS) slugs.add(slug);
      const written = BODIES.map((body) => textIn(post, body)).join('\n');
      for (const [, scheme = '', name = '', last = ''] of written.matchAll(LINK)) {
        const host = name.toLowerCase();
        if (scheme.toLowerCase() === 'https') secure.add(host);
        const ofHost = linked.get(host) ?? new Set();
        if (ofHost.has(last) || links >= MOST_LINKS) continue;
        links += 1;
        linked.set(host, ofHost.add(last));
      }
    },
    address() {
      const [first, second] = [...linked]
        .map(([host, segments]) => ({ host, posts: [...segments].filter((one) => slugs.has(one)).length }))
        .toSorted((one, other) => other.posts - one.posts);
      if (first === undefined || first.posts < FEWEST_POSTS || first.posts === second?.posts)
        return undefined;
      return `${secure.has(first.host) ? 'https' : 'http'}://${first.host}`;
    },
  };
}
