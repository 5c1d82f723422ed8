/**
 * The three hosts of our scheme as https origins, for a browser that has no `app:` scheme: the built page, the pictures and the
 * previews, through the shell's own code. Addresses are translated both ways.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { BrowserContext, Route } from '@playwright/test';
import { type LibraryHosts, libraryHosts } from '#shell/hosts/library-hosts.ts';
import { pagePolicy, withNonce } from '#shell/hosts/origins.ts';
import { readPageFile } from '#shell/hosts/page-files.ts';
import { COMMON } from '#shell/hosts/responses.ts';

/** Secure, as `app:` is: on plain http `crypto.randomUUID` is missing. */
export const PAGE = 'https://escale.test';
const ORIGINS = [
  ['app://escale', PAGE],
  ['app://asset', 'https://asset.escale.test'],
  ['app://preview', 'https://preview.escale.test'],
] as const;

const toHttps = (text: string): string =>
  ORIGINS.reduce((result, [app, https]) => result.replaceAll(app, https), text);
const toApp = (text: string): string =>
  ORIGINS.reduce((result, [app, https]) => result.replaceAll(https, app), text);

/** Translated files of the built page; the same for every test of a worker. */
const files = new Map<string, Readonly<{ type: string; body: Buffer }> | null>();

async function pageFile(
  root: string,
  pathname: string,
): Promise<typeof files extends Map<string, infer File> ? File : never> {
  const cached = files.get(pathname);
  if (cached !== undefined) return cached;
  const file = await readPageFile(root, pathname);
  const isText = file !== null && /^(?:text|application)\//.test(file.type);
  const translated =
    file === null
      ? null
      : {
          type: file.type,
          body: isText ? Buffer.from(toHttps(Buffer.from(file.bytes).toString())) : Buffer.from(file.bytes),
        };
  files.set(pathname, translated);
  return translated;
}

async function servePage(route: Route, root: string, pathname: string): Promise<void> {
  const file = await pageFile(root, pathname);
  if (file === null) return route.fulfill({ status: 404 });
  const headers: Record<string, string> = { ...COMMON, 'content-type': file.type };
  if (!file.type.startsWith('text/html')) return route.fulfill({ headers, body: file.body });
  const nonce = randomBytes(16).toString('base64');
  headers['content-security-policy'] = toHttps(pagePolicy(nonce));
  return route.fulfill({ headers, body: withNonce(file.body.toString(), nonce) });
}

async function fulfillWith(route: Route, response: Response): Promise<void> {
  const headers = Object.fromEntries([...response.headers].map(([name, value]) => [name, toHttps(value)]));
  const bytes = Buffer.from(await response.arrayBuffer());
  const isHtml = headers['content-type']?.startsWith('text/html') === true;
  return route.fulfill({
    status: response.status,
    headers,
    body: isHtml ? Buffer.from(toHttps(bytes.toString())) : bytes,
  });
}

/** As Electron's protocol handler hands an upload over. */
const uploadOf = (route: Route) => {
  const request = route.request();
  const body = request.postDataBuffer();
  return {
    method: request.method(),
    url: toApp(request.url()),
    headers: { get: (name: string) => toApp(request.headers()[name] ?? '') || null },
    body:
      body === null
        ? null
        : (async function* () {
            yield new Uint8Array(body);
          })(),
  };
};

/**
 * Serves every request of the context. A request to any other origin is aborted.
 * @param onOutside called with the address of such a request
 */
export async function serveHosts(
  context: BrowserContext,
  {
    root,
    backend,
    log,
    onOutside,
  }: Parameters<typeof libraryHosts>[0] & Readonly<{ root: string; onOutside: (address: string) => void }>,
): Promise<void> {
  const library: LibraryHosts = libraryHosts({ backend, log });
  await context.route('**/*', async (route) => {
    const request = route.request();
    const url = new URL(request.url());
    const appUrl = (): URL => new URL(toApp(request.url()));
    try {
      switch (url.origin) {
        case ORIGINS[0][1]:
          return url.pathname === '/upload'
            ? await fulfillWith(route, await library.upload(uploadOf(route)))
            : await servePage(route, join(root, 'out/renderer'), url.pathname);
        case ORIGINS[1][1]:
          return await fulfillWith(route, await library.asset(request.method(), appUrl()));
        case ORIGINS[2][1]:
          return await fulfillWith(route, await library.preview(request.method(), appUrl()));
        default:
          onOutside(request.url());
          return await route.abort();
      }
    } catch (error) {
      // The backend refused, or the context was closed while it answered.
      log.warn('a request was not answered', { address: url.pathname, error: String(error) });
      await route.fulfill({ status: 404 }).catch(() => undefined);
    }
  });
}
