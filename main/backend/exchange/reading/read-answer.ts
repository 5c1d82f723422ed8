/**
 * Reads the body of a blog's answer within the size limit of its request. A long one is parsed on the reading thread,
 * so that the backend process only holds a few pieces of it.
 */
import { AppError } from '#contract/failure.ts';
import type { JobThreads } from '../../core/threads/job-threads.ts';
import { createBodyReader } from '../../network/read-bounded.ts';
import { readApart } from './read-apart.ts';
import { ANSWER_SHAPES, type AnswerName } from '../blog-answers/answer-shapes.ts';
import { type AnswerToRead, parseAnswer, type ParsedAnswer } from '../blog-answers/parse-answer.ts';

/** Maximum bytes parsed here: takes a millisecond or two, less than a message to the thread and back. */
const SHORT = 64 * 1024;
/** Bytes of a message to the thread, each of which takes a turn there. */
const PIECE = 256 * 1024;

type Options = Readonly<{
  host: string;
  signal?: AbortSignal | undefined;
  threads?: JobThreads | undefined;
}>;

/**
 * Rejects with destination.answer-too-long if the body exceeds the size or the items of this kind of answer, or the
 * limits of the thread; and with errors of the transfer. The caller then ends the request.
 */
export async function readAnswer<Name extends AnswerName>(
  { body }: Pick<globalThis.Response, 'body'>,
  answer: AnswerToRead & Readonly<{ name: Name }>,
  { host, signal, threads }: Options,
): Promise<ParsedAnswer<Name>> {
  const { bytes } = ANSWER_SHAPES[answer.name];
  const reader = createBodyReader(body);
  let size = 0;
  const readPiece = async (least: number): Promise<Uint8Array | undefined> => {
    const piece = await reader.read(least);
    size += piece?.byteLength ?? 0;
    if (size > bytes) throw tooLong(host);
    return piece;
  };
  const first = await readPiece(SHORT);
  if ((first?.byteLength ?? 0) < SHORT)
    return bearable(parseAnswer(answer, new TextDecoder().decode(first)), host);
  let next: Promise<Uint8Array | undefined> = Promise.resolve(first);
  try {
    const parsed = await readApart('answer', answer, {
      threads,
      ...(signal === undefined ? {} : { signal }),
      answers: {
        piece: () => {
          const piece = next;
          // Read in advance while the thread parses this one; an error is reported when the thread requests it.
          next = piece.then((some) => (some === undefined ? undefined : readPiece(PIECE)));
          next.catch(() => undefined);
          return piece;
        },
      },
    });
    return bearable(parsed as ParsedAnswer<Name>, host);
  } catch (error) {
    if (error instanceof AppError && error.code === 'document.too-complex') throw tooLong(host);
    throw error;
  }
}

const tooLong = (host: string): AppError => new AppError('destination.answer-too-long', { host });

function bearable<Parsed extends ParsedAnswer<AnswerName>>(parsed: Parsed, host: string): Parsed {
  if ('fault' in parsed && parsed.fault === 'too-many') throw tooLong(host);
  return parsed;
}
