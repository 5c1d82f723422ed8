/**
 * Serves the three hosts of the app: scheme (docs/design/processes.md#hosts): app://escale, app://asset, app://preview.
 */
import { randomBytes } from 'node:crypto';
import { protocol } from 'electron';
import { AppError } from '#contract/failure.ts';
import { pagePolicy, SCHEME, withNonce } from './origins.ts';
import type { Log } from '../log.ts';
import type { LibraryHosts } from './library-hosts.ts';
import { isFontAddress, serveFont } from './font-files.ts';
import { readPageFile } from './page-files.ts';
import { COMMON_HEADERS, refused } from './responses.ts';

type HostsOptions = Readonly<{
  root: string;
  library(): Promise<LibraryHosts>;
  log: Log;
}>;

/**
 * Call before the app is ready. The stand-in ignores `codeCache`. `corsEnabled` is needed for the fonts of sandboxed
 * pages (font-files.ts).
 */
export function registerScheme(): void {
  const privileges = {
    standard: true,
    secure: true,
    supportFetchAPI: true,
    corsEnabled: true,
    codeCache: true,
  };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

/** Call once the app is ready. */
export function serveHosts(options: HostsOptions): void {
  protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url);
    try {
      switch (url.host) {
        case 'escale':
          return url.pathname === '/upload'
            ? await (await options.library()).upload(request)
            : await page(request.method, url, options);
        case 'asset':
          return await (await options.library()).asset(request.method, url);
        case 'preview':
          return isFontAddress(url)
            ? await serveFont(options.root, request.method, url)
            : await (await options.library()).preview(request.method, url);
        default:
          return refused(404);
      }
    } catch (error) {
      if (error instanceof AppError) return refused(error.code === 'backend.unavailable' ? 503 : 404);
      options.log.error(`serving ${url.host} failed`, error);
      return refused(500);
    }
  });
}

async function page(method: string, url: URL, { root }: HostsOptions): Promise<Response> {
  if (method !== 'GET') return refused(405);
  const file = await readPageFile(root, url.pathname);
  if (file === null) return refused(404);
  const headers = {
    ...COMMON_HEADERS,
    'content-type': file.type,
    'cross-origin-resource-policy': 'same-origin',
  };
  if (!file.type.startsWith('text/html')) return new Response(file.bytes, { headers });
  const nonce = randomBytes(16).toString('base64');
  const html = withNonce(new TextDecoder().decode(file.bytes), nonce);
  return new Response(html, {
    headers: { ...headers, 'content-security-policy': pagePolicy(nonce), 'cache-control': 'no-store' },
  });
}
