import { counted } from '../plural.ts';

/** « Rechercher dans le billet ». */
export const find = {
  bar: 'Rechercher dans le billet',
  query: 'Rechercher',
  replacement: 'Remplacer par',
  accents: 'Accents',
  accentsHint: 'Distinguer «\u00a0cote\u00a0» de «\u00a0côté\u00a0»',
  capitals: 'Casse',
  capitalsHint: 'Distinguer les majuscules des minuscules',
  wholeWords: 'Mots entiers',
  wholeWordsHint: 'Seulement des mots entiers',
  next: 'Résultat suivant',
  previous: 'Résultat précédent',
  showReplace: 'Remplacer…',
  replace: 'Remplacer',
  replaceAll: 'Tout remplacer',
  close: 'Fermer la recherche',
  nothing: 'Aucun résultat',
  place: (at: number, total: string) => `${at} sur ${total}`,
  total: (count: number, more: boolean) => (more ? `${count} et plus` : String(count)),
  replaced: (count: number) => counted('fr', count, 'remplacement fait', 'remplacements faits'),
  inCards: (count: number) =>
    `${counted('fr', count, 'résultat se trouve', 'résultats se trouvent')} dans une image, un tableau ou un bloc importé\u00a0: à changer sur place.`,
};
