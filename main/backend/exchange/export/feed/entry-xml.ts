/**
 * One post in Blogger's own backup form of 2018 (docs/design/blogger.md#backups): every element that a backup has, in
 * its order.
 */
import { cleanText } from '#interview/inlines.ts';

export type FeedEntry = Readonly<{
  blogRemoteId: string;
  /** Blogger's id, or one made for a post that Blogger does not know. */
  remoteId: string;
  kind: 'post' | 'page';
  status: 'LIVE' | 'DRAFT' | 'SCHEDULED' | 'SOFT_TRASHED';
  author: string;
  title: string;
  /** HTML. */
  content: string;
  description: string;
  labels: readonly string[];
  /** Milliseconds UTC. */
  created: number;
  published: number;
  updated: number;
  trashed?: number | undefined;
  /** `/2026/06/slug.html`; '' where it has no address yet. */
  path: string;
}>;

/** Text of an element or of an attribute between single or double quotes. */
export const escapeXml = (text: string): string =>
  cleanText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('\r', '&#13;');

const element = (name: string, text: string): string =>
  text === '' ? `    <${name}/>\n` : `    <${name}>${escapeXml(text)}</${name}>\n`;

const moment = (ms: number): string => new Date(ms).toISOString();

export const blogTag = (remoteId: string): string => `tag:blogger.com,1999:blog-${remoteId}`;

/** The beginning of the file, up to its first entry. */
export const feedHead = (blogRemoteId: string, title: string): string =>
  "<?xml version='1.0' encoding='utf-8'?>\n" +
  "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>\n" +
  `  <id>${blogTag(blogRemoteId)}</id>\n  <title>${escapeXml(title)}</title>\n`;

export const FEED_END = '</feed>\n';

/** An entry, its lines and all. */
export function entryXml(entry: FeedEntry): string {
  const blog = blogTag(entry.blogRemoteId);
  const labels =
    entry.labels.length === 0
      ? '    <category/>\n'
      : entry.labels.map((label) => `    <category scheme='${blog}' term='${escapeXml(label)}'/>\n`).join('');
  return (
    '  <entry>\n' +
    `    <id>${blog}.post-${entry.remoteId}</id>\n` +
    element('blogger:type', entry.kind === 'page' ? 'PAGE' : 'POST') +
    element('blogger:status', entry.status) +
    `    <author>\n      <name>${escapeXml(entry.author)}</name>\n      <blogger:type>BLOGGER</blogger:type>\n    </author>\n` +
    `    <title>${escapeXml(entry.title)}</title>\n` +
    `    <content type='html'>${escapeXml(entry.content)}</content>\n` +
    element('blogger:metaDescription', entry.description) +
    element('blogger:created', moment(entry.created)) +
    element('published', moment(entry.published)) +
    element('updated', moment(entry.updated)) +
    '    <blogger:location/>\n' +
    labels +
    element('blogger:filename', entry.path) +
    '    <link/>\n    <enclosure/>\n' +
    element('blogger:trashed', entry.trashed === undefined ? '' : moment(entry.trashed)) +
    '  </entry>\n'
  );
}
