/**
 * The parts of the file for a person about whom data is held: a readable page, the same as JSON, their portraits. Runs
 * in a thread.
 */
import { pickCredit, creditOf } from '#interview/people/person-fields.ts';
import type { Post } from '#interview/document.ts';
import { spansOf } from '#interview/erasure/erase-text.ts';
import { blockToText, blocksToText } from '#interview/plain.ts';
import { paragraphsToText } from '#interview/inlines.ts';
import { escapeAttribute, escapeText } from '#interview/markup/escape.ts';
import type { DataKind, PersonFileWords } from '#contract/erasure.ts';
import { type AppLanguage, appLanguageOf } from '#interview/app-languages.ts';
import { WORDS } from '../../core/words.ts';
import { listConsents } from '../returns/consents.ts';
import { registerRow, type RegisterRow } from '../returns/register.ts';
import { assetFile } from '../store/library-files.ts';
import { readDocument } from '../store/read-document.ts';
import { type ReadableDb, all, get, sql } from '../../core/sql.ts';
import type { Reader } from './row-change.ts';
import { inOneState, type OnProgress, scanPerson } from './scan.ts';

export type PersonFileInput = Readonly<{
  file: string;
  folder: string;
  id: string;
  words: PersonFileWords;
  now: number;
}>;

/** As the thread packs them into one file. */
export type PersonFile = Readonly<{
  posts: number;
  texts: readonly Readonly<{ name: string; text: string }>[];
  files: readonly Readonly<{ name: string; file: string; sha256: string; bytes: number }>[];
}>;

type Appearance = Readonly<{
  title: string;
  /** ISO 8601. */
  date: string;
  addresses: readonly string[];
  /** Their name and details in that post. */
  called?: Readonly<{ name: string; role?: string; organisation?: string; link?: string }>;
  answers: readonly Readonly<{ question: string; answer: string }>[];
  /** Other lines that name them. */
  lines: readonly string[];
}>;

type PersonFileData = Readonly<{
  name: string;
  madeAt: string;
  directory: readonly Readonly<{ field: string; value: string }>[];
  appearances: readonly Appearance[];
  notes: readonly string[];
  approvals: readonly Readonly<{ name: string; date: string; note: string }>[];
  consents: readonly RegisterRow[];
  rows: readonly Readonly<{ kind: DataKind; count: number }>[];
  portraits: readonly string[];
}>;

/** Throws participant.not-found. */
export function personFile(input: PersonFileInput, onProgress: OnProgress): PersonFile {
  const { data, files } = inOneState(input.file, (db) => gather(db, input, onProgress));
  const { words } = input;
  return {
    posts: data.appearances.length,
    texts: [
      { name: `${words.pageName}.html`, text: pageOf(data, words) },
      { name: 'donnees.json', text: `${JSON.stringify(data, null, 2)}\n` },
    ],
    files,
  };
}

function gather(
  db: ReadableDb,
  { folder, id, now, words }: PersonFileInput,
  onProgress: OnProgress,
): { data: PersonFileData; files: PersonFile['files'] } {
  const appearances: Appearance[] = [];
  const notes: string[] = [];
  const { person, reader, rows, counts } = scanPerson(db, id, onProgress);
  for (const { table, key, row } of rows) {
    if (table === 'posts')
      appearances.push(appearanceOf(db, Number(key), String(row['document']), person.ids, reader));
    if (table === 'notes') notes.push(String(row['text']));
  }
  const approvals = all<{ name: string; approved_at: number; note: string }>(
    db,
    sql`
    SELECT name, approved_at, note FROM approvals
    WHERE participant_id IN (SELECT value FROM json_each(${JSON.stringify(person.ids)})) ORDER BY approved_at`,
  ).map(({ name, approved_at, note }) => ({ name, date: new Date(approved_at).toISOString(), note }));
  const files = all<{ sha256: string; bytes: number; mime: string }>(
    db,
    sql`
    SELECT sha256, bytes, mime FROM assets
    WHERE sha256 IN (SELECT value FROM json_each(${JSON.stringify(person.pictures)}))`,
  ).map(({ sha256, bytes, mime }, index) => ({
    name: `portrait-${index + 1}.${mime.replace('image/', '')}`,
    file: assetFile(folder, sha256),
    sha256,
    bytes,
  }));
  const data = {
    name: person.name,
    madeAt: new Date(now).toISOString(),
    directory: person.entry,
    appearances: appearances.toSorted((one, other) => (one.date < other.date ? 1 : -1)),
    notes,
    approvals,
    consents: listConsents(db, { personId: id }, now).map((consent) =>
      registerRow(consent, languageOf(words), 'words'),
    ),
    rows: [...counts].map(([kind, count]) => ({ kind, count })),
    portraits: files.map(({ name }) => name),
  };
  return { data, files };
}

function appearanceOf(
  db: ReadableDb,
  rowid: number,
  document: string,
  ids: readonly string[],
  { erasing }: Reader,
): Appearance {
  const post = readDocument(document);
  const postRow = get<{ id: string; at: number }>(
    db,
    sql`SELECT id, coalesce(published_at, created_at) AS at FROM posts WHERE rowid = ${rowid}`,
  );
  const addresses = all<{ url: string }>(
    db,
    sql`
    SELECT url FROM publications WHERE post_id = ${postRow?.id ?? ''} AND url IS NOT NULL AND remote_status IN ('live', 'scheduled')`,
  ).map(({ url }) => url);
  const person = post.participants.find((one) => ids.includes(one.id));
  const { name, link } = person ?? {};
  const called = {
    ...pickCredit(person ?? {}),
    ...(link === undefined ? {} : { link }),
  };
  return {
    title: post.title,
    date: new Date(postRow?.at ?? 0).toISOString(),
    addresses,
    ...(name === undefined ? {} : { called: { name, ...called } }),
    answers: answersOf(post, ids),
    lines: [post.title, post.description ?? '', paragraphsToText(post.lead ?? []), ...othersOf(post, ids)]
      .flatMap((text) => text.split('\n'))
      .filter((line) => spansOf(line, erasing.names, new Set()).length > 0)
      .slice(0, 200),
  };
}

const isTheirs = (block: Post['body'][number], ids: readonly string[]): boolean =>
  block.type === 'answer' && block.participants.some((one) => ids.includes(one));

const othersOf = (post: Post, ids: readonly string[]): string[] =>
  post.body.filter((block) => !isTheirs(block, ids)).map(blockToText);

function answersOf(post: Post, ids: readonly string[]): { question: string; answer: string }[] {
  let question = '';
  return post.body.flatMap((block) => {
    if (block.type === 'question') question = paragraphsToText(block.content);
    return block.type === 'answer' && isTheirs(block, ids)
      ? [{ question, answer: blocksToText(block.blocks) }]
      : [];
  });
}

const languageOf = ({ language }: PersonFileWords): AppLanguage => appLanguageOf(language) ?? 'fr';

const lineOfConsent = (row: RegisterRow): string =>
  Object.values(row)
    .filter((part) => part !== '')
    .join(' · ');

const STYLE = `body{font:1rem/1.6 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1d2733;background:#fff}
h1,h2,h3{line-height:1.25}section{margin-block:2rem}dt{font-weight:600}dd{margin:0 0 .5rem}.q{font-weight:600;margin-bottom:.25rem}
.a{margin-top:0;white-space:pre-line}img{max-width:12rem;border-radius:6px}small{color:#4d5866}`;

function pageOf(data: PersonFileData, words: PersonFileWords): string {
  const date = (iso: string): string =>
    new Intl.DateTimeFormat(words.language, { dateStyle: 'long' }).format(new Date(iso));
  const section = (title: string, body: string): string =>
    body === '' ? '' : `<section><h2>${escapeText(title)}</h2>\n${body}\n</section>\n`;
  const list = (items: readonly string[]): string =>
    items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${item}</li>`).join('\n')}</ul>`;
  const fields = data.directory
    .map(({ field, value }) => {
      const shownValue = field.endsWith('_at') ? date(new Date(Number(value)).toISOString()) : value;
      return `<dt>${escapeText(words.fields[field] ?? field)}</dt><dd>${escapeText(shownValue)}</dd>`;
    })
    .join('\n');
  const appearances = data.appearances
    .map(
      ({ title, date: at, addresses, called, answers, lines }) => `<article>
<h3>${escapeText(title === '' ? words.untitled : title)}</h3>
<p><small>${escapeText([date(at), ...creditOf(called ?? {})].join(' · '))}</small></p>
${addresses.map((url) => `<p><a href="${escapeAttribute(url)}">${escapeText(url)}</a></p>`).join('\n')}
${answers.map(({ question, answer }) => `<p class="q">${escapeText(question)}</p>\n<p class="a">${escapeText(answer)}</p>`).join('\n')}
${lines.length === 0 ? '' : `<p>${escapeText(words.named)}</p>\n${list(lines.map(escapeText))}`}
</article>`,
    )
    .join('\n');
  return `<!DOCTYPE html>
<html lang="${escapeAttribute(words.language)}"><head><meta charset="utf-8"><title>${escapeText(words.title)}</title><style>${STYLE}</style></head>
<body><h1>${escapeText(words.title)}</h1>
<p>${escapeText(data.name)}</p>
<p><small>${escapeText(date(data.madeAt))}</small></p>
${data.portraits.map((name) => `<img src="${escapeAttribute(name)}" alt="${escapeAttribute(words.portrait)}">`).join('\n')}
${section(words.directory, fields === '' ? '' : `<dl>${fields}</dl>`)}${section(words.appearances, appearances)}${section(words.notes, list(data.notes.map(escapeText)))}${section(
    words.approvals,
    list(
      data.approvals.map(({ name, date: at, note }) =>
        escapeText([date(at), name, note].filter((part) => part !== '').join(' · ')),
      ),
    ),
  )}${section(
    WORDS[languageOf(words)].register.title,
    list(data.consents.map((row) => escapeText(lineOfConsent(row)))),
  )}${section(
    words.data,
    list(data.rows.map(({ kind, count }) => escapeText(`${words.kinds[kind] ?? kind} : ${count}`))),
  )}</body></html>
`;
}
