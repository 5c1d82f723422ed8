/** A package from a real server: whole, cut in two, not the one announced. */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { download } from '#shell/updates/download.ts';
import { UpdateError } from '#shell/updates/failure.ts';
import {
  anUpdateServer,
  breaksOff,
  packageName,
  type UpdateServer,
} from '#tests/builders/an-update-server.ts';
import { askByNode } from '#tests/builders/ask-by-node.ts';

const VERSION = '0.2.0';
let server: UpdateServer;
let folder: string;
let content: Buffer;
beforeEach(async () => {
  server = await anUpdateServer();
  folder = mkdtempSync(join(tmpdir(), 'download-'));
  content = server.release({ version: VERSION, content: Buffer.from('0123456789'.repeat(100_000)) });
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server.close();
});

const target = (): string => join(folder, 'whole');
const partials = (): string[] => readdirSync(join(folder, 'partial'));
const shares: number[] = [];
const sumOf = (bytes: Buffer): string => createHash('sha512').update(bytes).digest('base64');
const got = (more: Partial<{ size: number; sha512: string }> = {}): Promise<string> =>
  download({
    web: { ask: askByNode, loopback: true, contacts: () => undefined },
    url: new URL(packageName(VERSION), server.feed),
    file: { url: packageName(VERSION), size: content.length, sha512: sumOf(content), ...more },
    folder: join(folder, 'partial'),
    target: target(),
    tell: (share) => shares.push(share),
  }).then(
    () => 'whole',
    (error: unknown) => (error instanceof UpdateError ? error.trouble : String(error)),
  );
const lastRange = (): string | undefined => server.asked.at(-1)?.headers.range;

test('whole: what was announced, and nothing is left beside it', async () => {
  expect(await got()).toBe('whole');
  expect(readFileSync(target()).equals(content)).toBe(true);
  expect(partials()).toEqual([]);
  expect(shares.at(-1)).toBe(1);
});

test('cut in two: kept, and the next time goes on from there', async () => {
  server.answerWith(breaksOff);
  expect(await got()).toBe('interrupted');
  expect(existsSync(target())).toBe(false);
  expect(partials()).toHaveLength(1);
  server.answerWith(undefined);
  expect(await got()).toBe('whole');
  expect(lastRange()).toMatch(/^bytes=[1-9]\d*-$/);
  expect(readFileSync(target()).equals(content)).toBe(true);
});

test('cut in two, of a server that knows no parts: begun again', async () => {
  server.answerWith(breaksOff);
  await got();
  server.answerWith((response, file) => {
    response.writeHead(200).end(readFileSync(file));
    return true;
  });
  expect(await got()).toBe('whole');
  expect(readFileSync(target()).equals(content)).toBe(true);
});

test('a part from another place than was asked is not put behind what is there', async () => {
  server.answerWith(breaksOff);
  await got();
  server.answerWith((response) => {
    response.writeHead(206, { 'content-range': `bytes 0-9/${content.length}` }).end('0123456789');
    return true;
  });
  expect(await got()).toBe('no-answer');
  server.answerWith(undefined);
  expect(await got()).toBe('whole');
});

test('changed on the server after it was announced: thrown away', async () => {
  const file = join(server.folder, packageName(VERSION));
  writeFileSync(file, Buffer.from('x'.repeat(content.length)));
  expect(await got()).toBe('damaged');
  expect(partials()).toEqual([]);
  expect(existsSync(target())).toBe(false);
});

test('half of one and half of another: thrown away, and begun again', async () => {
  server.answerWith(breaksOff);
  await got();
  const [partial = ''] = partials();
  writeFileSync(join(folder, 'partial', partial), 'x'.repeat(1_000));
  server.answerWith(undefined);
  expect(await got()).toBe('damaged');
  expect(await got()).toBe('whole');
});

test('more than was announced is not read to its end', async () => {
  let sent = 0;
  server.answerWith((response) => {
    response.writeHead(200);
    const more = (): void => {
      while (!response.destroyed && response.write('x'.repeat(100_000))) sent += 100_000;
    };
    response.on('drain', more);
    more();
    return true;
  });
  expect(await got()).toBe('damaged');
  expect(sent).toBeLessThan(content.length * 20);
  expect(partials()).toEqual([]);
});

test('less than was announced, by a server that means it', async () => {
  server.answerWith((response) => {
    response.writeHead(200).end('0123456789');
    return true;
  });
  expect(await got()).toBe('interrupted');
});

test('what is left of another release goes', async () => {
  server.answerWith(breaksOff);
  await got();
  server.answerWith(undefined);
  content = server.release({ version: VERSION, content: Buffer.from('another'.repeat(1_000)) });
  expect(await got()).toBe('whole');
  expect(partials()).toEqual([]);
});

test('a server that says no', async () => {
  rmSync(join(server.folder, packageName(VERSION)));
  expect(await got()).toBe('no-answer');
});
