/**
 * What is written of a person in a line each, beside the name. A new field is a row here, its words in
 * assets/messages/{fr,en}/person-fields.ts and a column of `participants` (a migration, and what an erasure does with
 * it). Columns of `said` may be null; the others are '' where nothing is written.
 */
import { z } from 'zod';

export const PERSON_FIELDS = {
  /** `said`: posts say it, as it was at their date, after the name; search finds it. Else for the author alone. */
  role: { said: true },
  organisation: { said: true },
  email: { said: false, input: 'email' },
  phone: { said: false, input: 'tel' },
} as const satisfies Readonly<Record<string, Readonly<{ said: boolean; input?: 'email' | 'tel' }>>>;

type Table = typeof PERSON_FIELDS;
export type PersonField = keyof Table;
export type SaidField = {
  [Field in PersonField]: Table[Field]['said'] extends true ? Field : never;
}[PersonField];
export type OwnField = Exclude<PersonField, SaidField>;

export const PERSON_FIELD_NAMES = Object.keys(PERSON_FIELDS) as PersonField[];
/** In the order in which they are said. */
export const SAID_FIELDS = PERSON_FIELD_NAMES.filter(
  (field): field is SaidField => PERSON_FIELDS[field].said,
);
export const OWN_FIELDS = PERSON_FIELD_NAMES.filter((field): field is OwnField => !PERSON_FIELDS[field].said);
export const LONGEST_PERSON_FIELD = 300;

/** One value for each of `fields`. */
export const eachField = <Field extends string, Value>(
  fields: readonly Field[],
  value: (field: Field) => Value,
): Record<Field, Value> =>
  Object.fromEntries(fields.map((field) => [field, value(field)])) as Record<Field, Value>;

const text = z.string().max(LONGEST_PERSON_FIELD);
/** For a schema of somebody as a post or the directory says them. */
export const saidShape = eachField(SAID_FIELDS, () => text.optional());
export const ownShape = eachField(OWN_FIELDS, () => text);

/** What a post or the directory says of somebody. */
export type SaidOf = Readonly<Partial<Record<SaidField, string | undefined>>>;
/** The same, or a row of the library. */
export type Said = Readonly<Partial<Record<SaidField, string | null | undefined>>>;

/** What is said of a person, in order; what is not known is not said. */
export const saidOf = (person: Said): string[] =>
  SAID_FIELDS.flatMap((field) => {
    const said = person[field];
    return said === undefined || said === null || said === '' ? [] : [said];
  });

/** Of a person only what is said of them, where it is known. */
export const pickSaid = (person: Said): Partial<Record<SaidField, string>> =>
  Object.fromEntries(
    SAID_FIELDS.flatMap((field) => {
      const said = person[field];
      return said === undefined || said === null ? [] : [[field, said]];
    }),
  );

/** A person but for what is said of them. */
export function withoutSaid<Person extends SaidOf>(person: Person): Omit<Person, SaidField> {
  const others = { ...person };
  for (const field of SAID_FIELDS) delete others[field];
  return others;
}
