/** The fields of a person as schemas take them; apart from the fields, which a start of the window reads without zod. */
import { z } from 'zod';
import { CREDIT_FIELDS, eachField, LONGEST_PERSON_FIELD, OWN_FIELDS } from './person-fields.ts';

const text = z.string().max(LONGEST_PERSON_FIELD);
/** For a schema of somebody as a post or the directory names them. */
export const creditShape = eachField(CREDIT_FIELDS, () => text.optional());
export const ownShape = eachField(OWN_FIELDS, () => text);
