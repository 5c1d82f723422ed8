import type { personFields as french } from '../fr/person-fields.ts';

export const personFields: typeof french = {
  role: 'Role',
  organisation: 'Organisation',
  email: 'E-mail address',
  phone: 'Telephone',
};
