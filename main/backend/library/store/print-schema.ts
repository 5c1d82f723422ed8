/** Writes SCHEMA.md and schema-hashes.ts from a fresh library: `npm run schema`. A test compares, so that neither ever lies. */
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { migrate } from './migrate.ts';
import { migrations, type Migration } from './migrations/index.ts';
import { schemaHash } from './our-schema.ts';
import type { ReadableDb, WritableDb } from '../../core/sql.ts';
import { all, sql } from '../../core/sql.ts';

const HEAD = `# The library's schema

Made by \`npm run schema\` from a new library; a test compares. The steps are in \`migrations/\`. Instants are milliseconds
since 1970, UTC; documents are JSON (interview/document.ts), raw-deflated in revisions.
`;

function describeSchema(db: ReadableDb): string {
  // The shadow tables of a search index are SQLite's own.
  const rows = all<{ type: string; name: string; tbl_name: string; sql: string }>(
    db,
    sql`
    SELECT type, name, tbl_name, sql FROM sqlite_schema
    WHERE sql IS NOT NULL AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
    ORDER BY rowid`,
  );
  const tables = rows
    .filter((row) => row.type === 'table')
    .map((table) => {
      const others = rows.filter((row) => row.type !== 'table' && row.tbl_name === table.name);
      return [
        `## ${table.name}`,
        '',
        '```sql',
        ...[table, ...others].map((row) => `${dedent(row.sql)};`),
        '```',
        '',
      ].join('\n');
    });
  const steps = migrations.map(({ number, name }) => `${String(number).padStart(4, '0')} ${name}`);
  return [HEAD, `Steps: ${steps.join(', ')}.`, '', ...tables].join('\n');
}

/** Takes away the indentation that the step's source had. */
function dedent(text: string): string {
  const [first = '', ...rest] = text.split('\n');
  const margin = Math.min(
    ...rest.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length),
  );
  // The last line closes the statement: it stood at the margin of the first.
  return [first, ...rest.map((line) => line.slice(Number.isFinite(margin) ? margin : 0).trimEnd())].join(
    '\n',
  );
}

/** A library of this release's schema, made step by step: nothing here opens one, which would ask these very hashes. */
async function madeBy(steps: readonly Migration[]): Promise<WritableDb> {
  const db = new Database(':memory:') as unknown as WritableDb;
  await migrate(db, undefined, steps);
  return db;
}

export async function newLibrarySchema(): Promise<string> {
  const db = await madeBy(migrations);
  try {
    return describeSchema(db);
  } finally {
    db.close();
  }
}

const HASHES_HEAD = `/**
 * sha256 of the schema that each step leaves (our-schema.ts): what a library of that version must have when it is opened.
 * Made by \`npm run schema\`; a test compares.
 */
export const SCHEMA_HASHES: Readonly<Record<number, string>> = {
`;

export async function schemaHashes(
  steps: readonly Migration[] = migrations,
): Promise<Readonly<Record<number, string>>> {
  const hashes: Record<number, string> = {};
  for (const [index, { number }] of steps.entries()) {
    const db = await madeBy(steps.slice(0, index + 1));
    try {
      hashes[number] = schemaHash(db);
    } finally {
      db.close();
    }
  }
  return hashes;
}

export async function schemaHashesFile(): Promise<string> {
  const lines = Object.entries(await schemaHashes()).map(([number, hash]) => `  ${number}: '${hash}',\n`);
  return `${HASHES_HEAD}${lines.join('')}};\n`;
}

if (process.argv[1] !== undefined && path.basename(process.argv[1]) === 'print-schema.ts') {
  const folder = path.dirname(process.argv[1]);
  fs.writeFileSync(path.join(folder, 'SCHEMA.md'), await newLibrarySchema());
  fs.writeFileSync(path.join(folder, 'schema-hashes.ts'), await schemaHashesFile());
}
