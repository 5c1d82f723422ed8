/** Zod schemas of a person's fields, in a file of their own because the window starts without zod. */
import { z } from 'zod';
import { CREDIT_FIELDS, eachField, LONGEST_PERSON_FIELD, OWN_FIELDS } from './person-fields.ts';

const text = z.string().max(LONGEST_PERSON_FIELD);
/** Schema fields for a person in a post or in the directory. */
export const creditShape = eachField(CREDIT_FIELDS, () => text.optional());
export const ownShape = eachField(OWN_FIELDS, () => text);
