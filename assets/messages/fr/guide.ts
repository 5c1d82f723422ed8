import { counted } from '../plural.ts';

export const guide = {
  title: 'Guide d’Escale',
  subjects: 'Sujets',
  search: 'Rechercher dans le guide',
  clear: 'Effacer la recherche',
  results: 'Résultats dans le guide',
  none: 'Le guide n’en parle pas. Essayer un seul mot, ou son début.',
  found: (count: number) => counted('fr', count, 'passage trouvé', 'passages trouvés'),
  back: (page: string) => `Revenir à « ${page} »`,
  text: 'Texte du guide',
  open: 'Ouvrir le guide',
};
