/** Writes one post as a file of a format, with its pictures. */
import { picturesOf } from '../documents/pictures-of-post.ts';
import path from 'node:path';
import fs from 'node:fs/promises';
import type { Post } from '#interview/document.ts';
import { numberedName, safeBaseName } from '#interview/file-names.ts';
import { renderExportHtml } from '#interview/render/export-html.ts';
import { PREVIEW_FACES } from '#interview/render/faces.ts';
import { renderMarkdown } from '#interview/render/markdown.ts';
import { withoutPictures, withOwnPictures } from '#interview/pictures.ts';
import { type ExportNoteCode, POST_ENDINGS, type PostFormat } from '#contract/exports.ts';
import { AppError } from '#contract/failure.ts';
import { writeDocx } from './docx/write-docx.ts';
import { writeForm, type FormToWrite } from './form/write-form.ts';
import { dataUrl, exportPicture, type ExportedPicture } from './pictures.ts';
import { makeNewFolder, replaceFile, writeExactly, writeNew, type Fill } from './write-files.ts';

/** The destination of one post: a folder, with a name from its title, or a file that the author named and confirmed. */
export type ExportTarget = Readonly<{ folder: string; file?: string | undefined }>;

/** The facts in a text sent for review: its post, the revision that is sent, the marks of its turns by their ids. */
export type SentText = Readonly<{
  postId: string;
  revisionId: string;
  marks: ReadonlyMap<string, number>;
}>;

export type PostToWrite = Readonly<{
  post: Post;
  format: PostFormat;
  author: string;
  notice?: string | undefined;
  /** Of a post that is sent for review, written into a docx or a form. */
  sent?: SentText | undefined;
  /** A PDF is a form for approval and consent. */
  form?: Pick<FormToWrite, 'recipient' | 'consents'> | undefined;
}>;

/** Prints a page in the shell and returns the bytes of a PDF. Throws export.pdf-failed. */
export type PrintPdf = (
  page: Readonly<{ html: string; title: string; notice?: string | undefined }>,
) => Promise<Uint8Array>;

export type Surroundings = Readonly<{
  folder: string;
  /** Absent without a window; then PDF is unavailable. */
  printPdf?: PrintPdf | undefined;
}>;

type PostWritten = Readonly<{
  file: string;
  notes: readonly Readonly<{ code: ExportNoteCode; count: number }>[];
}>;

const USUAL_NAMES = { fr: 'Sans titre', en: 'Untitled' } as const;
const MOST_OF_A_NAME = 10_000;

/** Throws export.not-written, export.pdf-failed, disk.full. */
export async function writePost(
  to: PostToWrite,
  target: ExportTarget,
  surroundings: Surroundings,
): Promise<PostWritten> {
  const { own, elsewhere } = picturesOf(to.post);
  const use = to.format === 'docx' ? 'word' : to.format === 'markdown' ? 'whole' : 'page';
  const pictures = new Map<string, ExportedPicture>();
  for (const sha256 of own) {
    const picture = await exportPicture(surroundings.folder, sha256, use);
    if (picture !== undefined) pictures.set(sha256, picture);
  }
  const missing = new Set(own.filter((sha256) => !pictures.has(sha256)));
  const available = { ...to, post: withoutPictures(to.post, missing) };
  const file =
    to.format === 'markdown'
      ? await writeMarkdown(available.post, target, pictures)
      : await settle(target, available, await bytesOf(available, pictures, surroundings));
  const notes = (
    [
      ['pictures-missing', missing.size],
      ['pictures-elsewhere', elsewhere],
    ] as const
  ).flatMap(([code, count]) => (count === 0 ? [] : [{ code, count }]));
  return { file, notes };
}

async function bytesOf(
  { post, format, author, notice, sent, form }: PostToWrite,
  pictures: ReadonlyMap<string, ExportedPicture>,
  { printPdf }: Surroundings,
): Promise<Uint8Array | string> {
  if (format === 'docx') return writeDocx(post, { pictures, author, notice, sent });
  if (form !== undefined && sent !== undefined)
    return writeForm({ post, notice: notice ?? '', sent, ...form });
  const addresses = new Map([...pictures].map(([sha256, picture]) => [sha256, dataUrl(picture)]));
  const html = renderExportHtml(post, {
    pictureAddress: (sha256) => addresses.get(sha256) ?? '',
    notice,
    printed: format === 'pdf' ? { faces: PREVIEW_FACES } : undefined,
  });
  if (format === 'html') return html;
  // A new format needs a branch above.
  format satisfies 'pdf' | 'markdown';
  if (printPdf === undefined) throw new AppError('export.pdf-failed');
  return printPdf({ html, title: post.title, notice });
}

async function settle(
  target: ExportTarget,
  { post, format }: PostToWrite,
  bytes: Uint8Array | string,
): Promise<string> {
  const fill: Fill = (writer) => writer.write(bytes);
  if (target.file === undefined)
    return writeNew(target.folder, { base: baseNameOf(post), ending: `.${POST_ENDINGS[format]}` }, fill);
  const file = path.join(target.folder, target.file);
  await replaceFile(file, fill);
  return file;
}

const baseNameOf = (post: Pick<Post, 'title' | 'language'>): string =>
  safeBaseName(post.title, USUAL_NAMES[/^fr/i.test(post.language) ? 'fr' : 'en']);

/** Writes the text, and its pictures into a folder with the same name beside it (`Titre-images/1.jpg`). */
async function writeMarkdown(
  post: Post,
  target: ExportTarget,
  pictures: ReadonlyMap<string, ExportedPicture>,
): Promise<string> {
  const ending = `.${POST_ENDINGS.markdown}`;
  const named = target.file?.replace(/\.(?:md|markdown)$/i, '');
  for (let number = 1; number <= MOST_OF_A_NAME; number += 1) {
    const base = numberedName(named ?? baseNameOf(post), '', number);
    const file = path.join(target.folder, target.file ?? `${base}${ending}`);
    const folderName = `${base}-images`;
    const beside = path.join(target.folder, folderName);
    if (target.file === undefined && (await isThere(file))) continue;
    if (pictures.size > 0 && !(await makeNewFolder(beside))) continue;
    if (await fillBoth(post, { file, beside, folderName, confirmed: target.file !== undefined }, pictures))
      return file;
  }
  throw new AppError('export.not-written', { name: baseNameOf(post) });
}

const isThere = (file: string): Promise<boolean> =>
  fs.lstat(file).then(
    () => true,
    () => false,
  );

/** False if a file of that name was created meanwhile. Leaves no partial files. */
async function fillBoth(
  post: Post,
  to: Readonly<{ file: string; beside: string; folderName: string; confirmed: boolean }>,
  pictures: ReadonlyMap<string, ExportedPicture>,
): Promise<boolean> {
  const names = new Map([...pictures].map(([sha256, { kind }], index) => [sha256, `${index + 1}.${kind}`]));
  const address = (sha256: string): string =>
    `${encodeURIComponent(to.folderName)}/${names.get(sha256) ?? ''}`;
  let written = false;
  try {
    for (const [sha256, { bytes }] of pictures)
      await replaceFile(path.join(to.beside, names.get(sha256) ?? ''), (writer) => writer.write(bytes));
    const text = renderMarkdown(withOwnPictures(post), { pictureAddress: address });
    const fill: Fill = (writer) => writer.write(text);
    if (to.confirmed) await replaceFile(to.file, fill);
    written = to.confirmed || (await writeExactly(to.file, fill));
  } finally {
    if (!written && pictures.size > 0) await fs.rm(to.beside, { recursive: true, force: true });
  }
  return written;
}
