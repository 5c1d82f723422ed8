/** Generates any number of distinct invented people. */
import type { Participant } from '#interview/document.ts';

const FIRST =
  'Alba Bruno Camille Denis Élise Fanny Gaël Hélène Ismaël Jeanne Karim Léonie Mathis Noémie Oscar Paola Quentin Rosalie Sacha Thaïs Ulysse Violette Wassim Xavière Yann Zoé Aïcha Baptiste Cécile Djibril Estelle Félix Ghislaine Hugo Irène Jordan Khadija Loïc Maëlle Nadir Ophélie Pascal Rania Sylvain Tania Valère'.split(
    ' ',
  );
const BEGINNINGS =
  'Abri Bella Cor Des Esna Fau Garri Hame Iza Jaou Kerve Lemé Mazu Nive Ozan Pelle Quer Roque Sau Tar Valli Vigne'.split(
    ' ',
  );
const ENDINGS = 'bat nger vez noues ult cheux gue lin rd en lla tayer rier lle ne tan ré bert'.split(' ');
const ROLES = ['chargée D', 'responsable D', 'directrice D', 'bénévole D', 'cheffe D', 'agent D'];
export const CITIES =
  'Brest Quimper Lorient Rennes Nantes Angers Tours Poitiers Limoges Brive Cahors Albi Castres Béziers Sète Arles Digne Gap Privas Valence Vienne Mâcon Nevers Auxerre Troyes Épinal Colmar Arras Lens Dieppe Évreux Lisieux Cherbourg'.split(
    ' ',
  );

/** The person with this number, from 0; deterministic. `role` completes the role's pattern. */
export function person(number: number, role: (pattern: string) => string): Participant {
  const first = FIRST[number % FIRST.length] ?? '';
  const rest = Math.floor(number / FIRST.length);
  const beginning = BEGINNINGS[rest % BEGINNINGS.length] ?? '';
  const ending = ENDINGS[Math.floor(rest / BEGINNINGS.length) % ENDINGS.length] ?? '';
  const name = `${first} ${beginning}${ending}`;
  return {
    id: `p${number}`,
    name,
    label: name,
    role: role(ROLES[number % ROLES.length] ?? ''),
    organisation: `Métropole de ${CITIES[number % CITIES.length] ?? ''}`,
  };
}
