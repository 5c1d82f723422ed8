/** Reads the Post sent by a client, as strictly as Google. */
import { checkLabels, limitsOf } from '#interview/destinations.ts';
import { invalid } from './api-error.ts';
import { READER_COMMENTS, type StoredPost } from './store.ts';

/** The writable fields. Absent means not sent, null means to be cleared. */
export type PostInput = Readonly<{
  title?: string | null;
  content?: string | null;
  labels?: readonly string[] | null;
  published?: number | null;
  titleLink?: string | null;
  readerComments?: StoredPost['readerComments'] | null;
  location?: NonNullable<StoredPost['location']> | null;
}>;

type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === 'string';
const isObject: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumber: Check = (value) => typeof value === 'number';
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);

/** All fields of the Post schema; read-only ones are accepted and ignored. */
const FIELDS: Readonly<Record<string, Check>> = {
  kind: isText,
  id: isText,
  blog: isObject,
  title: isText,
  titleLink: isText,
  content: isText,
  url: isText,
  selfLink: isText,
  published: isText,
  updated: isText,
  trashed: isText,
  author: isObject,
  labels: isTexts,
  images: Array.isArray,
  location: isObject,
  status: (value) => ['LIVE', 'DRAFT', 'SCHEDULED', 'SOFT_TRASHED'].includes(String(value)),
  readerComments: (value) => READER_COMMENTS.some((option) => option === value),
  replies: isObject,
  customMetaData: isText,
  etag: isText,
};
const LOCATION_FIELDS: Readonly<Record<string, Check>> = {
  name: isText,
  lat: isNumber,
  lng: isNumber,
  span: isText,
};

/** Reads the body of an insert, patch or update. Throws ApiError 400 with the field's name. */
export function readPostInput(body: string): PostInput {
  const raw = checked(parse(body), FIELDS, 'post');
  if (isRecord(raw['location'])) checked(raw['location'], LOCATION_FIELDS, 'post.location');
  const input = Object.fromEntries(
    ['title', 'content', 'titleLink', 'readerComments', 'location']
      .filter((name) => raw[name] !== undefined)
      .map((name) => [name, raw[name]]),
  ) as PostInput;
  return {
    ...input,
    ...(raw['labels'] === undefined
      ? {}
      : { labels: raw['labels'] === null ? null : readLabels(raw['labels'] as string[]) }),
    ...(raw['published'] === undefined
      ? {}
      : {
          published: raw['published'] === null ? null : readInstant('published', raw['published'] as string),
        }),
  };
}

/** An RFC 3339 date with its offset, in ms. Throws ApiError 400. */
export function readInstant(name: string, value: string): number {
  const right = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i.test(value);
  const at = right ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) throw invalid(`Invalid value at '${name}': "${value}"`);
  return at;
}

/**
 * Labels are split at commas; at most 20, and 200 characters with commas and spaces
 * (docs/design/blogger.md#labels-titles-addresses).
 */
function readLabels(texts: readonly string[]): string[] {
  const parts = texts.flatMap((label) => label.split(',')).map((label) => label.trim());
  const labels = [...new Set(parts.filter((label) => label !== ''))];
  const { tooMany, tooLong } = checkLabels(labels, limitsOf('practice'));
  if (tooMany || tooLong) {
    throw invalid('Invalid value for field labels: value for field labels was not valid');
  }
  return labels;
}

function parse(body: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw invalid('Invalid JSON payload received. Unexpected token.');
  }
  if (!isRecord(value)) throw invalid('Invalid JSON payload received. Expected an object.');
  return value;
}

function checked(
  value: Record<string, unknown>,
  fields: Readonly<Record<string, Check>>,
  path: string,
): Record<string, unknown> {
  for (const [name, fieldValue] of Object.entries(value)) {
    const check = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (check === undefined) {
      throw invalid(`Invalid JSON payload received. Unknown name "${name}" at '${path}': Cannot find field.`);
    }
    if (fieldValue !== null && !check(fieldValue)) throw invalid(`Invalid value at '${path}.${name}'`);
  }
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return isObject(value);
}
