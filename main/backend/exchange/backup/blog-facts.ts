/** What a feed says of its blog, from its head and from its settings; of these five only: the others hold e-mail addresses. */
import type { EntryBlog } from '../entries.ts';
import { readLine } from '../xml/references.ts';

type Facts = { -readonly [Key in keyof EntryBlog]: EntryBlog[Key] };

export type BlogFacts = Readonly<{
  /** Digits; the first one counts. */
  id(remoteId: string | undefined): void;
  name(title: string): void;
  address(href: string): void;
  setting(key: string, value: string): void;
  /** The blog, when it was never told or is richer than it was. */
  news(): EntryBlog | undefined;
  remoteId(): string | undefined;
  url(): string | undefined;
}>;

const MOST_LINE = 2_000;

export function collectBlog(): BlogFacts {
  const facts: Partial<Facts> = {};
  let told = '';
  const line = (text: string): string => readLine(text).slice(0, MOST_LINE);
  return {
    id(remoteId) {
      if (remoteId !== undefined) facts.remoteId ??= remoteId;
    },
    name(title) {
      if (line(title) !== '') facts.name ??= line(title);
    },
    address(href) {
      const url = URL.parse(href.trim());
      if (url !== null && /^https?:$/.test(url.protocol) && url.username === '')
        facts.url ??= `${url.origin}${url.pathname}`.replace(/\/+$/, '');
    },
    setting(key, text) {
      const value = line(text);
      if (value === '') return;
      if (key === 'BLOG_NAME') facts.name = value;
      else if (key === 'BLOG_LOCALE') facts.locale = value;
      else if (key === 'BLOG_TIME_ZONE') facts.timeZone = value;
      else if (key === 'BLOG_CONVERT_LINE_BREAKS') facts.convertsLineBreaks = /^(?:true|yes|1)$/i.test(value);
      else if (key === 'BLOG_SUBDOMAIN' && /^[a-z0-9-]{1,63}$/i.test(value))
        facts.url ??= `https://${value.toLowerCase()}.blogspot.com`;
    },
    news() {
      if (facts.remoteId === undefined) return undefined;
      const blog: EntryBlog = { ...facts, remoteId: facts.remoteId, name: facts.name ?? '' };
      const now = JSON.stringify(blog);
      if (now === told) return undefined;
      told = now;
      return blog;
    },
    remoteId: () => facts.remoteId,
    url: () => facts.url,
  };
}
