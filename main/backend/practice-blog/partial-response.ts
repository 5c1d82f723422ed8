/** Google's partial responses: `fields=nextPageToken,items(id,updated,author/displayName)`. */
import { invalid } from './api-error.ts';

type Selection = Map<string, Selection>;

/** Only the named fields of a resource. Throws ApiError 400 for a selection that cannot be read. */
export function selected(resource: object, fields: string): object {
  const reader = { text: fields.replace(/\s/g, ''), at: 0 };
  const selection = readList(reader, 0);
  if (reader.at < reader.text.length) throw unreadable(fields);
  return pick(resource, selection) as object;
}

type Reader = { readonly text: string; at: number };

/** field[,field…] */
function readList(reader: Reader, depth: number): Selection {
  const selection: Selection = new Map();
  for (;;) {
    const [name, inside] = readField(reader, depth);
    selection.set(name, new Map([...(selection.get(name) ?? []), ...inside]));
    if (!took(reader, ',')) return selection;
  }
}

/** name, name/field or name(field,…) */
function readField(reader: Reader, depth: number): [string, Selection] {
  const name = /^[\w*]+/.exec(reader.text.slice(reader.at))?.[0];
  if (name === undefined || depth > 20) throw unreadable(reader.text);
  reader.at += name.length;
  if (took(reader, '/')) return [name, new Map([readField(reader, depth + 1)])];
  if (!took(reader, '(')) return [name, new Map()];
  const inside = readList(reader, depth + 1);
  if (!took(reader, ')')) throw unreadable(reader.text);
  return [name, inside];
}

function took(reader: Reader, sign: string): boolean {
  const here = reader.text[reader.at] === sign;
  if (here) reader.at += 1;
  return here;
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
