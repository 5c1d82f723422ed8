/** Parses the text of an answer: JSON of its shape, with no more items than requested. Runs in either thread. */
import type { z } from 'zod';
import { hasTooManyValues } from '../../core/json-values.ts';
import { parseJson } from '../../network/read-bounded.ts';
import { ANSWER_SHAPES, type AnswerName, type AnswerOf } from './answer-shapes.ts';
import { listRestSchema } from './blogger-answers.ts';

export type AnswerToRead = Readonly<{
  name: AnswerName;
  /** For lists: the items requested. A longer list is refused. */
  items?: number | undefined;
}>;

/**
 * `not-json`: truncated or other text, with its start. `wrong`: another shape. `too-many`: more items than requested, or more
 * values than any answer has (core/json-values.ts).
 */
export type ParsedAnswer<Name extends AnswerName> =
  | Readonly<{ value: AnswerOf<Name> }>
  | Readonly<{ fault: 'not-json'; start: string }>
  | Readonly<{ fault: 'wrong' | 'too-many' }>;

export function parseAnswer<Name extends AnswerName>(
  { name, items = 0 }: AnswerToRead & Readonly<{ name: Name }>,
  text: string,
): ParsedAnswer<Name> {
  if (name !== 'done' && hasTooManyValues(text)) return { fault: 'too-many' };
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
  shape: 'array' | 'items',
  json: unknown,
  most: number,
): ParsedAnswer<AnswerName> {
  const rest = shape === 'items' ? listRestSchema.safeParse(json) : undefined;
  if (rest?.success === false) return { fault: 'wrong' };
  const list: unknown = shape === 'array' ? json : ((json as { items?: unknown }).items ?? []);
  if (!Array.isArray(list)) return { fault: 'wrong' };
  if (list.length > most) return { fault: 'too-many' };
  const items: unknown[] = [];
  for (const item of list) {
    const parsed = schema.safeParse(item);
    // Stops at the first wrong item: the others would only cost time.
    if (!parsed.success) return { fault: 'wrong' };
    items.push(parsed.data);
  }
  return { value: (rest === undefined ? items : { ...rest.data, items }) as never };
}
