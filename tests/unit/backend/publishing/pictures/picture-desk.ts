/** A signed-in desk whose outside requests reach the test’s servers, by the real rules. */
import { onTestFinished } from 'vitest';
import type { Post } from '#interview/document.ts';
import { createFetchOutside, createProbeOutside } from '#backend/network/fetch-outside.ts';
import { addAsset } from '#backend/library/pictures/assets.ts';
import { picture } from '#tests/builders/interview-builder.ts';
import { makePhoto } from '#tests/builders/photo.ts';
import { startS3Server, S3_KEYS } from '#tests/builders/s3-server.ts';
import type { S3Server } from '#tests/builders/s3-server.ts';
import { noProxies } from '#tests/builders/proxy-server.ts';
import { openDeskBlog, openDesk, deskFolder, interview } from '../publishing-desk.ts';
import type { DeskBlog, PublishingDesk, DeskOptions } from '../publishing-desk.ts';

/** Outside access to these local servers by their origin; every other address follows the real rules. */
export function outsideTo(...origins: readonly string[]): NonNullable<DeskOptions['outside']> {
  const hosts = new Set(origins.map((origin) => new URL(origin).host));
  const options = {
    resolveProxy: () => Promise.resolve('DIRECT'),
    proxies: noProxies,
    alsoAllowed: (ip: string, port: number) => hosts.has(`${ip}:${port}`),
  };
  return { fetchOutside: createFetchOutside(options), probeOutside: createProbeOutside(options) };
}

export async function openPictureDesk(options: DeskOptions = {}, openedBlog?: DeskBlog) {
  const blog = openedBlog ?? (await openDeskBlog());
  const desk = await openDesk(blog, options);
  const { blogId } = await desk.signIn();
  blog.faults.clearLog();
  return { blog, desk, blogId };
}

export async function startStore(): Promise<S3Server> {
  const store = await startS3Server(deskFolder());
  onTestFinished(() => store.close());
  return store;
}

export const storeAddress = (store: S3Server) => ({
  endpoint: store.origin,
  region: 'us-east-1',
  bucket: 'photos',
  prefix: 'billets',
  publicBase: `${store.origin}/photos`,
  publicRead: false,
  ...S3_KEYS,
});

/** Adds different photographs to the library. */
export async function addPhotos(desk: PublishingDesk, count: number): Promise<string[]> {
  const taken: string[] = [];
  for (let seed = 1; seed <= count; seed += 1) {
    const bytes = await makePhoto({ width: 900, height: 600, seed, metadata: true });
    const name = seed === 1 ? 'Été au jardin.jpg' : `photo ${seed}.jpg`;
    taken.push((await addAsset(desk.backend, { name, bytes }, desk.clock.at)).sha256);
  }
  return taken;
}

export const withPhotos = (photos: readonly string[]): Post => ({
  ...interview(),
  body: [...photos.map((sha256, at) => picture(sha256, `Photo ${at + 1}`)), ...interview().body],
});
