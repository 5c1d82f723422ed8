/** Writes SCHEMA.md from a fresh library: `npm run schema`. A test compares, so that the page never lies. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { silentLog } from '../log.ts';
import { migrations } from './migrations/index.ts';
import { openLibrary } from './open-library.ts';
import type { ReadableDb } from './sql.ts';
import { all, sql } from './sql.ts';

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

export async function newLibrarySchema(): Promise<string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'escale-schema-'));
  try {
    const library = await openLibrary({ folder, log: silentLog });
    try {
      return describeSchema(library.db);
    } finally {
      library.close();
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] !== undefined && path.basename(process.argv[1]) === 'print-schema.ts') {
  fs.writeFileSync(path.join(path.dirname(process.argv[1]), 'SCHEMA.md'), await newLibrarySchema());
}
