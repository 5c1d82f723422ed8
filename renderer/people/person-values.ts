/** The edited fields of a person's page, and the change to store. Pure. */
import { eachField, PERSON_FIELD_NAMES, type PersonField } from '#interview/people/person-fields.ts';
import { isPersonLink } from '#interview/links.ts';
import { MOST_LINKS } from '#contract/plain-values.ts';
import type { Person, PersonChange, PersonLink } from '#contract/people.ts';

/** `url` and `label` as typed. */
export type LinkValue = Readonly<{ url: string; label: string }>;
export type PersonValues = Readonly<Record<PersonField, string>> &
  Readonly<{ name: string; note: string; links: readonly LinkValue[] }>;
/** The edited fields. */
export type Written = Readonly<Partial<PersonValues>>;

export const valuesOf = (person: Person): PersonValues => ({
  name: person.name,
  ...eachField(PERSON_FIELD_NAMES, (field) => person[field] ?? ''),
  note: person.note,
  links: person.links.map(({ url, label }) => ({ url, label: label ?? '' })),
});

/** `exemple.fr` becomes a web address, `anne@exemple.fr` an email address. */
export function addressOf(written: string): string {
  const text = written.trim();
  if (text === '' || /^[a-z][a-z0-9+.-]*:/i.test(text)) return text;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`;
  return /^[^\s/]+\.[^\s/]{2,}/.test(text) ? `https://${text}` : text;
}

/** Whether the text is not empty and no address. */
export const isWrong = ({ url }: LinkValue): boolean => url.trim() !== '' && !isPersonLink(addressOf(url));

/** Undefined if one is no address: the stored links then stay unchanged. */
function linksOf(values: readonly LinkValue[]): PersonLink[] | undefined {
  if (values.some(isWrong)) return undefined;
  return values
    .filter(({ url }) => url.trim() !== '')
    .slice(0, MOST_LINKS)
    .map(({ url, label }) => ({
      url: addressOf(url),
      ...(label.trim() === '' ? {} : { label: label.trim() }),
    }));
}

const TEXTS = [...PERSON_FIELD_NAMES, 'note'] as const;

/** The changes of `written` to store; empty if the directory has them all. A blank name is ignored. */
export function changeOf(person: Person, written: Written): PersonChange {
  const stored = valuesOf(person);
  const name = written.name?.trim() ?? '';
  const links = written.links === undefined ? undefined : linksOf(written.links);
  return {
    ...(name === '' || name === stored.name ? {} : { name }),
    ...Object.fromEntries(
      TEXTS.flatMap((field) => {
        const text = written[field]?.trim();
        return text === undefined || text === stored[field] ? [] : [[field, text]];
      }),
    ),
    ...(links === undefined || JSON.stringify(links) === JSON.stringify(person.links) ? {} : { links }),
  };
}

export const isEmpty = (change: PersonChange): boolean => Object.keys(change).length === 0;
