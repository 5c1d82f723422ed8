/** Posts in a test library, and their exports read back by Escale’s own readers. */
import { mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import type { Post } from '#interview/document.ts';
import { readDocumentApart } from '#backend/exchange/reading/read-apart.ts';
import { emptyReport, exportPosts, type Report } from '#backend/exchange/export/export-posts.ts';
import { addAsset } from '#backend/library/pictures/assets.ts';
import { insertPost } from '#backend/library/posts/posts.ts';
import type { ExportFormat } from '#contract/exports.ts';
import type { ReadDocument } from '#contract/exchange.ts';
import type { TestBackend } from './test-backend.ts';

/** Adds posts, a minute apart; returns their ids. */
export function addPosts({ backend, clock }: TestBackend, posts: readonly Post[]): string[] {
  return posts.map((post) => {
    clock.now += 60_000;
    return insertPost(backend.db, post, { now: clock.now, newId: backend.newId }).id;
  });
}

/** Adds a drawing of one colour; returns its sha256. */
export async function addPicture({ backend, clock }: TestBackend, colour = '#0b5f73'): Promise<string> {
  const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: colour } })
    .jpeg()
    .withExif({
      IFD0: { Artist: 'Anne Martin' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 0/1' },
    })
    .toBuffer();
  return (await addAsset(backend, { name: 'photo.jpg', bytes }, clock.now)).sha256;
}

export const exportFolder = (): string => mkdtempSync(path.join(os.tmpdir(), 'escale-export-'));

export async function exportToFolder(
  { backend }: TestBackend,
  format: ExportFormat,
  postIds: readonly string[],
  folder = exportFolder(),
  more: Readonly<{ signal?: AbortSignal; onStep?: () => void }> = {},
): Promise<Report> {
  const report = emptyReport();
  const { signal = new AbortController().signal, onStep } = more;
  await exportPosts(backend, {
    format,
    postIds,
    target: { folder },
    signal,
    report,
    ...(onStep === undefined ? {} : { onStep }),
  });
  return report;
}

/** Reads a file like « Nouveau depuis un document… ». */
export const readAsDocument = ({ backend }: TestBackend, file: string): Promise<ReadDocument> =>
  readDocumentApart(backend, { name: path.basename(file), bytes: readFileSync(file) });
