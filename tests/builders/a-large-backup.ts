/** A backup of Blogger, in its present format, of as many posts as wanted: for what must take a while. */

export const LARGE_BLOG = { remoteId: '5100000000000000001', name: 'Carnet de terrain' } as const;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The title of post `number`, counted from 1. */
export const largeTitle = (number: number): string => `Journal de terrain, jour ${number}`;

function entry(number: number, paragraphs: number): string {
  const at = new Date(Date.UTC(2012, 0, 1, 9) + number * 86_400_000).toISOString();
  const html = Array.from(
    { length: paragraphs },
    (_none, index) =>
      `<p>Jour ${number}, note ${index + 1} : on marche jusqu’au canal, on compte les péniches, on parle aux voisins.</p>`,
  ).join('\n');
  const id = `tag:blogger.com,1999:blog-${LARGE_BLOG.remoteId}`;
  return [
    `<entry><id>${id}.post-${6_000_000_000 + number}</id>`,
    '<blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status>',
    '<author><name>Awa Diallo</name></author>',
    `<title>${escape(largeTitle(number))}</title>`,
    `<content type='html'>${escape(html)}</content>`,
    `<blogger:created>${at}</blogger:created><published>${at}</published><updated>${at}</updated>`,
    `<category scheme='${id}' term='Terrain'/>`,
    `<blogger:filename>/terrain/${number}.html</blogger:filename></entry>`,
  ].join('');
}

export function aLargeBackup({ posts, paragraphs = 12 }: { posts: number; paragraphs?: number }): string {
  const entries = Array.from({ length: posts }, (_none, index) => entry(index + 1, paragraphs));
  return [
    "<?xml version='1.0' encoding='utf-8'?>",
    "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>",
    `<id>tag:blogger.com,1999:blog-${LARGE_BLOG.remoteId}</id><title>${LARGE_BLOG.name}</title>`,
    ...entries,
    '</feed>',
  ].join('\n');
}
