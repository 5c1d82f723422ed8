/** Only our own part of the log may leave: names, titles, paths and addresses of any line are removed. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLog } from '#backend/core/log.ts';
import { openLog } from '#shell/log.ts';
import { readSafeLog, safeLine, safeLines } from '#shell/safe-log.ts';
import { AppError } from '#contract/failure.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const AT = '2026-11-26T16:00:00.000Z';
const backendSays = (write: (log: ReturnType<typeof createLog>) => void): string => {
  let line = '';
  write(
    createLog(
      (text) => (line = text.trimEnd()),
      () => Date.parse(AT),
    ),
  );
  return `${AT} info backend: ${line}`;
};
const SECRET = 'Séraphine Quatrebarbes';

describe('keeps our own words', () => {
  it.each([
    ['info Escale starts version="0.1.0" runtime="Electron 25.1.1 (stand-in for 45.4.1)" platform="linux"'],
    ['warn no answer from the backend in time name="posts.save" incident="1a2b3c4d"'],
    ['info slow name="search.find" ms=120'],
    ['info contacts origin="https://blogger.googleapis.com"'],
    ['info contacts origin="http://127.0.0.1:34567"'],
    ['warn refused a permission permission="geolocation"'],
    ['warn the page ended reason=… exitCode=139'.replace('reason=… ', '')],
  ])('%s', (rest) => {
    expect(safeLine(`${AT} ${rest}`)).toBe(`${AT} ${rest.replace(/="([^"]*)"/g, '=$1')}`);
  });

  it('of the backend: message, codes, and positions in our own files', () => {
    const cause = Object.assign(new Error('UNIQUE constraint failed: posts.id'), {
      code: 'SQLITE_CONSTRAINT',
    });
    cause.stack = `Error: x\n    at run (/home/${SECRET}/app/out/main/backend.cjs:12:34)\n    at node:internal/process:1:2`;
    const line = safeLine(
      backendSays((log) => log.error('failure 1a2b3c4d unexpected in posts.save', cause)),
    );
    expect(line).toBe(
      `${AT} info backend: error failure 1a2b3c4d unexpected in posts.save error=Error [SQLITE_CONSTRAINT] at run backend.cjs:12:34`,
    );
    const ours = safeLine(backendSays((log) => log.error('job stopped', new AppError('disk.full'))));
    expect(ours).toContain('[disk.full]');
  });
});

describe('removes the author’s words', () => {
  it.each([
    ['a host of their own', `${AT} info contacts origin="https://seraphine.blogspot.com"`, /seraphine/],
    ['a host with Google’s name as prefix', `${AT} info contacts origin="https://evilgoogle.com"`, /evil/],
    ['an unlisted detail', `${AT} warn x title="${SECRET}" file="/home/${SECRET}"`, /S.raphine|home/],
    ['text in place of codes', `${AT} warn x name="${SECRET}" code="${SECRET}"`, /Quatrebarbes/],
    [
      'an error’s own message',
      `${AT} error x error="TypeError: ${SECRET}\\n    at f (/home/q/${SECRET}.txt:1:2)"`,
      /Quatrebarbes/,
    ],
    ['a line that the backend printed', `${AT} info backend: ${SECRET} is not a function`, /Quatrebarbes/],
    ['a warning of Node', `${AT} info backend: (node:12) Warning: ${SECRET}`, /Quatrebarbes/],
    ['the second part of a broken line', `${SECRET} went on here`, /Quatrebarbes/],
    ['a message that is not one of our sentences', `${AT} info « ${SECRET} »`, /Quatrebarbes/],
  ])('%s', (_what, line, secret) => {
    expect(safeLine(line) ?? '').not.toMatch(secret);
  });

  it('in any error and its causes', () => {
    checkProperty(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (before, after) => {
        const inner = new Error(`${before}${SECRET}${after}`);
        const outer = new Error(`${after} zèbre-7731`, { cause: inner });
        outer.name = `${before}Zébulon`;
        const line = safeLine(backendSays((log) => log.error('unexpected failure', outer)));
        expect(line ?? '').not.toMatch(/Quatrebarbes|7731|Z.bulon/);
      }),
    );
  });

  it('in any detail, by name and value', () => {
    checkProperty(
      fc.property(fc.string(), fc.string(), (key, value) => {
        const line = backendSays((log) => log.info('x', { [key]: `${value} ${SECRET}` }));
        expect(safeLine(line) ?? '').not.toContain('Quatrebarbes');
      }),
    );
  });
});

it('reads the last lines of the shell’s log, with the previous file', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'escale-log-'));
  writeFileSync(path.join(folder, 'escale.1.log'), `${AT} info before\n`);
  const log = openLog(folder);
  log.info('contacts', { origin: 'https://oauth2.googleapis.com' });
  log.error('the page could not be loaded', new RangeError(SECRET));
  log.info(`backend: ${JSON.stringify({ level: 'warn', message: 'posts not read', title: SECRET })}`);
  const lines = (await readSafeLog(log.file)).map((line) => line.slice(line.indexOf('Z ') + 2));
  expect(lines.slice(0, 2)).toEqual(['info before', 'info contacts origin=https://oauth2.googleapis.com']);
  expect(lines[2]).toMatch(/^error the page could not be loaded error=RangeError at /);
  expect(lines[3]).toBe('info backend: warn posts not read title=…');
  expect(await readSafeLog(path.join(folder, 'nowhere', 'escale.log'))).toEqual([]);
});

it('returns as many lines as the contract allows, the last ones', () => {
  const lines = safeLines(
    Array.from({ length: 1_000 }, (_, index) => `${AT} info slow ms=${index}`).join('\n'),
  );
  expect(lines).toHaveLength(400);
  expect(lines.at(-1)).toContain('ms=999');
});
