/** A look at a real server: nothing is believed before its signature holds. */
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UpdateError } from '#shell/updates/web.ts';
import { checkFeed, readPublicKey } from '#shell/updates/check.ts';
import { startUpdateServer, type UpdateServer } from '#tests/builders/update-server.ts';
import { askByNode } from '#tests/builders/ask-by-node.ts';

let server: UpdateServer;
beforeEach(async () => {
  server = await startUpdateServer();
});
afterEach(() => server.close());

const contacted: string[] = [];
const checkWith = (more: Partial<Parameters<typeof checkFeed>[0]> = {}) =>
  checkFeed({
    web: { ask: askByNode, loopback: true, contacts: (url) => contacted.push(url.origin) },
    feed: new URL(server.feed),
    channel: 'latest-linux',
    version: '0.1.0',
    keys: [readPublicKey(server.publicKey)],
    now: Date.now(),
    ...more,
  });
const trouble = (look: Promise<unknown>): Promise<string> =>
  look.then(
    () => 'none',
    (error: unknown) => (error instanceof UpdateError ? error.trouble : String(error)),
  );
const channelFile = (): string => join(server.folder, 'latest-linux.json');
const other = () => generateKeyPairSync('ed25519');

describe('a signed release', () => {
  test('newer: has its version, notes, size and page', async () => {
    server.release({ version: '0.2.0', notes: 'Une nouveauté', page: 'https://escale.example/0.2.0' });
    const outcome = await checkWith();
    expect(outcome).toMatchObject({
      result: 'available',
      release: {
        version: '0.2.0',
        releaseNotes: 'Une nouveauté',
        files: [{ url: 'Escale-0.2.0-linux-x86_64.AppImage', size: 6_500 }],
        escale: { app: 'fr.escale.app', channel: 'latest-linux', page: 'https://escale.example/0.2.0' },
      },
    });
    expect(server.requests.map(({ path }) => path)).toEqual([
      '/feed/latest-linux.json',
      '/feed/latest-linux.json.sig',
    ]);
    expect(new Set(contacted)).toEqual(new Set([new URL(server.feed).origin]));
  });

  test('with long notes: is announced, with the beginning of its notes', async () => {
    server.release({ version: '0.2.0', notes: 'Une nouveauté. '.repeat(1_000) });
    const outcome = await checkWith();
    expect(outcome).toMatchObject({ result: 'available', release: { version: '0.2.0' } });
    expect(outcome.result === 'available' && outcome.release.releaseNotes).toMatch(
      /^(?:Une nouveauté\. ){600,}.{0,20}…$/,
    );
  });

  test('the same or older: is no update', async () => {
    server.release({ version: '0.1.0' });
    expect(await checkWith()).toEqual({ result: 'current' });
    expect(await checkWith({ version: '0.1.1' })).toEqual({ result: 'older' });
    expect(await checkWith({ version: '0.1.0-beta.2' })).toMatchObject({ result: 'available' });
  });

  test('signed by the next key: either of two is accepted', async () => {
    const next = other();
    const pem = join(server.folder, '../next.key');
    writeFileSync(pem, next.privateKey.export({ format: 'pem', type: 'pkcs8' }));
    server.release({ version: '0.2.0', key: pem });
    expect(await trouble(checkWith())).toBe('unchecked');
    expect(await checkWith({ keys: [readPublicKey(server.publicKey), next.publicKey] })).toMatchObject({
      result: 'available',
    });
  });
});

describe('a refused release', () => {
  test('has a foreign, missing or malformed signature', async () => {
    server.release({ version: '0.2.0' });
    expect(await trouble(checkWith({ keys: [other().publicKey] }))).toBe('unchecked');
    const signature = `${channelFile()}.sig`;
    writeFileSync(signature, `${readFileSync(signature, 'utf8').trim()} and more\n`);
    expect(await trouble(checkWith())).toBe('unchecked');
    rmSync(signature);
    expect(await trouble(checkWith())).toBe('unchecked');
  });

  test('has a channel file changed after it was signed', async () => {
    server.release({ version: '0.2.0' });
    writeFileSync(channelFile(), readFileSync(channelFile(), 'utf8').replace('0.2.0', '0.3.0'));
    expect(await trouble(checkWith())).toBe('unchecked');
  });

  test('is of another system under our name, though signed', async () => {
    server.release({ version: '0.2.0', channel: 'latest-mac' });
    for (const ending of ['.json', '.json.sig'])
      writeFileSync(
        join(server.folder, `latest-linux${ending}`),
        readFileSync(join(server.folder, `latest-mac${ending}`)),
      );
    expect(await trouble(checkWith())).toBe('unchecked');
  });

  test('has an oversized channel file or signature', async () => {
    server.release({ version: '0.2.0' });
    server.answerWith((response, file) => {
      if (!file.endsWith('.json')) return false;
      response.end('x'.repeat(70_000));
      return true;
    });
    expect(await trouble(checkWith())).toBe('no-answer');
    server.answerWith((response, file) => {
      if (!file.endsWith('.sig')) return false;
      response.end('x'.repeat(2_000));
      return true;
    });
    expect(await trouble(checkWith())).toBe('unchecked');
  });

  test('has a server that refuses, does not answer, or does not exist', async () => {
    expect(await trouble(checkWith())).toBe('no-answer');
    server.answerWith((response) => {
      response.destroy();
      return true;
    });
    expect(await trouble(checkWith())).toBe('no-network');
    expect(await trouble(checkWith({ feed: new URL('http://127.0.0.1:1/feed/') }))).toBe('no-network');
  });
});

describe('redirects of the feed', () => {
  const leadsTo = (address: string): void =>
    server.answerWith((response, _file, { path }) => {
      if (path.startsWith('/feed/')) response.writeHead(302, { location: address }).end();
      else response.end('elsewhere');
      return true;
    });

  test('to http on another computer, to a file, to nowhere: are not followed', async () => {
    for (const address of [
      'http://192.0.2.1/',
      'file:///etc/passwd',
      'http://user:pass@127.0.0.1/',
      'http://[',
    ]) {
      leadsTo(address);
      expect(await trouble(checkWith())).toBe('no-answer');
    }
    expect(contacted.filter((origin) => !origin.startsWith('http://127.0.0.1:'))).toEqual([]);
  });

  test('in a circle: are given up', async () => {
    leadsTo('/feed/latest-linux.json');
    expect(await trouble(checkWith())).toBe('no-answer');
    expect(server.requests.length).toBeLessThan(10);
  });

  test('within the feed: are followed, and accepted by signature only', async () => {
    server.release({ version: '0.2.0' });
    server.answerWith((response, _file, { path }) => {
      if (path.startsWith('/feed/'))
        response.writeHead(302, { location: path.replace('/feed/', '/moved/') }).end();
      else response.end(readFileSync(join(server.folder, path.replace('/moved/', ''))));
      return true;
    });
    expect(await checkWith()).toMatchObject({ result: 'available' });
  });

  test('to http are never followed by a release build, on this computer either', async () => {
    server.release({ version: '0.2.0' });
    const web = { ask: askByNode, loopback: false, contacts: () => undefined };
    expect(await trouble(checkWith({ web }))).toBe('no-answer');
    expect(server.requests).toEqual([]);
  });
});

describe('an expiring channel file', () => {
  const DAY = 86_400_000;

  test('is accepted until the last minute of its day, and then refused, with any contents', async () => {
    const signed = Date.parse('2026-11-27T12:00:00Z');
    server.release({ version: '0.2.0', signed });
    expect(readFileSync(channelFile(), 'utf8')).toContain('"expires": "2027-03-27"');
    expect(await checkWith({ now: Date.parse('2027-03-27T23:59:59Z') })).toMatchObject({
      result: 'available',
    });
    expect(await trouble(checkWith({ now: Date.parse('2027-03-28T00:00:00Z') }))).toBe('expired');
    // A server that withholds later versions reports that there is none.
    expect(await trouble(checkWith({ version: '0.2.0', now: signed + 500 * DAY }))).toBe('expired');
  });

  test('without that day is malformed', async () => {
    server.release({ version: '0.2.0' });
    const text = readFileSync(channelFile(), 'utf8').replace(/,\s+"expires": "[^"]+"/, '');
    expect(JSON.parse(text)).not.toHaveProperty('escale.expires');
    writeFileSync(channelFile(), text);
    const key = createPrivateKey(readFileSync(server.keys.key));
    writeFileSync(`${channelFile()}.sig`, sign(null, Buffer.from(text), key).toString('base64'));
    expect(await trouble(checkWith())).toBe('unchecked');
  });
});
