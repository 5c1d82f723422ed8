/** Google's partial responses: `fields=nextPageToken,items(id,updated,author/displayName)`. */
import { invalid } from './api-error.ts';

type Selection = Map<string, Selection>;

/** Only the named fields of a resource. Throws ApiError 400 for a selection that cannot be read. */
export function selected(resource: object, fields: string): object {
  const reader = { text: fields.replace(/\s/g, ''), at: 0 };
  const selection = readSelection(reader, 0);
  if (reader.at < reader.text.length) throw unreadable(fields);
  return pick(resource, selection) as object;
}

type Reader = { readonly text: string; at: number };

function readSelection(reader: Reader, depth: number): Selection {
  if (depth > 20) throw unreadable(reader.text);
  const selection: Selection = new Map();
  do {
    const name = /^[\w*]+/.exec(reader.text.slice(reader.at))?.[0];
    if (name === undefined) throw unreadable(reader.text);
    reader.at += name.length;
    const sign = reader.text[reader.at];
    let inside: Selection = new Map();
    if (sign === '/') {
      reader.at += 1;
      inside = readOneOf(reader, depth + 1);
    } else if (sign === '(') {
      reader.at += 1;
      inside = readSelection(reader, depth + 1);
      if (reader.text[reader.at] !== ')') throw unreadable(reader.text);
      reader.at += 1;
    }
    selection.set(name, new Map([...(selection.get(name) ?? []), ...inside]));
  } while (reader.text[reader.at] === ',' && (reader.at += 1));
  return selection;
}

/** What follows a slash: one name, itself with a slash or parentheses. */
function readOneOf(reader: Reader, depth: number): Selection {
  const comma = reader.text.slice(reader.at).search(/[,(]/);
  if (comma === -1 || reader.text[reader.at + comma] === '(') return readSelection(reader, depth);
  const one = { text: reader.text.slice(0, reader.at + comma), at: reader.at };
  const selection = readSelection(one, depth);
  reader.at = one.at;
  return selection;
}

function pick(value: unknown, selection: Selection): unknown {
  if (selection.size === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => pick(item, selection));
  const all = selection.get('*');
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
      const wanted = selection.get(name) ?? all;
      return wanted === undefined ? [] : [[name, pick(inner, wanted)]];
    }),
  );
}

const unreadable = (fields: string) => invalid(`Invalid field selection ${fields}`);
