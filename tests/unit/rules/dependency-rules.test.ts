/** Plants one violation of each direction and sees that the linter catches it, with the message a newcomer will read. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

const PLANTED = [
  { file: 'interview/planted.ts', line: "import fs from 'node:fs';", says: 'interview/ is pure' },
  {
    file: 'interview/planted-up.ts',
    line: "import { x } from '../main/backend/x.ts';",
    says: 'interview/ knows no process',
  },
  {
    file: 'interview/planted-by-name.ts',
    line: "import { x } from '#backend/x.ts';",
    says: 'interview/ is pure',
  },
  {
    file: 'preload/contract/planted.ts',
    line: "import { app } from 'electron';",
    says: 'The contract is shapes only',
  },
  {
    file: 'preload/contract/planted-up.ts',
    line: "import { x } from '../../main/x.ts';",
    says: 'The contract stands between the processes',
  },
  { file: 'preload/bridge.ts', line: "import { z } from 'zod';", says: 'The preload has no dependency' },
  {
    file: 'renderer/posts/planted.tsx',
    line: "import fs from 'node:fs';",
    says: 'The page has no Node and no Electron',
  },
  {
    file: 'renderer/posts/planted-up.tsx',
    line: "import { x } from '#backend/x.ts';",
    says: 'The page reaches the other processes only through the contract',
  },
  {
    file: 'renderer/posts/planted-lexical.tsx',
    line: "import { $getRoot } from 'lexical';",
    says: 'Only renderer/editor knows Lexical',
  },
  {
    file: 'renderer/posts/planted-table.tsx',
    line: "import { backendRequests } from '#contract/backend.ts';",
    says: 'Of the contract the page takes types',
  },
  {
    file: 'main/shell/planted.ts',
    line: "import { x } from '#backend/x.ts';",
    says: 'The shell stays thin',
  },
  {
    file: 'main/shell/planted-sqlite.ts',
    line: "import Database from 'better-sqlite3';",
    says: 'The shell runs on an older Node',
  },
  {
    file: 'main/backend/planted.ts',
    line: "import { app } from 'electron';",
    says: 'The backend never imports electron',
  },
  {
    file: 'main/backend/planted-up.ts',
    line: "import { x } from '#shell/x.ts';",
    says: 'The backend knows the shell only through the port',
  },
  {
    file: 'main/backend/publishing/planted.ts',
    line: "import Database from 'better-sqlite3';",
    says: 'Only backend/core/sql.ts, backend/library and backend/search touch SQLite',
  },
] as const;

const ALLOWED = [
  {
    file: 'renderer/posts/allowed.ts',
    line: "import type { BackendName } from '#contract/backend.ts';",
  },
  { file: 'renderer/posts/allowed-values.ts', line: "import { AppError } from '#contract/failure.ts';" },
  { file: 'preload/contract/allowed.ts', line: "import { x } from '#interview/x.ts';" },
  { file: 'main/shell/allowed.ts', line: "import type { Backend } from '#backend/app/backend.ts';" },
  { file: 'main/backend/library/allowed.ts', line: "import Database from 'better-sqlite3';" },
  { file: 'renderer/editor/allowed.ts', line: "import { $getRoot } from 'lexical';" },
] as const;

describe('the dependency rules', () => {
  let folder = '';
  let output = '';

  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'escale-rules-'));
    fs.copyFileSync(path.join(root, '.oxlintrc.json'), path.join(folder, '.oxlintrc.json'));
    for (const { file, line } of [...PLANTED, ...ALLOWED]) {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      const name = /import (?:type )?(?:\{ )?(\$?\w+)/.exec(line)?.[1] ?? '';
      fs.writeFileSync(
        path.join(folder, file),
        `${line}\nexport ${line.includes('import type') ? 'type ' : ''}{ ${name} };\n`,
      );
    }
    output = spawnSync(
      process.execPath,
      [path.join(root, 'node_modules/oxlint/bin/oxlint'), '--format', 'json', '.'],
      { cwd: folder, encoding: 'utf8' },
    ).stdout;
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  type Finding = Readonly<{ code: string; filename: string; help?: string }>;
  const findings = () =>
    (JSON.parse(output) as { diagnostics: Finding[] }).diagnostics.filter((finding) =>
      finding.code.includes('no-restricted-imports'),
    );

  it.each(PLANTED)('refuses $file: $line', ({ file, says }) => {
    expect(
      findings()
        .filter((finding) => finding.filename === file)
        .map((finding) => finding.help ?? ''),
    ).toEqual([expect.stringContaining(says)]);
  });

  it.each(ALLOWED)('accepts $file', ({ file }) => {
    expect(findings().filter((finding) => finding.filename === file)).toEqual([]);
  });
});
