/**
 * What stands between two `---` lines before a Markdown text: `key: value`, `key: [a, b]`, and `key:` followed by `- a`
 * lines. No YAML beyond that: no references, no types, nothing that can grow.
 */
import { readDate } from '../backup/dates.ts';
import { languageSchema } from '../../../../interview/document.ts';
import type { Entry } from '../entries.ts';

const MOST_LINES = 200;
const MOST_VALUE = 2_000;

export type FrontMatter = Readonly<{
  facts: Partial<
    Pick<Entry, 'title' | 'labels' | 'author' | 'description' | 'publishedAt' | 'url' | 'language'>
  >;
  draft: boolean;
  /** A date that is none. */
  badDate: boolean;
  /** What follows. */
  text: string;
  /** The lines themselves, where some are of no use here. */
  raw?: string;
}>;

export function readFrontMatter(text: string): FrontMatter {
  const lines = text.split(/\r?\n/, MOST_LINES + 1);
  const end = /^---\s*$/.test(lines[0] ?? '')
    ? lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line))
    : -1;
  if (end === -1) return { facts: {}, draft: false, badDate: false, text };
  const head = lines.slice(1, end);
  const values = valuesOf(head);
  const used = new Set<string>();
  const first = (...keys: string[]): string | undefined => {
    for (const key of keys) {
      const value = values.get(key)?.[0];
      if (values.has(key)) used.add(key);
      if (value !== undefined && value !== '') return value;
    }
    return undefined;
  };
  const labels = ['labels', 'tags', 'categories', 'category'].flatMap((key) => {
    if (values.has(key)) used.add(key);
    return values.get(key) ?? [];
  });
  const title = first('title');
  const author = first('author', 'authors');
  const description = first('description', 'summary', 'excerpt');
  const address = first('url', 'permalink', 'canonical');
  const url = address !== undefined && /^https?:\/\/\S+$/.test(address) ? address : undefined;
  const language = languageSchema.safeParse(first('lang', 'language')).data;
  const date = first('date', 'published');
  const publishedAt = date === undefined ? undefined : readDate(date);
  const draft = /^(?:true|yes)$/i.test(first('draft') ?? '');
  return {
    facts: {
      ...(title !== undefined && { title }),
      ...(labels.length > 0 && { labels: [...new Set(labels)] }),
      ...(author !== undefined && { author }),
      ...(description !== undefined && { description }),
      ...(publishedAt !== undefined && { publishedAt }),
      ...(url !== undefined && { url }),
      ...(language !== undefined && { language }),
    },
    draft,
    badDate: date !== undefined && publishedAt === undefined,
    text: text
      .split(/\r?\n/)
      .slice(end + 1)
      .join('\n'),
    ...([...values.keys()].some((key) => !used.has(key)) && { raw: head.join('\n') }),
  };
}

function valuesOf(lines: readonly string[]): Map<string, string[]> {
  const values = new Map<string, string[]>();
  let current: string[] | undefined;
  for (const line of lines) {
    const pair = /^([A-Za-z][\w-]{0,60})\s*:\s*(.*)$/.exec(line);
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1];
    if (pair !== null) {
      const [, key = '', value = ''] = pair;
      current = listOf(value.trim());
      values.set(key.toLowerCase(), current);
    } else if (item !== undefined && current !== undefined) current.push(plain(item));
  }
  return values;
}

function listOf(value: string): string[] {
  if (value === '') return [];
  if (!value.startsWith('[') || !value.endsWith(']')) return [plain(value)];
  // Commas inside quotes belong to the word.
  const items = value.slice(1, -1).matchAll(/(?:^|,)\s*("[^"]*"|'[^']*'|[^,]*)/g);
  return [...items].map(([, item = '']) => plain(item)).filter((one) => one !== '');
}

function plain(value: string): string {
  const trimmed = value.trim();
  const quoted = /^"([\s\S]*)"$|^'([\s\S]*)'$/.exec(trimmed);
  return (quoted?.[1] ?? quoted?.[2] ?? trimmed.replace(/\s+#.*$/, '')).slice(0, MOST_VALUE);
}
