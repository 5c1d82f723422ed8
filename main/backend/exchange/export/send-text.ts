/** « Envoyer en relecture… »: the text as a file that says it is a draft, and the state that was sent, kept for ever. */
import path from 'node:path';
import { draftNotice } from '#interview/draft-notice.ts';
import { partOfPerson } from '#interview/part-of-person.ts';
import type { SentFormat } from '#contract/exports.ts';
import { AppError } from '#contract/failure.ts';
import type { Backend } from '../../app/backend.ts';
import { keepSent, stateToSend } from '../../library/approvals.ts';
import { writePost, type Place } from './post-files.ts';
import { exportsOf } from './run-exports.ts';

export type ToSend = Readonly<{
  postId: string;
  format: SentFormat;
  /** As the author writes it. */
  recipient: string;
  /** Whose questions and answers alone. */
  person?: string | undefined;
}>;

/**
 * Writes the file, then keeps the revision: a file that could not be written was not sent. Of the post only what readers
 * would get goes out: no note, no address of a person. Throws post.not-found, export.nothing-of-person, what writePost
 * throws.
 */
export async function sendText(
  backend: Backend,
  place: Place,
  { postId, format, recipient, person }: ToSend,
): Promise<{ name: string; sentAt: number }> {
  const { db, folder } = backend;
  const { post: whole, state } = stateToSend(db, postId);
  const part = person === undefined ? whole : partOfPerson(whole, person);
  if (part === undefined) throw new AppError('export.nothing-of-person');
  const sentAt = backend.now();
  const { file } = await writePost(
    { post: part, format, author: '', notice: draftNotice(whole.language, sentAt) },
    place,
    { folder, printPdf: exportsOf(backend).pages.print },
  );
  const name = path.basename(file);
  keepSent(db, state, { recipient, fileName: name }, { now: sentAt, newId: backend.newId });
  return { name, sentAt };
}
