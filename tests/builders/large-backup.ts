/** A Blogger backup in the current format with any number of posts, for long imports. */

export const LARGE_BLOG = { remoteId: '5100000000000000001', name: 'Carnet de terrain' } as const;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The title of post `number`, counted from 1. */
export const largeTitle = (number: number): string => `Journal de terrain, jour ${number}`;

/** Some posts have a picture, so that an import has pictures to fetch. */
const pictureOf = (number: number): string =>
  `<p><img src="https://photos.example.org/terrain/${number}.jpg" alt="Le canal, jour ${number}"></p>`;

const id = `tag:blogger.com,1999:blog-${LARGE_BLOG.remoteId}`;
const dayOf = (number: number): string =>
  new Date(Date.UTC(2012, 0, 1, 9) + number * 86_400_000).toISOString();

function entry(
  number: number,
  { paragraphs, pictures, draft }: Readonly<{ paragraphs: number; pictures: boolean; draft: boolean }>,
): string {
  const at = dayOf(number);
  const html = Array.from(
    { length: paragraphs },
    (_none, index) =>
      `<p>Jour ${number}, note ${index + 1} : on marche jusqu’au canal, on compte les péniches, on parle aux voisins.</p>`,
  );
  if (pictures && number % 3 === 0) html.push(pictureOf(number));
  return [
    `<entry><id>${id}.post-${6_000_000_000 + number}</id>`,
    `<blogger:type>POST</blogger:type><blogger:status>${draft ? 'DRAFT' : 'LIVE'}</blogger:status>`,
    '<author><name>Awa Diallo</name></author>',
    `<title>${escape(largeTitle(number))}</title>`,
    `<content type='html'>${escape(html.join('\n'))}</content>`,
    `<blogger:created>${at}</blogger:created><published>${at}</published><updated>${at}</updated>`,
    `<category scheme='${id}' term='Terrain'/>`,
    `<blogger:filename>/terrain/${number}.html</blogger:filename></entry>`,
  ].join('');
}

function comment(number: number, post: number): string {
  return [
    `<entry><id>${id}.post-${7_000_000_000 + number}</id>`,
    '<blogger:type>COMMENT</blogger:type><blogger:status>LIVE</blogger:status>',
    `<author><name>Un voisin, ${number}</name></author><title></title>`,
    `<content type='html'>Merci pour le jour ${post}.</content>`,
    `<published>${dayOf(post)}</published><updated>${dayOf(post)}</updated>`,
    `<blogger:parent>${6_000_000_000 + post}</blogger:parent><blogger:inReplyTo/></entry>`,
  ].join('');
}

type LargeBackup = Readonly<{
  posts: number;
  paragraphs?: number;
  /** Number of drafts, the last of the posts. */
  drafts?: number;
  /** Number of comments, one for each of the first posts. */
  comments?: number;
  /** Every third post gets one. */
  pictures?: boolean;
}>;

export function largeBackup({
  posts,
  paragraphs = 12,
  drafts = 0,
  comments = 0,
  pictures = false,
}: LargeBackup): string {
  const entries = Array.from({ length: posts }, (_none, index) =>
    entry(index + 1, { paragraphs, pictures, draft: index >= posts - drafts }),
  );
  const commentEntries = Array.from({ length: comments }, (_none, index) =>
    comment(index + 1, (index % posts) + 1),
  );
  return [
    "<?xml version='1.0' encoding='utf-8'?>",
    "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>",
    `<id>${id}</id><title>${LARGE_BLOG.name}</title>`,
    ...entries,
    ...commentEntries,
    '</feed>',
  ].join('\n');
}
