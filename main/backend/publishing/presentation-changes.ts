/**
 * What would look otherwise on the blog though no turn says anything else: another style or level chosen since, the
 * people of the box, the numbers. What the blog holds is compared with what the text last sent would be today.
 */
import type { Post } from '#interview/document.ts';
import { elementsInside, attribute, classesOf, parseHtml } from '#interview/html/parse.ts';
import { assetOfClass, hasBareAnchors } from '#interview/marks.ts';
import { renderBloggerHtml } from '#interview/render/blogger-html.ts';
import { roleOf } from '#interview/render/extras-html.ts';
import type { Presentation } from '#interview/render/presentation.ts';
import type { DestinationKind } from '#interview/destinations.ts';
import type { BackendOutput } from '#contract/backend.ts';
import { sameHtml } from '../library/publications/publications.ts';

type Change = BackendOutput<'publications.prepare'>['changes'][number];

export type Shown = Readonly<{
  publicationId: string;
  kind: DestinationKind;
  presentation: Presentation;
  /** What the blog holds, with our marks. */
  base: string;
  /** What was last sent, as the blog has it; the same, its people under the ids of today; and what would be sent. */
  sent: Post;
  sentNow: Post;
  post: Post;
}>;

/** Where the pictures of a post are on the web: nothing is put anywhere to compare. */
function addressesIn(html: string): (sha256: string) => string {
  const known = new Map<string, string>();
  for (const image of elementsInside(parseHtml(html), ({ tagName }) => tagName === 'img')) {
    const sha256 = classesOf(image).map(assetOfClass).find(Boolean);
    const src = attribute(image, 'src');
    if (sha256 !== undefined && src !== undefined) known.set(sha256, src);
  }
  return (sha256) => known.get(sha256) ?? 'https://picture.invalid/';
}

const peopleOf = (post: Post): string =>
  post.participants
    .map((person) => [person.name, roleOf(person)].filter((part) => part !== '').join(', '))
    .join('\n');
const portraits = (post: Post): string =>
  post.participants.map(({ portrait, link }) => [portrait, link]).join();

/** `told`: how many changes the turns give. */
export function presentationChanges(shown: Shown, told: number): Change[] {
  const { base, kind, post, presentation, publicationId, sent, sentNow } = shown;
  const options = {
    publicationId,
    presentation,
    pictureAddress: addressesIn(base),
    bareAnchors: hasBareAnchors(base),
  };
  const looks = !sameHtml(kind, renderBloggerHtml(sent, options), base);
  const [before, after] = [peopleOf(sent), peopleOf(post)];
  const showsPeople = presentation.people !== 'off' || presentation.style === 'cards';
  const people = showsPeople && (before !== after || portraits(sent) !== portraits(post));
  const changes: Change[] = [
    ...(looks ? [{ what: 'presentation' as const, how: 'changed' as const }] : []),
    ...(people
      ? [{ what: 'people' as const, how: 'changed' as const, ...(before !== after && { before, after }) }]
      : []),
  ];
  if (changes.length > 0 || told > 0) return changes;
  // Something that is no turn: the numbers of the questions, a heading at another level.
  return sameHtml(kind, renderBloggerHtml(post, options), renderBloggerHtml(sentNow, options))
    ? []
    : [{ what: 'presentation', how: 'changed' }];
}
