/** What is written of a person, in a line each: one row of interview/person-fields.ts, one line here. */
export const personFields = {
  role: 'Fonction',
  organisation: 'Organisation',
  email: 'Adresse électronique',
  phone: 'Téléphone',
};
