/**
 * `escale reply FILE…`: reads returns about a post, turn by turn. With --yes it is written into the post and stored,
 * as the window’s sheet does; without, nothing is changed, and the app may be open.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { blocksToText } from '#interview/plain.ts';
import type { ReadDocument } from '#contract/exchange.ts';
import { startBackend, type Started } from '#backend/app/start.ts';
import { silentLog } from '#backend/core/log.ts';

import type { DocumentFile } from '#backend/exchange/documents/read-document.ts';
import { readApart, readDocumentApart } from '#backend/exchange/reading/read-apart.ts';
import { byAuthor, documentWithoutErased } from '#backend/library/erasure/guards.ts';
import { createParticipant } from '#backend/library/people/participants.ts';
import { readChosenFile } from '#backend/library/pictures/assets.ts';
import { placeStored, takeStored, type StoredReturn } from '#backend/library/returns/place-stored.ts';
import { command, type Context } from './command.ts';
import { hostWithoutShell } from './host-without-shell.ts';
import { chosenFolder, openForReading } from './library.ts';
import { readInput } from './read-input.ts';

const LARGEST = 16 * 1024 * 1024;

export const reply = command({
  name: 'reply',
  takes: { what: 'file', how: 'some' },
  options: { post: { type: 'text', value: 'id' }, yes: { type: 'flag' } },
  one: 'failed',
  example: ['answers.eml', '--post', '01890a5d-ac96-774b-bcce-b302099a8057'],
  json: "{post, person, use: 'questions'|'review'|'consent', carrier: 'mail'|'document'|'form'|'table'|'text', sent, turns: [{id, code, question, state: 'answered'|'approved'|'corrected'|'remark'|'changed-here'|'deleted-here'|'unknown', before, after, remark}], consents: [{subject, isGiven}], applied}",
  jsonNote: 'one such line for each return; a table holds one for each person',
  async run({ positionals, options: { post, yes } }, context) {
    const files: DocumentFile[] = [];
    for (const one of positionals)
      files.push(
        one === '-'
          ? { name: '', bytes: await readInput(context.stdin, LARGEST) }
          : await readChosenFile(path.resolve(context.cwd, one)),
      );
    await (yes ? takeAll(files, post, context) : reportAll(files, post, context));
    return 0;
  },
});

async function reportAll(
  files: readonly DocumentFile[],
  post: string | undefined,
  context: Context,
): Promise<void> {
  const { db, close } = await openForReading(chosenFolder(context));
  try {
    for (const file of files) {
      const picture = () => Promise.resolve(undefined);
      const document = await readApart('document', { file, chosen: 'accepted' }, { answers: { picture } });
      for (const one of placeStored(db, document, post)) await print(one, false, context);
    }
  } finally {
    close();
  }
}

async function takeAll(
  files: readonly DocumentFile[],
  post: string | undefined,
  context: Context,
): Promise<void> {
  const started = await startBackend({
    folder: chosenFolder(context),
    emit: () => undefined,
    host: hostWithoutShell(context.env),
    log: silentLog,
    publishing: false,
  });
  try {
    for (const file of files) await takeFile(started, file, post, context);
  } finally {
    await started.close();
  }
}

async function takeFile(
  { backend }: Started,
  file: DocumentFile,
  post: string | undefined,
  context: Context,
): Promise<void> {
  const { db, now, newId } = backend;
  const document = documentWithoutErased(db, await readDocumentApart(backend, file));
  const received = { ...file, hash: createHash('sha256').update(file.bytes).digest('hex') };
  const count = placeStored(db, document, post).length;
  for (let index = 0; index < count; index += 1) {
    // Placed again: the return before it may have changed the post.
    const one = placeStored(db, document, post)[index];
    if (one === undefined) continue;
    byAuthor(db, () =>
      takeStored(db, one, received, { now: now(), newId }, (name) => {
        const { id } = createParticipant(db, newId(), { name }, now());
        return { id, name, label: name };
      }),
    );
    await print(one, true, context);
  }
}

const textOf = (blocks: ReadDocument['blocks']): string => blocksToText(blocks);

async function print(one: StoredReturn, applied: boolean, { json, out, words }: Context): Promise<void> {
  const { read, postId, name, turns } = one;
  const { purpose = 'review', carrier, sentRevision = null, consents } = read;
  const lines = turns.map(({ turn, code = null, question, state, now, received, remark = null }) => ({
    id: turn === '' ? null : turn,
    code,
    question,
    state,
    before: textOf(now),
    after: received === undefined ? null : textOf(received),
    remark,
  }));
  if (json) {
    const result = {
      post: postId,
      person: name,
      use: purpose,
      carrier,
      sent: sentRevision,
      turns: lines,
      consents,
      applied,
    };
    await out(`${JSON.stringify(result)}\n`);
    return;
  }
  const { reply } = words;
  await out(
    [
      `${name} · ${postId}`,
      ...lines.map(({ question, state, remark }) =>
        [`  ${reply.states[state]}`, question, ...(remark === null ? [] : [remark])]
          .join(' · ')
          .replace(/\n/g, ' '),
      ),
      applied ? reply.applied : reply.notApplied,
      '',
    ].join('\n'),
  );
}
