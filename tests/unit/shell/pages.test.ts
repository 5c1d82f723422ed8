import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CALL_CHANNEL, DROP_CHANNEL, EVENT_CHANNEL } from '#shell/gate.ts';
import {
  ASSET_POLICY,
  isPageAddress,
  mayRequest,
  originOf,
  pagePolicy,
  PREVIEW_POLICY,
  withNonce,
} from '#shell/hosts/origins.ts';
import { pageFilePath } from '#shell/hosts/page-files.ts';
import { backgroundOf } from '#shell/window/window-state.ts';
import { receiveUpload, UPLOAD_LIMIT } from '#shell/hosts/upload.ts';

const root = resolve(import.meta.dirname, '../../..');

describe('content security policies', () => {
  test('allow the page its own scripts, and styles by nonce', () => {
    expect(pagePolicy('abc')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-abc'; style-src-attr 'unsafe-inline'; img-src 'self' app://asset blob: data:; font-src 'self'; connect-src 'self'; frame-src app://preview; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });
  test('allow previews and pictures no script', () => {
    expect(PREVIEW_POLICY).toMatch(/^sandbox allow-popups; default-src 'none'/);
    expect(PREVIEW_POLICY).not.toMatch(/script|https?:/);
    expect(PREVIEW_POLICY).toContain('; font-src app://preview;');
    expect(ASSET_POLICY).toBe("sandbox; default-src 'none'");
  });
  test('put the nonce into the head, once', () => {
    expect(withNonce('<html><head lang="fr"><title>x</title></head></html>', 'n')).toContain(
      '<head lang="fr">\n    <meta property="csp-nonce" nonce="n">',
    );
    expect(withNonce('<head><meta property="csp-nonce" content="old" /></head>', 'n')).toBe(
      '<head><meta property="csp-nonce" nonce="n"></head>',
    );
    expect(() => withNonce('<header></header>', 'n')).toThrow();
  });
});

test('compares origins exactly', () => {
  expect(originOf('app://escale/x?y')).toBe('app://escale');
  expect(originOf('not an address')).toBeNull();
  for (const url of ['app://escale/', 'app://escale/index.html#a', 'app://escale/?x=1'])
    expect(isPageAddress(url), url).toBe(true);
  for (const url of [
    'app://escale/assets/x.svg',
    'app://escale:1/',
    'app://u@escale/',
    'app://asset/',
    'https://escale/',
    'about:blank',
    '',
  ])
    expect(isPageAddress(url), url).toBe(false);
});

test('a page requests its own hosts, and uploads from its top frame only', () => {
  const top = { url: 'app://escale/', parent: null };
  for (const url of [
    'app://escale/',
    'app://escale/assets/a.js',
    'app://asset/x',
    'app://preview/post/1',
    'data:image/png;base64,',
    'blob:app://escale/1',
  ])
    expect(mayRequest(url, null), url).toBe(true);
  for (const url of [
    'https://example.org/',
    'http://127.0.0.1:1/',
    'ws://127.0.0.1/',
    'file:///etc/passwd',
    'ftp://x/',
    'chrome://gpu',
    '',
  ])
    expect(mayRequest(url, top), url).toBe(false);
  const upload = 'app://escale/upload?name=a.png';
  expect(mayRequest(upload, top)).toBe(true);
  for (const frame of [
    null,
    undefined,
    { url: 'app://preview/post/1', parent: null },
    { url: 'app://escale/', parent: {} },
    { url: 'about:blank', parent: null },
  ])
    expect(mayRequest(upload, frame)).toBe(false);
});

test('no address leaves the page’s folder', () => {
  expect(pageFilePath('/srv/page', '/')).toEqual({
    path: '/srv/page/index.html',
    type: 'text/html; charset=utf-8',
  });
  expect(pageFilePath('/srv/page', '/assets/a%20b.css')?.path).toBe('/srv/page/assets/a b.css');
  for (const path of [
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/..%5csecret.json',
    '/%00.js',
    '/%',
    '/.env',
    '/a',
    '/../page-two/a.js',
  ])
    expect(pageFilePath('/srv/page', path), path).toBeNull();
});

describe('an upload', () => {
  const upload = (over: { origin?: string | null; url?: string; chunks?: Uint8Array[] | null }) => ({
    url: over.url ?? 'app://escale/upload?name=port.png',
    headers: { get: () => (over.origin === undefined ? 'app://escale' : over.origin) },
    body:
      over.chunks === null
        ? null
        : (async function* () {
            yield* over.chunks ?? [new Uint8Array([1, 2]), new Uint8Array([3])];
          })(),
  });
  const receive = async (over: Parameters<typeof upload>[0]) => {
    const added: [string, number[]][] = [];
    const envelope = await receiveUpload(upload(over), (name, bytes) => {
      added.push([name, Array.from(bytes).slice(0, 5)]);
      return Promise.resolve({ ok: true, value: 'asset' });
    });
    return { code: envelope.ok ? 'ok' : envelope.failure.code, added };
  };

  test('gives the bytes and the bare name', async () => {
    expect((await receive({ origin: null })).code).toBe('ok');
    expect(await receive({})).toEqual({ code: 'ok', added: [['port.png', [1, 2, 3]]] });
    expect((await receive({ url: 'app://escale/upload?name=C%3A%5Cphotos%5Cport.png' })).added[0]?.[0]).toBe(
      'port.png',
    );
  });
  test.each([
    ['another origin', { origin: 'app://preview' }, 'request.forbidden'],
    ['an opaque origin', { origin: 'null' }, 'request.forbidden'],
    ['a missing name', { url: 'app://escale/upload' }, 'request.invalid'],
    ['a missing body', { chunks: null }, 'request.invalid'],
    ['nothing', { chunks: [] }, 'asset.not-a-picture'],
    ['more than 50 MB', { chunks: [new Uint8Array(UPLOAD_LIMIT), new Uint8Array(1)] }, 'asset.too-large'],
  ])('refuses %s', async (_what, over, code) => expect(await receive(over)).toEqual({ code, added: [] }));
});

test('channels and the background colour are the same in both their files', () => {
  const bridge = readFileSync(join(root, 'preload/bridge.ts'), 'utf8');
  expect(bridge.match(/'escale:\w+'/g)?.toSorted()).toEqual(
    [`'${CALL_CHANNEL}'`, `'${DROP_CHANNEL}'`, `'${EVENT_CHANNEL}'`].toSorted(),
  );
  expect(bridge.split('\n').length).toBeLessThanOrEqual(36);
  const papers = [
    ...readFileSync(join(root, 'renderer/styles/tokens.css'), 'utf8').matchAll(/--paper: (#\w+)/g),
  ].map((part) => part[1]);
  expect(papers).toContain(backgroundOf(false));
  expect(papers).toContain(backgroundOf(true));
});
