/**
 * Reads the body of a blog's answer: within the bound of what was asked, and a long one in the reading thread. The process that
 * saves holds no more of it than a few pieces.
 */
import { AppError } from '#contract/failure.ts';
import type { JobThreads } from '../../core/threads/job-threads.ts';
import { readApart } from '../reading/read-apart.ts';
import { ANSWER_SHAPES, type AnswerName } from './answer-shapes.ts';
import { type AnswerToRead, parseAnswer, type ParsedAnswer } from './parse-answer.ts';

/** Bytes that are parsed here: a millisecond or two, less than a message to the thread and back. */
const SHORT = 64 * 1024;

type Options = Readonly<{
  /** Named in the failure. */
  host: string;
  signal?: AbortSignal | undefined;
  threads?: JobThreads | undefined;
}>;

/**
 * Rejects with destination.answer-too-long where the body is longer than such an answer may be, has more items, or takes the
 * thread beyond its limits; and with what its transfer fails with. Whoever asked then ends the request.
 */
export async function readAnswer<Name extends AnswerName>(
  { body }: Pick<globalThis.Response, 'body'>,
  answer: AnswerToRead & Readonly<{ name: Name }>,
  { host, signal, threads }: Options,
): Promise<ParsedAnswer<Name>> {
  const { bytes } = ANSWER_SHAPES[answer.name];
  const pieces = piecesOf(body, bytes, host);
  const first = await pieces.next(SHORT);
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
          // Read while the thread takes this one; a failure is met when it is asked for.
          next = piece.then((some) => (some === undefined ? undefined : pieces.next()));
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

/** Bytes that go to the thread at once: each message there takes a turn of its own. */
const PIECE = 256 * 1024;

/** Pieces of the body, each of at least PIECE bytes but the last. */
function piecesOf(body: globalThis.Response['body'], most: number, host: string) {
  const reader = body?.getReader();
  let size = 0;
  return {
    async next(least = PIECE): Promise<Uint8Array | undefined> {
      const read: Uint8Array[] = [];
      let length = 0;
      while (length < least) {
        const step = await reader?.read();
        if (step === undefined || step.done) break;
        const value = step.value as Uint8Array;
        size += value.byteLength;
        length += value.byteLength;
        if (size > most) throw tooLong(host);
        read.push(value);
      }
      return length === 0 ? undefined : Buffer.concat(read, length);
    },
  };
}
