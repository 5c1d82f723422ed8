/** Reads the text of an answer: JSON of a known shape, no more items than were asked for. Runs in either thread. */
import type { z } from 'zod';
import { parseJson } from '../../network/read-bounded.ts';
import { ANSWER_SHAPES, type AnswerName, type AnswerOf } from './answer-shapes.ts';
import { listRestSchema } from './blogger-answers.ts';

export type AnswerToRead = Readonly<{
  name: AnswerName;
  /** As many as were asked for: a longer list is refused. Of lists alone. */
  items?: number | undefined;
}>;

/** Values of one answer, however short: the routes of a site have some ten thousand. */
const MOST_VALUES = 500_000;

/** `not-json`: cut, or no JSON at all, with how it begins. `wrong`: another shape. `too-many`: more items than were asked for, or values than any answer has. */
export type ParsedAnswer<Name extends AnswerName> =
  | Readonly<{ value: AnswerOf<Name> }>
  | Readonly<{ fault: 'not-json'; start: string }>
  | Readonly<{ fault: 'wrong' | 'too-many' }>;

export function parseAnswer<Name extends AnswerName>(
  { name, items = 0 }: AnswerToRead & Readonly<{ name: Name }>,
  text: string,
): ParsedAnswer<Name> {
  if (name !== 'done' && countValues(text) > MOST_VALUES) return { fault: 'too-many' };
  const json = name === 'done' ? {} : parseJson(text);
  if (json === undefined) return { fault: 'not-json', start: text.slice(0, 200) };
  const shape: (typeof ANSWER_SHAPES)[AnswerName] & { list?: 'array' | 'items' } = ANSWER_SHAPES[name];
  const parsed =
    shape.list === undefined
      ? parseOne(shape.schema, json)
      : parseList(shape.schema, shape.list, json, items);
  return parsed as ParsedAnswer<Name>;
}

function parseOne(schema: z.ZodType, json: unknown): ParsedAnswer<AnswerName> {
  const parsed = schema.safeParse(json);
  return parsed.success ? { value: parsed.data as never } : { fault: 'wrong' };
}

function parseList(
  schema: z.ZodType,
  place: 'array' | 'items',
  json: unknown,
  most: number,
): ParsedAnswer<AnswerName> {
  const rest = place === 'items' ? listRestSchema.safeParse(json) : undefined;
  if (rest?.success === false) return { fault: 'wrong' };
  const list: unknown = place === 'array' ? json : ((json as { items?: unknown }).items ?? []);
  if (!Array.isArray(list)) return { fault: 'wrong' };
  if (list.length > most) return { fault: 'too-many' };
  const items: unknown[] = [];
  for (const item of list) {
    const parsed = schema.safeParse(item);
    // At the first one that is wrong: the others would only cost time.
    if (!parsed.success) return { fault: 'wrong' };
    items.push(parsed.data);
  }
  return { value: (rest === undefined ? items : { ...rest.data, items }) as never };
}

/** About as many as the text has, which need not be JSON: in memory an empty one takes twenty times its letters. */
function countValues(text: string): number {
  // Even two letters are a value and what parts it from the next.
  if (text.length <= MOST_VALUES) return 0;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '"') at = endOfString(text, at);
    else if (letter === ',' || letter === '[' || letter === '{') values += 1;
    if (values > MOST_VALUES) break;
  }
  return values;
}

function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}
