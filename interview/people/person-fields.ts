/**
 * The text fields of a person besides the name. A new field needs a row here, its words in
 * assets/messages/{fr,en}/people.ts, and a column of `participants` (a migration). Credit columns may be
 * null; others are '' if empty.
 */
export const PERSON_FIELDS = {
  /**
   * `credit`: published with the name, as of the post's date, and found by search. Other fields are private to the
   * author.
   */
  role: { credit: true },
  organisation: { credit: true },
  email: { credit: false, input: 'email' },
  phone: { credit: false, input: 'tel' },
} as const satisfies Readonly<Record<string, Readonly<{ credit: boolean; input?: 'email' | 'tel' }>>>;

type Table = typeof PERSON_FIELDS;
export type PersonField = keyof Table;
export type CreditField = {
  [Field in PersonField]: Table[Field]['credit'] extends true ? Field : never;
}[PersonField];
type OwnField = Exclude<PersonField, CreditField>;

export const PERSON_FIELD_NAMES = Object.keys(PERSON_FIELDS) as PersonField[];
/** In the order in which a post gives them after the name. */
export const CREDIT_FIELDS = PERSON_FIELD_NAMES.filter(
  (field): field is CreditField => PERSON_FIELDS[field].credit,
);
export const OWN_FIELDS = PERSON_FIELD_NAMES.filter(
  (field): field is OwnField => !PERSON_FIELDS[field].credit,
);
export const LONGEST_PERSON_FIELD = 300;

/** One value for each of `fields`. */
export const eachField = <Field extends string, Value>(
  fields: readonly Field[],
  value: (field: Field) => Value,
): Record<Field, Value> =>
  Object.fromEntries(fields.map((field) => [field, value(field)])) as Record<Field, Value>;

/** The credit of a person in a post or in the directory. */
export type Credit = Readonly<Partial<Record<CreditField, string | undefined>>>;
/** The same, or a row of the library. */
export type CreditRow = Readonly<Partial<Record<CreditField, string | null | undefined>>>;

/** The known fields of a person's credit, in order. */
export const creditOf = (person: CreditRow): string[] =>
  CREDIT_FIELDS.flatMap((field) => {
    const value = person[field];
    return value === undefined || value === null || value === '' ? [] : [value];
  });

/** The credit fields of a person that are known. */
export const pickCredit = (person: CreditRow): Partial<Record<CreditField, string>> =>
  Object.fromEntries(
    CREDIT_FIELDS.flatMap((field) => {
      const value = person[field];
      return value === undefined || value === null ? [] : [[field, value]];
    }),
  );

/** A person without the credit. */
export function withoutCredit<Person extends Credit>(person: Person): Omit<Person, CreditField> {
  const others = { ...person };
  for (const field of CREDIT_FIELDS) delete others[field];
  return others;
}
