/**
 * The feed of a site, as Atom (RFC 4287): the newest posts, with their text unless that is long. Ids are those of the posts and
 * never change; addresses are absolute if the site has an address, else relative to the feed, as the RFC allows.
 */
import { wholeCharacters } from '#interview/inlines.ts';
import { WORDS } from '#backend/core/words.ts';
import { escapeAttribute, escapeText } from '#interview/markup/escape.ts';
import type { SiteFacts } from '#backend/exchange/site-folder/site-files.ts';
import { readPlain } from '#backend/exchange/xml/values.ts';
import { FEED_PAGE, type Listed, withPictures } from './pages.ts';

/** Posts in the feed. */
export const MOST_IN_FEED = 20;

/** Without the characters that XML 1.0 excludes. */
const plain = (words: string): string => wholeCharacters(readPlain(words));
const text = (words: string): string => escapeText(plain(words));
const value = (words: string): string => escapeAttribute(plain(words));
const instant = (at: number): string => new Date(at).toISOString();

/** `posts`: the newest first, MOST_IN_FEED at most. */
export function feedOf(site: SiteFacts, posts: readonly (Listed & Readonly<{ content: string }>)[]): string {
  const { id, name, address, language } = site;
  const untitled = WORDS[language].pages.site.untitled;
  const changed = posts.reduce((latest, { updated }) => Math.max(latest, updated), 0);
  const entries = posts.map(
    (post) => `<entry>
<id>urn:uuid:${post.id}</id>
<title>${text(post.title.trim() === '' ? untitled : post.title)}</title>
<link rel="alternate" type="text/html" href="${value(address + post.path)}"/>
<published>${instant(post.published)}</published>
<updated>${instant(post.updated)}</updated>
${post.labels.map((label) => `<category term="${value(label)}"/>`).join('')}
<content type="html">${text(withPictures(post.content, address))}</content>
</entry>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>urn:uuid:${id}</id>
<title>${text(name)}</title>
<author><name>${text(name)}</name></author>
<updated>${instant(changed)}</updated>
<link rel="self" type="application/atom+xml" href="${value(address + FEED_PAGE)}"/>
<link rel="alternate" type="text/html" href="${value(`${address}index.html`)}"/>
<generator>Escale</generator>
${entries.join('')}</feed>
`;
}
