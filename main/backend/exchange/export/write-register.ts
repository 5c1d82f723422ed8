/** Writes the register of consents as a table: a CSV file, or a docx with one table for each person. */
import path from 'node:path';
import type { Consent, RegisterFormat } from '#contract/consents.ts';
import type { AppLanguage } from '#interview/app-languages.ts';
import type { Inline, Post, Table } from '#interview/document.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { WORDS } from '../../core/words.ts';
import { registerDay, registerRow, type RegisterRow } from '../../library/returns/register.ts';
import { writeDocx } from './docx/write-docx.ts';
import { replaceFile } from './write-files.ts';

type Register = Readonly<{
  consents: readonly Consent[];
  format: RegisterFormat;
  language: AppLanguage;
  now: number;
}>;

/** Returns the path, with the extension of the format. Throws export.not-written, disk.full. */
export async function writeRegister(chosen: string, register: Register): Promise<string> {
  const ending = `.${register.format}`;
  const target = chosen.toLowerCase().endsWith(ending) ? chosen : `${chosen}${ending}`;
  const bytes =
    register.format === 'csv'
      ? csvOf(register)
      : await writeDocx(registerPost(register), { pictures: new Map(), author: '' });
  await replaceFile(path.resolve(target), (writer) => writer.write(bytes));
  return target;
}

const entriesOf = (row: RegisterRow): [keyof RegisterRow, string][] =>
  Object.entries(row) as [keyof RegisterRow, string][];

/** RFC 4180, with a byte order mark, and with the separator that spreadsheets in this language expect. */
function csvOf({ consents, language }: Register): string {
  const { columns, separator } = WORDS[language].register;
  const rows = consents.map((consent) => registerRow(consent, language, 'iso'));
  const lines = [columns, ...rows].map((row) =>
    entriesOf(row)
      .map(([, value]) => csvCell(value))
      .join(separator),
  );
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** A value that a spreadsheet would compute gets an apostrophe. */
const csvCell = (value: string): string =>
  `"${(/^[=+\-@\t\r]/u.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;

const text = (words: string): Inline[] => (words === '' ? [] : [{ type: 'text', text: words }]);

/** The columns of a person's table, each with several values. */
const CELLS = [
  ['subject', 'state'],
  ['post'],
  ['places', 'purpose'],
  ['given', 'manner', 'guardians'],
  ['until', 'withdrawn', 'note'],
] as const;
const HEAD: readonly string[] = ['subject', 'post', 'places', 'purpose', 'given', 'until'];
/** Values with their column's name, since nothing else shows what they are. */
const NAMED: readonly string[] = ['guardians', 'withdrawn', 'note'];

function registerPost({ consents, language, now }: Register): Post {
  const words = WORDS[language].register;
  const names = [...new Set(consents.map(({ name }) => name))];
  return {
    ...emptyPost('article', language),
    title: words.title,
    lead: [text(words.made(registerDay(now, language, 'words')))],
    body:
      consents.length === 0
        ? [{ type: 'paragraph', content: text(words.none) }]
        : names.flatMap((name) => [
            { type: 'heading' as const, level: 2 as const, content: text(name) },
            tableOf(
              consents.filter((consent) => consent.name === name),
              language,
            ),
          ]),
  };
}

function tableOf(consents: readonly Consent[], language: AppLanguage): Table {
  const { columns, line } = WORDS[language].register;
  const cell = (parts: readonly string[], header: boolean) => ({ header, content: lines(parts) });
  return {
    type: 'table',
    rows: [
      CELLS.map((names) => {
        const inHead = names.filter((name) => HEAD.includes(name));
        return cell([inHead.map((name) => columns[name]).join(' · ')], true);
      }),
      ...consents.map((consent) => {
        const row = registerRow(consent, language, 'words');
        const parts = (name: keyof RegisterRow): string[] =>
          row[name] === ''
            ? []
            : (NAMED.includes(name) ? line(columns[name], row[name]) : row[name]).split('\n');
        return CELLS.map((names) => cell(names.flatMap(parts), false));
      }),
    ],
  };
}

const lines = (parts: readonly string[]): Inline[] =>
  parts.flatMap((part, at) => [...(at === 0 ? [] : [{ type: 'lineBreak' as const }]), ...text(part)]);
