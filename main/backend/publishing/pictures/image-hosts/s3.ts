/**
 * A store with the S3 protocol (MinIO, OVH, Scaleway, R2, AWS…), addressed by path: `endpoint/bucket/prefix +
 * sha256.ext`. A HEAD request precedes each upload, so that every call can be repeated; the content of a name never
 * changes.
 *
 * Compared: @aws-sdk/client-s3 (several megabytes for three requests), minio (streams and dependencies for one signed
 * PUT). aws4fetch only signs: the request uses the app's one way to the network.
 */
import type { Put } from '#backend/library/publications/picture-rows.ts';
import { createHash } from 'node:crypto';
import { AwsV4Signer } from 'aws4fetch';
import { AppError } from '#contract/failure.ts';
import type { Context } from '#backend/core/context.ts';
import type { Outside } from '#backend/network/start-outside.ts';
import { isLoopback } from '#backend/network/endpoints.ts';
import { readRefusal } from '#backend/network/read-bounded.ts';
import type { KeyPair, StoreSettings } from '../blog-pictures.ts';
import { type ImageHost, verifyPublic } from './image-host.ts';
import { publicCopy, type PublicCopy } from './public-copy.ts';

const LONGEST_MS = 60_000;

/** https, or a server on this computer in runs from source, as for Google's endpoints. Throws pictures.store-address. */
export function checkedStore(store: StoreSettings, packaged: boolean): StoreSettings {
  const endpoint = addressOf(store.endpoint, packaged, 'endpoint');
  const publicBase = addressOf(store.publicBase, packaged, 'publicBase');
  const prefix = store.prefix.replace(/^\/+|\/+$/g, '');
  const plain = /^[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/;
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(store.bucket))
    throw new AppError('pictures.store-address', { field: 'bucket' });
  if ((prefix !== '' && !plain.test(prefix)) || prefix.split('/').some((part) => /^\.+$/.test(part)))
    throw new AppError('pictures.store-address', { field: 'prefix' });
  if (!/^[a-z0-9-]+$/i.test(store.region)) throw new AppError('pictures.store-address', { field: 'region' });
  return {
    ...store,
    endpoint: endpoint.replace(/\/+$/, ''),
    publicBase: publicBase.endsWith('/') ? publicBase : `${publicBase}/`,
    prefix: prefix === '' ? '' : `${prefix}/`,
  };
}

function addressOf(input: string, packaged: boolean, field: string): string {
  const url = URL.parse(input.trim());
  const secure = url?.protocol === 'https:' || (!packaged && isLoopback(input.trim()));
  if (
    !secure ||
    url === null ||
    url.username !== '' ||
    url.password !== '' ||
    url.search !== '' ||
    url.hash !== ''
  )
    throw new AppError('pictures.store-address', { field });
  return url.href;
}

/** The key under which uploads of this store are stored. */
const storeKey = ({ endpoint, bucket, prefix, publicBase }: StoreSettings): string =>
  `s3:${createHash('sha256').update(`${endpoint} ${bucket} ${prefix} ${publicBase}`).digest('hex').slice(0, 32)}`;

/** `keys` is called when a request is signed. */
export function createStoreHost(
  context: Context & Outside,
  store: StoreSettings,
  keys: () => Promise<KeyPair>,
): ImageHost & Readonly<{ putBytes(sent: PublicCopy): Promise<Put>; remove(name: string): Promise<void> }> {
  async function ask(method: 'HEAD' | 'PUT' | 'DELETE', name: string, sent?: PublicCopy): Promise<number> {
    const { accessKeyId, secretAccessKey } = await keys();
    const { url, headers } = await new AwsV4Signer({
      method,
      url: `${store.endpoint}/${store.bucket}/${store.prefix}${name}`,
      headers: {
        'x-amz-content-sha256': createHash('sha256')
          .update(sent?.bytes ?? '')
          .digest('hex'),
        ...(sent === undefined
          ? {}
          : {
              'content-type': sent.mime,
              // The name is a hash of the content, which therefore never changes.
              'cache-control': 'public, max-age=31536000, immutable',
              ...(store.publicRead ? { 'x-amz-acl': 'public-read' } : {}),
            }),
      },
      accessKeyId,
      secretAccessKey,
      service: 's3',
      region: store.region,
    }).sign();
    const host = url.hostname;
    let status: number;
    let text = '';
    // Aborts the request: nothing is read of a success, only the beginning of a refusal.
    const over = new AbortController();
    try {
      const response = await context.fetch(url.href, {
        method,
        headers,
        ...(sent === undefined ? {} : { body: Buffer.from(sent.bytes) }),
        // A redirect target must not receive the signed request.
        redirect: 'error',
        signal: AbortSignal.any([over.signal, AbortSignal.timeout(LONGEST_MS)]),
      });
      status = response.status;
      if (!response.ok) text = await readRefusal(response);
    } catch (error) {
      throw new AppError('network.offline', { host }, { cause: error });
    } finally {
      over.abort();
    }
    // S3 answers 403 for a missing key if the credentials may not list; the PUT then reports a real error.
    if (status < 300 || (status === 404 && method !== 'PUT') || (status === 403 && method === 'HEAD'))
      return status;
    // The code in S3's own answer (`<Code>AccessDenied</Code>`); never the answer itself.
    const reason = /<Code>([A-Za-z]{1,60})<\/Code>/.exec(text)?.[1] ?? '';
    throw new AppError(
      status >= 500 || status === 429 ? 'pictures.store-unavailable' : 'pictures.store-refused',
      { host, status, reason },
    );
  }

  const putOf = (name: string): Put => ({ url: `${store.publicBase}${store.prefix}${name}`, ref: name });
  const host = {
    id: 's3' as const,
    key: storeKey(store),
    describe: () => ({ insideText: false, putBy: 'escale' as const }),
    async check(): Promise<void> {
      await keys();
    },
    foresee: async (sha256: string): Promise<Put> => putOf((await publicCopy(context, sha256)).name),
    put: async (sha256: string): Promise<Put> => host.putBytes(await publicCopy(context, sha256)),
    verify: (url: string): Promise<void> => verifyPublic(context, url),
    async putBytes(sent: PublicCopy): Promise<Put> {
      if ((await ask('HEAD', sent.name)) >= 400) await ask('PUT', sent.name, sent);
      return putOf(sent.name);
    },
    async remove(name: string): Promise<void> {
      await ask('DELETE', name);
    },
  };
  return host;
}
