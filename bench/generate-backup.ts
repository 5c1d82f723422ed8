/** A backup as Blogger writes it today, of any number of invented interviews. */
import fs from 'node:fs';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { generateArchive } from './generate-archive.ts';

const BLOG = 'tag:blogger.com,1999:blog-4815162342108151623';
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Writes `count` posts into `file`. */
export function writeBackup(file: string, count: number): void {
  const out = fs.openSync(file, 'w');
  fs.writeSync(
    out,
    "<?xml version='1.0' encoding='utf-8'?>\n<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>\n" +
      `  <id>${BLOG}</id>\n  <title>Les carnets du labo</title>`,
  );
  let number = 0;
  for (const { document, publishedAt } of generateArchive(count)) {
    number += 1;
    const date = new Date(publishedAt).toISOString();
    const labels = document.labels
      .map((label) => `\n    <category scheme='${BLOG}' term='${escaped(label)}'/>`)
      .join('');
    fs.writeSync(
      out,
      `\n  <entry>\n    <id>${BLOG}.post-${8_000_000_000_000_000 + number}</id>\n    <blogger:type>POST</blogger:type>\n    <blogger:status>LIVE</blogger:status>\n` +
        `    <author>\n      <name>Awa Diallo</name>\n      <uri/>\n      <blogger:type>BLOGGER</blogger:type>\n    </author>\n    <title>${escaped(document.title)}</title>\n` +
        `    <content type='html'>${escaped(renderBlogHtml(document, { pictureAddress: () => '' }))}</content>\n    <blogger:metaDescription/>\n    <blogger:created>${date}</blogger:created>\n` +
        `    <published>${date}</published>\n    <updated>${date}</updated>\n    <blogger:location/>${labels || '\n    <category/>'}\n` +
        `    <blogger:filename>/2020/01/billet-${number}.html</blogger:filename>\n    <link/>\n    <enclosure/>\n    <blogger:trashed/>\n  </entry>`,
    );
  }
  fs.writeSync(out, '\n</feed>\n');
  fs.closeSync(out);
}
