/** Answers of a blog, each with the limits of its request. */
import { ANSWER_SHAPES, type AnswerName } from '#backend/exchange/blog-answers/answer-shapes.ts';
import { MOST_VALUES } from '#backend/core/json-values.ts';
import { readAnswer } from '#backend/exchange/reading/read-answer.ts';
import { SAMPLE_ANSWERS } from '../fuzz/sample-answers.ts';
import { type Bound, countOf, type Reading, sizeOf, type WorstInput } from './reading.ts';

/** Items of a list, as requested. */
const ITEMS = 50;
/** Bytes. The smallest answer that the thread reads. */
const PIECE = 64 * 1024;

/** A response streamed as from a network. */
export function streamedResponse(bytes: Uint8Array): Response {
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.byteLength) return controller.close();
      controller.enqueue(bytes.slice(at, at + PIECE));
      at += PIECE;
    },
  });
  return new Response(body);
}

/** Reads an answer; rejects when it is refused, with `fault` for a wrong shape. */
async function read(name: AnswerName, bytes: Uint8Array): Promise<void> {
  const parsed = await readAnswer(streamedResponse(bytes), { name, items: ITEMS }, { host: 'blog.example' });
  if ('fault' in parsed) throw Object.assign(new Error(parsed.fault), { code: parsed.fault });
}

/** `text` with so many of `piece` in the place of its mark that it has `bytes` bytes. */
function fillTo(text: string, piece: string, bytes: number): Uint8Array {
  const [before = '', after = ''] = text.split('…');
  const times = Math.floor((bytes - Buffer.byteLength(before + after)) / Buffer.byteLength(piece));
  return Buffer.from(before + piece.repeat(Math.max(0, times)) + after);
}

/** The sample as JSON, with the mark in the place of its longest text that is no address and no time. */
function withMark(sample: unknown): string {
  const texts: string[] = [];
  const collect = (_: string, value: unknown): unknown => {
    if (typeof value === 'string' && !/^https?:|^\d/.test(value)) texts.push(value);
    return value;
  };
  JSON.stringify(sample, collect);
  const longest = texts.reduce((one, other) => (other.length > one.length ? other : one), '');
  return JSON.stringify(sample).replace(JSON.stringify(longest), '"…"');
}

function readingOf(name: AnswerName): Reading {
  const shape: (typeof ANSWER_SHAPES)[AnswerName] & { list?: 'array' | 'items' } = ANSWER_SHAPES[name];
  const { bytes, list } = shape;
  const marked = withMark(SAMPLE_ANSWERS[name]);
  const answer =
    (make: (size: number, values: number) => Uint8Array): WorstInput =>
    (share) => {
      const size = Math.max(PIECE, Math.floor(bytes * share));
      const body = make(size, Math.min(Math.floor(MOST_VALUES * share), Math.floor(size / 3)) - 2);
      return () => read(name, body);
    };
  const bounds: Bound[] = [
    {
      most: sizeOf(bytes),
      above: () => read(name, Buffer.alloc(bytes + 1, ' ')),
      code: 'destination.answer-too-long',
    },
  ];
  if (list !== undefined) {
    const items = Array.from({ length: ITEMS + 1 }, () => ({}));
    bounds.push({
      most: 'as many items as were asked for',
      above: () => read(name, Buffer.from(JSON.stringify(list === 'array' ? items : { items }))),
      code: 'destination.answer-too-long',
    });
  }
  if (bytes > MOST_VALUES && name !== 'done')
    bounds.push({
      most: countOf(MOST_VALUES, 'values'),
      above: () => read(name, Buffer.from('['.repeat(MOST_VALUES + 1))),
      code: 'destination.answer-too-long',
    });
  return {
    name: `answer ${name}`,
    where: 'reading thread',
    bounds,
    worst: {
      'one long text': answer((size) => fillTo(marked, 'a', size)),
      'a text of escapes': answer((size) => fillTo(marked, '\\ud83d\\ude00', size)),
      'a text of entities': answer((size) => fillTo(marked, '&amp;&#x27;', size)),
      'a text of tags': answer((size) => fillTo(marked, '<p><b>a</b>', size)),
      'empty objects': answer((_, values) => Buffer.from(`[${'{},'.repeat(values)}{}]`)),
      'lists in each other': answer((_, values) => Buffer.from('['.repeat(values) + ']'.repeat(values))),
      space: answer((size) => Buffer.alloc(size, ' ')),
      'a number of many digits': answer((size) => fillTo('{"id":…}', '9', size)),
    },
  };
}

export const ANSWERS: readonly Reading[] = (Object.keys(ANSWER_SHAPES) as AnswerName[]).map(readingOf);
