/** The links that the directory keeps of a person, beside the one that posts publish. */
import { z } from 'zod';
import { isPersonLink } from '#interview/links.ts';
import { personLinkSchema } from '#contract/people.ts';
import { MOST_LINKS } from '#contract/plain-values.ts';

export const linksSchema = z.array(personLinkSchema);

/** The links of a person whose published one has become another: that one, and the author's own. */
export function linksWith(links: string, before: string | null, link: string | null): string {
  if (link === null || link === before || !isPersonLink(link)) return links;
  const others = linksSchema.parse(JSON.parse(links)).filter(({ url }) => url !== before && url !== link);
  return JSON.stringify([{ url: link }, ...others].slice(0, MOST_LINKS));
}
