/** Asks a person for their answers: writes the mail with the questions, and keeps the state that was asked. */
import path from 'node:path';
import { AppError } from '#contract/failure.ts';
import { questionMail } from '#interview/answers/question-mail.ts';
import type { Context } from '../../core/context.ts';
import { addressesOf } from '../../library/people/mail-addresses.ts';
import { keepAsked, stateToSend } from '../../library/posts/approvals.ts';
import { mailFile } from './mail-file.ts';
import { replaceFile } from './write-files.ts';

type ToAsk = Readonly<{ postId: string; recipient: string; person?: string | undefined }>;

/** `file`: its path; absent if the author copies the mail or writes it in the mail program. */
export type AskTarget = Readonly<{ file: string; as: 'eml' | 'mail' }>;

/**
 * Writes the mail, if there is a target, then stores the revision, since a failed file was not sent. `turns`: the number of
 * questions. Throws post.not-found, questions.none, export.not-written, disk.full.
 */
export async function askQuestions(
  context: Pick<Context, 'db' | 'now' | 'newId'>,
  { postId, recipient, person }: ToAsk,
  target?: AskTarget,
): Promise<{ name?: string; turns: number }> {
  const { db } = context;
  const { post, state } = stateToSend(db, postId);
  const { count, ...mail } = questionMail(post, { id: person, name: recipient });
  if (count === 0) throw new AppError('questions.none');
  const now = context.now();
  const name = target === undefined ? undefined : path.basename(target.file);
  if (target !== undefined) {
    const address = person === undefined ? undefined : addressesOf(db, [person])[0]?.address;
    const content =
      target.as === 'mail' ? mail.text : mailFile({ ...mail, to: { name: recipient, address }, at: now });
    await replaceFile(target.file, (writer) => writer.write(content));
  }
  keepAsked(
    db,
    state,
    { recipient, fileName: target?.as === 'eml' ? (name ?? '') : '' },
    { now, newId: context.newId },
  );
  return { turns: count, ...(name === undefined ? {} : { name }) };
}
