/** A backend with a few posts and a picture, and the requests about its backups. */
import fs from 'node:fs';
import path from 'node:path';
import { copiesFolder, copyFile } from '#backend/library/keeping/backups/kept-copies.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { makePhoto } from '#tests/builders/photo.ts';
import { addAsset } from '#backend/library/pictures/assets.ts';

/** Writes `title` as the post's title; returns the number of that save. */
export async function write(desk: TestBackend, id: string, title: string): Promise<void> {
  const { saveNumber } = await desk.call('posts.get', { id });
  await desk.call('posts.save', {
    id,
    baseSave: saveNumber,
    saveId: `save-${saveNumber}`,
    document: buildInterview().titled(title).post,
  });
}

export async function addPost(desk: TestBackend, title: string): Promise<string> {
  const { id } = await desk.call('posts.create', { kind: 'interview', language: 'fr' });
  await write(desk, id, title);
  return id;
}

export async function addPicture(desk: TestBackend): Promise<string> {
  const { sha256 } = await addAsset(
    desk.backend,
    { name: 'quai.jpg', bytes: await makePhoto() },
    desk.clock.now,
  );
  return sha256;
}

export async function openDesk(folder?: string): Promise<TestBackend> {
  return openTestBackend({ publishing: false, ...(folder === undefined ? {} : { folder }) });
}

export const copyPath = (desk: Pick<TestBackend, 'folder'>, id: string): string =>
  copyFile(copiesFolder(desk.folder), id);

/** Changes one byte in the middle of the file. */
export function flipByte(file: string): void {
  const bytes = fs.readFileSync(file);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  fs.writeFileSync(file, bytes);
}

/** Closes and reopens the backend, like the shell after a restore. */
export async function reopen(desk: TestBackend): Promise<TestBackend> {
  await desk.close();
  return openTestBackend({ folder: desk.folder, publishing: false, now: desk.clock.now });
}

export const titles = async (desk: TestBackend): Promise<string[]> =>
  (await desk.call('posts.list', { list: 'all', limit: 100 })).items.map(({ title }) => title).toSorted();

/** The files of a folder with their sizes, to detect a change. */
export function filesOf(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/library\.sqlite-|library\.lock/.test(entry.name))
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return `${path.relative(folder, file)} ${fs.statSync(file).size}`;
    })
    .toSorted();
}
