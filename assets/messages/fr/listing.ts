import { number } from '../plural.ts';

/** Which posts of a list, and in which order. */
export const listing = {
  /** How many a list shows of how many it holds. */
  some: (shown: number, whole: number) => `${number('fr', shown)} sur ${number('fr', whole)}`,
  number: (count: number) => number('fr', count),
  filter: 'Filtrer',
  filterBy: 'Filtrer la liste',
  chosen: 'Filtres de la liste',
  removeFilter: (name: string) => `Retirer le filtre « ${name} »`,
  clearFilters: 'Effacer les filtres',
  noneLeft: 'Aucun billet ne répond à ces filtres.',
  facets: { status: 'État', label: 'Libellé', year: 'Année', participant: 'Personne' },
  any: { status: 'Tous les états', year: 'Toutes les années' },
  unknown: { label: 'Aucun libellé de ce nom ici.', participant: 'Personne de ce nom ici.' },
  value: (name: string, count: number) => `${name} (${number('fr', count)})`,
  sort: 'Trier',
  sorts: {
    changed: 'Derniers modifiés',
    newest: 'Plus récents',
    oldest: 'Plus anciens',
    title: 'Titre, de A à Z',
  },
};
