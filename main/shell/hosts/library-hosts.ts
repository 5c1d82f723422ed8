/** Serves pictures and previews from the library and accepts uploads to it. */
import { STYLES } from '#interview/render/presentation.ts';
import { AppError } from '#contract/failure.ts';
import type { Envelope } from '#contract/failure.ts';
import { sha256Schema } from '#contract/shapes.ts';
import { appLanguageOf } from '#interview/app-languages.ts';
import type { BackendHost } from '../backend-process/backend-host.ts';
import type { Log } from '../log.ts';
import { ASSET_POLICY, PREVIEW_POLICY } from './origins.ts';
import { COMMON_HEADERS, refused } from './responses.ts';
import { receiveUpload } from './upload.ts';
import type { Upload } from './upload.ts';

const RASTER = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);

type Options = Readonly<{ backend: Pick<BackendHost, 'call'>; log: Log }>;
type ToUpload = Readonly<{ method: string }> & Upload;

export type LibraryHosts = Readonly<{
  /** POST app://escale/upload: adds a picture or a document from the page. */
  upload(request: ToUpload): Promise<Response>;
  asset(method: string, url: URL): Promise<Response>;
  preview(method: string, url: URL): Promise<Response>;
}>;

/** Handlers throw the backend's failures; hosts.ts turns them into responses. */
export const libraryHosts = (options: Options): LibraryHosts => ({
  upload: (request) => upload(request, options),
  asset: (method, url) => asset(method, url, options),
  preview: (method, url) => preview(method, url, options),
});

async function upload(request: ToUpload, { backend, log }: Options): Promise<Response> {
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
    headers: { ...COMMON_HEADERS, 'content-type': 'application/json' },
  });
}

/** Answers app://asset/<sha256> and app://asset/<sha256>?width=640. Raster pictures only, never a document. */
async function asset(method: string, url: URL, { backend }: Options): Promise<Response> {
  if (method !== 'GET') return refused(405);
  const sha256 = sha256Schema.safeParse(url.pathname.slice(1));
  const widthParameter = url.searchParams.get('width');
  const width = widthParameter === null ? undefined : Number(widthParameter);
  if (!sha256.success || (width !== undefined && !(Number.isInteger(width) && width >= 16 && width <= 4_096)))
    return refused(404);
  const { mime, bytes } = await backend.call('assets.read', {
    sha256: sha256.data,
    ...(width === undefined ? {} : { width }),
  });
  if (!RASTER.has(mime)) return refused(404);
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...COMMON_HEADERS,
      'content-type': mime,
      'content-security-policy': ASSET_POLICY,
      // The page and the previews are other origins; they display pictures but cannot read them.
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'private, max-age=31536000, immutable',
    },
  });
}

/**
 * Parses `/post/<id>?blog=`, `/online/<id>`, `/sample/<blogId>?style=&sheet=&turns=&language=`, which the backend's
 * requests describe.
 */
function previewOf(url: URL, backend: Options['backend']): Promise<{ html: string }> | null {
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
        language: appLanguageOf(searchParams.get('language') ?? '') ?? 'fr',
      });
    default:
      return backend.call('previews.post', { id, ...(blogId !== undefined && { blogId }) });
  }
}

async function preview(method: string, url: URL, { backend }: Options): Promise<Response> {
  if (method !== 'GET') return refused(405);
  const pendingPreview = previewOf(url, backend);
  if (pendingPreview === null) return refused(404);
  const { html } = await pendingPreview;
  return new Response(html, {
    headers: {
      ...COMMON_HEADERS,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': PREVIEW_POLICY,
      'cache-control': 'no-store',
    },
  });
}
