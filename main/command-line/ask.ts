/** `escale ask`: writes a request to a person (questions, approval of a text, consent) as a file to send. */
import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '#contract/failure.ts';
import { CONSENT_SUBJECTS, PURPOSES, type ReadReturn } from '#interview/returns/read-return.ts';
import { mayNamePerson } from '#interview/answers/match-answers.ts';
import type { Post } from '#interview/document.ts';
import { foldKey } from '#interview/fold-key.ts';
import { partOfPerson } from '#interview/proofreading.ts';
import { startBackend } from '#backend/app/start.ts';
import type { Backend } from '#backend/app/backend.ts';
import { silentLog } from '#backend/core/log.ts';
import { askQuestions } from '#backend/exchange/export/ask-questions.ts';
import { sendText } from '#backend/exchange/export/run-exports.ts';
import { listParticipants } from '#backend/library/people/participants.ts';
import { getDocument } from '#backend/library/posts/posts.ts';
import { command } from './command.ts';
import { hostWithoutShell } from './host-without-shell.ts';
import { chosenFolder } from './library.ts';

const FORMATS = ['mail', 'eml', 'docx', 'odt', 'pdf'] as const;
type Format = (typeof FORMATS)[number];
type Purpose = NonNullable<ReadReturn['purpose']>;
/** The formats of each use, the usual one first. */
const OF_USE: Readonly<Record<Purpose, readonly Format[]>> = {
  questions: ['eml', 'mail'],
  review: ['docx', 'pdf'],
  consent: ['pdf'],
};

type Asked = Readonly<{ id?: string; name: string }>;

/** The file is new: an existing one is not replaced. */
export const ask = command({
  name: 'ask',
  takes: { what: 'id', how: 'one' },
  options: {
    person: { type: 'text', value: 'person', required: true },
    use: { type: 'choice', values: PURPOSES },
    as: { type: 'choice', values: FORMATS },
    output: { type: 'text', value: 'file', short: 'o', required: true },
  },
  one: 'failed',
  example: ['01890a5d-ac96-774b-bcce-b302099a8057', '--person', 'Anne Martin', '-o', 'questions.eml'],
  json: '{file, person, use, turns}',
  jsonNote: 'turns is the number of questions, or of questions and answers',
  async run({ positionals: [postId], options }, context) {
    const { words, json, env } = context;
    const use: Purpose = options.use ?? 'questions';
    const formats = OF_USE[use];
    const format = options.as ?? formats[0] ?? 'eml';
    if (!formats.includes(format)) {
      context.error(`${words.ask.impossible[use](formats.join(', '))}\n`);
      return 1;
    }
    const file = path.resolve(context.cwd, options.output);
    if (fs.existsSync(file)) throw new AppError('export.not-written', { name: path.basename(file) });
    const started = await startBackend({
      folder: chosenFolder(context),
      emit: () => undefined,
      host: hostWithoutShell(env),
      log: silentLog,
      publishing: false,
    });
    try {
      const { backend } = started;
      const post = getDocument(backend.db, postId);
      const person = personIn(backend, post, options.person);
      const turns = await writeTo(backend, { postId, post, person, use, format, file });
      const name = path.basename(file);
      const sentence =
        use === 'consent'
          ? words.ask.written.consent(name, person.name)
          : words.ask.written[use](name, person.name, turns);
      await context.out(
        json ? `${JSON.stringify({ file, person: person.name, use, turns })}\n` : `${sentence}\n`,
      );
      return 0;
    } finally {
      await started.close();
    }
  },
});

/** Of the post, by name or label; else of the directory, by the whole name; else somebody new. */
function personIn({ db }: Backend, post: Post, written: string): Asked {
  const name = written.trim().slice(0, 200);
  const sameName = (one: Readonly<{ name: string }>): boolean => foldKey(one.name) === foldKey(name);
  const meant = post.participants.filter((one) => one.id === name || mayNamePerson(name, one));
  const inPost = meant.find(sameName) ?? (meant.length === 1 ? meant[0] : undefined);
  return inPost ?? listParticipants(db, { query: name, limit: 5 }).find(sameName) ?? { name };
}

type ToWrite = Readonly<{
  postId: string;
  post: Post;
  person: Asked;
  use: Purpose;
  format: Format;
  file: string;
}>;

/** @returns the number of turns */
async function writeTo(
  backend: Backend,
  { postId, post, person, use, format, file }: ToWrite,
): Promise<number> {
  const { id, name: recipient } = person;
  if (use === 'questions') {
    const as = format === 'mail' ? 'mail' : 'eml';
    const { turns } = await askQuestions(backend, { postId, recipient, person: id }, { file, as });
    return turns;
  }
  const own = id === undefined ? undefined : partOfPerson(post, id);
  await sendText(
    backend,
    { folder: path.dirname(file), file: path.basename(file) },
    {
      postId,
      recipient,
      format: format === 'docx' ? 'docx' : 'form',
      ...(own === undefined ? {} : { person: id }),
      ...(use === 'consent'
        ? {
            consents: {
              subjects: [...CONSENT_SUBJECTS],
              places: '',
              purpose: '',
              isMinor: false,
              isAlone: true,
            },
          }
        : {}),
    },
  );
  if (use === 'consent') return 0;
  return (own ?? post).body.filter(({ type }) => type === 'question' || type === 'answer').length;
}
