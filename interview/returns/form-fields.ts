/** The names of the fields of a PDF form for approval and consent: written and read back by them. */
import type { ReadConsent } from './read-return.ts';

/** The beginning of each name. */
export const FIELD_PREFIX = 'esc_';

/** Read-only fields that name what was sent, and fields that the person fills in. */
export const FORM_FIELDS = {
  post: 'esc_post',
  revision: 'esc_revision',
  person: 'esc_person',
  name: 'esc_name',
  date: 'esc_date',
  parents: ['esc_parent_1', 'esc_parent_2'],
} as const;

export const approveField = (mark: number): string => `esc_${mark}_approve`;
export const remarkField = (mark: number): string => `esc_${mark}_remark`;
export const consentField = (subject: ReadConsent['subject']): string => `esc_consent_${subject}`;

/** The values of an approve field. */
export const APPROVED = 'approve';
export const HAS_REMARK = 'remark';

const TURN_FIELD = /^esc_(\d{1,5})_(?:approve|remark)$/;

/** The marks that have a field among these names, in order. */
export const marksOfFields = (names: Iterable<string>): number[] =>
  [...new Set([...names].flatMap((name) => TURN_FIELD.exec(name)?.slice(1).map(Number) ?? []))].toSorted(
    (one, other) => one - other,
  );
