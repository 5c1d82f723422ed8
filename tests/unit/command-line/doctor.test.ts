import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latestVersion } from '#backend/library/store/migrate.ts';
import type { TestBackend } from '../../builders/test-backend.ts';
import { openTestBackend, temporaryFolder } from '../../builders/test-backend.ts';
import { runHere, json } from './terminal.ts';

let folder: string;
let library: string;
let backend: TestBackend;
beforeAll(async () => {
  folder = temporaryFolder('cli');
  library = path.join(folder, 'library');
  backend = await openTestBackend({ folder: library, publishing: false });
});
afterAll(async () => {
  await backend.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

describe('doctor', () => {
  const codes = (report: { findings: { code: string }[] }): string[] =>
    report.findings.map(({ code }) => code).filter((code) => code !== 'disk.low');

  it('reports no problem for a library in use', async () => {
    const report = await json<{ ok: boolean; findings: { code: string; location: string; text: string }[] }>([
      'doctor',
      '--library',
      library,
    ]);
    expect(report.ok).toBe(true);
    expect(codes(report)).toEqual(['library.in-use']);
    expect(report.findings[0]).toMatchObject({
      location: path.join(library, 'library.sqlite'),
      text: 'La bibliothèque est ouverte par un autre programme, sans doute Escale.',
    });
  });

  it('names what is missing, broken, or of another release, and exits with 1', async () => {
    const look = async (
      name: string,
      change: (file: string) => void,
    ): Promise<{ code: number | null; codes: string[] }> => {
      const copy = path.join(folder, name);
      await json(['list', '--library', copy]);
      change(path.join(copy, 'library.sqlite'));
      const run = await runHere(['doctor', '--json', '--library', copy]);
      return { code: run.code, codes: codes(JSON.parse(run.out) as { findings: { code: string }[] }) };
    };
    const sql = (text: string) => (file: string) => {
      const db = new Database(file);
      db.exec(text);
      db.close();
    };
    expect(await look('healthy', () => undefined)).toEqual({ code: 0, codes: [] });
    expect(await look('gone', (file) => fs.rmSync(file))).toEqual({ code: 0, codes: ['library.none'] });
    expect(await look('damaged', (file) => fs.writeFileSync(file, 'x'.repeat(9_000)))).toEqual({
      code: 1,
      codes: ['library.corrupt'],
    });
    expect(await look('newer', sql(`PRAGMA user_version = ${latestVersion() + 10}`))).toEqual({
      code: 1,
      codes: ['library.newer-version'],
    });
    expect(await look('early', sql('PRAGMA user_version = 290'))).toEqual({
      code: 1,
      codes: ['library.before-release'],
    });
    expect(
      await look(
        'pictures',
        sql(
          `INSERT INTO assets (sha256, mime, width, height, bytes, name, credit, created_at) VALUES ('${'a'.repeat(64)}', 'image/png', 1, 1, 1, 'x.png', '', 0)`,
        ),
      ),
    ).toEqual({ code: 1, codes: ['asset.missing'] });
    expect(
      await look('references', sql("PRAGMA foreign_keys = OFF; INSERT INTO post_labels VALUES (7, 'x', 0)")),
    ).toEqual({ code: 1, codes: ['library.broken-references'] });
  });
});
