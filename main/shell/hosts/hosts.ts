/** The three hosts of our scheme (docs/design/processes.md#hosts): app://escale, app://asset, app://preview. */
import { randomBytes } from 'node:crypto';
import { protocol } from 'electron';
import { STYLES } from '#interview/render/presentation.ts';
import { AppError } from '#contract/failure.ts';
import type { Envelope } from '#contract/failure.ts';
import { sha256Schema } from '#contract/shapes.ts';
import type { BackendHost } from '../backend-process/backend-host.ts';
import { ASSET_POLICY, pagePolicy, PREVIEW_POLICY, SCHEME, withNonce } from './origins.ts';
import type { Log } from '../log.ts';
import { readPageFile } from './page-files.ts';
import { receiveUpload } from './upload.ts';
import type { Upload } from './upload.ts';

const RASTER = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);
const COMMON = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' } as const;

type HostsOptions = Readonly<{ root: string; backend: Pick<BackendHost, 'call'>; log: Log }>;

/** Before the app is ready. `codeCache` is unknown to the stand-in and ignored there. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

/** Once the app is ready. */
export function serveHosts(options: HostsOptions): void {
  protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url);
    try {
      switch (url.host) {
        case 'escale':
          return url.pathname === '/upload'
            ? await upload(request, options)
            : await page(request.method, url, options);
        case 'asset':
          return await asset(request.method, url, options);
        case 'preview':
          return await preview(request.method, url, options);
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

const refused = (status: number): Response => new Response(null, { status, headers: COMMON });

async function page(method: string, url: URL, { root }: HostsOptions): Promise<Response> {
  if (method !== 'GET') return refused(405);
  const file = await readPageFile(root, url.pathname);
  if (file === null) return refused(404);
  const headers = { ...COMMON, 'content-type': file.type, 'cross-origin-resource-policy': 'same-origin' };
  if (!file.type.startsWith('text/html')) return new Response(file.bytes, { headers });
  const nonce = randomBytes(16).toString('base64');
  const html = withNonce(new TextDecoder().decode(file.bytes), nonce);
  return new Response(html, {
    headers: { ...headers, 'content-security-policy': pagePolicy(nonce), 'cache-control': 'no-store' },
  });
}

async function upload(
  request: Readonly<{ method: string }> & Upload,
  { backend, log }: HostsOptions,
): Promise<Response> {
  if (request.method !== 'POST') return refused(405);
  const envelope = await receiveUpload(request, async (name, bytes): Promise<Envelope<unknown>> => {
    try {
      const kind =
        new URL(request.url).searchParams.get('as') === 'document' ? 'documents.read' : 'assets.add';
      return { ok: true, value: await backend.call(kind, { name, bytes }) };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return {
        ok: false,
        failure: { code: error.code, params: error.params, incident: error.incident ?? '' },
      };
    }
  });
  if (!envelope.ok)
    log.warn('a file was not taken in', {
      code: envelope.failure.code,
      incident: envelope.failure.incident,
    });
  return new Response(JSON.stringify(envelope), {
    headers: { ...COMMON, 'content-type': 'application/json' },
  });
}

/** app://asset/<sha256>, app://asset/<sha256>?width=640: raster pictures only, never a document. */
async function asset(method: string, url: URL, { backend }: HostsOptions): Promise<Response> {
  if (method !== 'GET') return refused(405);
  const sha256 = sha256Schema.safeParse(url.pathname.slice(1));
  const asked = url.searchParams.get('width');
  const width = asked === null ? undefined : Number(asked);
  if (!sha256.success || (width !== undefined && !(Number.isInteger(width) && width >= 16 && width <= 4_096)))
    return refused(404);
  const { mime, bytes } = await backend.call('assets.read', {
    sha256: sha256.data,
    ...(width === undefined ? {} : { width }),
  });
  if (!RASTER.has(mime)) return refused(404);
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...COMMON,
      'content-type': mime,
      'content-security-policy': ASSET_POLICY,
      // The page and the previews are other origins; pictures are shown there and read nowhere.
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'private, max-age=31536000, immutable',
    },
  });
}

/** `/post/<id>?blog=`, `/online/<id>`, `/sample/<blogId>?style=&sheet=&turns=&language=`; the backend's table says what. */
function previewOf(url: URL, backend: HostsOptions['backend']): Promise<{ html: string }> | null {
  const [, what, part] = /^\/(post|online|print|sample)\/([^/]{1,200})$/.exec(url.pathname) ?? [];
  if (part === undefined) return null;
  const id = decodeURIComponent(part);
  const { searchParams } = url;
  const blogId = searchParams.get('blog') ?? undefined;
  const style = STYLES.find((one) => one === searchParams.get('style'));
  switch (what) {
    case 'online':
      return backend.call('previews.online', { id });
    case 'print':
      return backend.call('previews.print', { id });
    case 'sample':
      return backend.call('previews.sample', {
        blogId: id,
        ...(style !== undefined && { style }),
        sheet: searchParams.get('sheet') === 'on',
        turns: searchParams.get('turns') === 'on',
        language: searchParams.get('language') === 'en' ? 'en' : 'fr',
      });
    default:
      return backend.call('previews.post', { id, ...(blogId !== undefined && { blogId }) });
  }
}

async function preview(method: string, url: URL, { backend }: HostsOptions): Promise<Response> {
  if (method !== 'GET') return refused(405);
  const asked = previewOf(url, backend);
  if (asked === null) return refused(404);
  const { html } = await asked;
  return new Response(html, {
    headers: {
      ...COMMON,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': PREVIEW_POLICY,
      'cache-control': 'no-store',
    },
  });
}
