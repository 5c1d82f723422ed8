/** Signing a release as in docs/RELEASE.md, by the script itself; and the feed and keys of a build. */
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPublicKey } from '#shell/updates/check.ts';
import { startUpdateServer, packageName, type UpdateServer } from '../../builders/update-server.ts';

let server: UpdateServer;
let folder: string;
beforeEach(async () => {
  server = await startUpdateServer();
  folder = mkdtempSync(join(tmpdir(), 'sign-release-'));
  server.release({ version: '0.2.0' });
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server.close();
});

const run = (...words: string[]) => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [resolve('scripts/packaging/sign-release.mjs'), ...words],
    {
      encoding: 'utf8',
    },
  );
  return { status, stderr };
};
const channel = (ending = ''): string => join(server.folder, `latest-linux.json${ending}`);

test('creates a key pair once, with the private half for its owner only', () => {
  expect(run('keys', folder)).toMatchObject({ status: 0 });
  expect(statSync(join(folder, 'escale-release.key')).mode & 0o777).toBe(0o600);
  expect(readPublicKey(readFileSync(join(folder, 'escale-release.pub'), 'utf8')).asymmetricKeyType).toBe(
    'ed25519',
  );
  const before = readFileSync(join(folder, 'escale-release.key'), 'utf8');
  expect(run('keys', folder).status).not.toBe(0);
  expect(readFileSync(join(folder, 'escale-release.key'), 'utf8')).toBe(before);
});

test('signs by the current and the next key, repeatedly, then verifies', () => {
  run('keys', folder);
  const next = join(folder, 'escale-release.key');
  const page = 'https://escale.example/0.2.0';
  for (const _time of [1, 2])
    expect(run('sign', server.folder, '--key', server.keys.key, '--key', next, '--page', page)).toMatchObject(
      {
        status: 0,
        stderr: expect.stringContaining('latest-linux.json') as unknown,
      },
    );
  const text = readFileSync(channel(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    version: '0.2.0',
    escale: {
      app: 'fr.escale.app',
      channel: 'latest-linux',
      expires: expect.stringMatching(/^20\d\d-\d\d-\d\d$/) as unknown,
      page,
    },
  });
  const signatures = readFileSync(channel('.sig'), 'utf8').trim().split('\n');
  expect(signatures).toHaveLength(2);
  expect(
    verify(
      null,
      Buffer.from(text),
      readPublicKey(server.publicKey),
      Buffer.from(signatures[0] ?? '', 'base64'),
    ),
  ).toBe(true);
  for (const pub of [server.keys.pub, join(folder, 'escale-release.pub')])
    expect(run('check', server.folder, '--pub', pub)).toMatchObject({ status: 0 });
});

test('reports a changed or missing package, another key, another text', () => {
  const check = () => run('check', server.folder, '--pub', server.keys.pub);
  expect(check().status).toBe(0);
  run('keys', folder);
  expect(run('check', server.folder, '--pub', join(folder, 'escale-release.pub'))).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('is not signed by') as unknown,
  });
  const text = readFileSync(channel(), 'utf8');
  writeFileSync(channel(), text.replace('0.2.0', '0.3.0'));
  expect(check().stderr).toContain('is not signed by');
  writeFileSync(channel(), text);
  writeFileSync(join(server.folder, packageName('0.2.0')), 'changed');
  expect(check().stderr).toContain('is not what latest-linux.json announces');
  expect(run('sign', server.folder, '--key', server.keys.key).stderr).toContain(
    'its size or its sum differs',
  );
  rmSync(join(server.folder, packageName('0.2.0')));
  expect(check().stderr).toContain('which is not in');
  expect(run('sign', folder, '--key', server.keys.key).stderr).toContain('holds no channel file');
  expect(run('sign', folder).status).toBe(2);
});

test('refuses to sign a non-release: development, tests, another Electron or version', () => {
  const sign = () => run('sign', server.folder, '--key', server.keys.key);
  const list = join(server.folder, `release-${process.platform}-${process.arch}.json`);
  const manifest = readFileSync(list, 'utf8');
  const before = readFileSync(channel('.sig'), 'utf8');
  for (const [wrong, message] of [
    [manifest.replace(/"electron": "[^"]+"/, '"electron": "25.1.1"'), 'is of Electron 25.1.1'],
    [manifest.replace('"version": "0.2.0"', '"version": "0.1.0"'), 'is of version 0.1.0'],
    [
      manifest.replace(packageName('0.2.0'), packageName('0.1.0')),
      'is in no list of a release as it is here',
    ],
    [
      manifest.replace(/"[A-Za-z0-9+/]{86}=="/, `"${'A'.repeat(86)}=="`),
      'is in no list of a release as it is here',
    ],
    [undefined, 'has no list of a release'],
  ] as const) {
    if (wrong === undefined) rmSync(list);
    else writeFileSync(list, wrong);
    expect(sign()).toMatchObject({ status: 1, stderr: expect.stringContaining(message) as unknown });
  }
  writeFileSync(list, manifest);
  const named = packageName('0.2.0').replace('Escale', 'Escale-devruntime');
  renameSync(join(server.folder, packageName('0.2.0')), join(server.folder, named));
  const made = join(server.folder, 'latest-linux.yml');
  writeFileSync(made, readFileSync(made, 'utf8').replaceAll(packageName('0.2.0'), named));
  expect(sign().stderr).toContain('is a package of development or of the tests');
  expect(readFileSync(channel('.sig'), 'utf8')).toBe(before);
});

test('is valid for some months, and checked for that', () => {
  for (const days of ['0', '401', 'many'])
    expect(run('sign', server.folder, '--key', server.keys.key, '--days', days).status).toBe(1);
  expect(run('sign', server.folder, '--key', server.keys.key, '--days', '400').status).toBe(0);
  expect(run('check', server.folder, '--pub', server.keys.pub).status).toBe(0);
  server.release({ version: '0.2.0', signed: Date.now() - 200 * 86_400_000 });
  expect(run('check', server.folder, '--pub', server.keys.pub).stderr).toContain('is believed until');
});

test('a build has its feed and keys together, or does not update itself', async () => {
  const { updateSource } = (await import(
    pathToFileURL(resolve('scripts/building/update-source.mjs')).href
  )) as {
    updateSource: (env: Record<string, string>) => { feed: string; keys: string[] };
  };
  const feed = 'https://releases.example/escale';
  expect(updateSource({})).toEqual({ feed: '', keys: [] });
  expect(updateSource({ ESCALE_UPDATE_FEED: feed, ESCALE_UPDATE_KEYS: server.keys.pub })).toEqual({
    feed: `${feed}/`,
    keys: [server.publicKey],
  });
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({
    format: 'der',
    type: 'spki',
  });
  for (const env of [
    { ESCALE_UPDATE_FEED: feed },
    { ESCALE_UPDATE_KEYS: server.publicKey },
    { ESCALE_UPDATE_FEED: 'http://releases.example/', ESCALE_UPDATE_KEYS: server.publicKey },
    { ESCALE_UPDATE_FEED: feed, ESCALE_UPDATE_KEYS: 'no key' },
    { ESCALE_UPDATE_FEED: feed, ESCALE_UPDATE_KEYS: rsa.toString('base64') },
  ])
    expect(() => updateSource(env), JSON.stringify(env)).toThrow();
});
