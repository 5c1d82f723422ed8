/** « Essayer »: a tiny picture goes the whole way that real ones will go, and is removed again. */
import { randomUUID } from 'node:crypto';
import type { Backend } from '../../app/backend.ts';
import { createStoreHost } from '../image-hosts/s3.ts';
import { openStore } from './blog-pictures.ts';

/** Fails with pictures.store-not-set, pictures.store-refused, pictures.store-unavailable, pictures.not-public, network.offline. */
export async function tryStore(backend: Backend, blogId: string): Promise<void> {
  const { place, keys } = await openStore(backend, blogId);
  const host = createStoreHost(backend, place, () => Promise.resolve(keys));
  const { default: sharp } = await import('sharp');
  const dot = sharp({ create: { width: 8, height: 8, channels: 3, background: '#1f6469' } });
  const name = `escale-${randomUUID()}.png`;
  const { url } = await host.putBytes({ name, bytes: await dot.png().toBuffer(), mime: 'image/png' });
  try {
    await host.verify(url);
  } finally {
    // What was only for trying does not stay, whether it could be read or not.
    await host.remove(name).catch((error: unknown) => {
      backend.log.error('the picture put for trying could not be removed', error);
    });
  }
}
