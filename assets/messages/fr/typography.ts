/** What is said of typography: the reviewed pass, the language of a passage. */
import { counted } from '../plural.ts';

export const typography = {
  review: 'Vérifier la typographie',
  nothing: 'Rien à corriger',
  nothingHint: 'La typographie de ce billet suit déjà l’usage.',
  lead: 'Chaque correction est appliquée si sa case est cochée. Tout se fait en une fois, et s’annule en une fois.',
  apply: (count: number) =>
    count === 0
      ? 'Appliquer'
      : count === 1
        ? 'Appliquer la correction'
        : `Appliquer les ${counted('fr', count, 'correction', 'corrections')}`,
  applied: (count: number) =>
    `${counted('fr', count, 'correction appliquée', 'corrections appliquées')} au texte.`,
  cancel: 'Annuler',
  undo: 'Annuler',
  close: 'Fermer',
  group: (name: string, count: number) => `${name} (${count})`,
  show: 'Tout voir',
  hide: 'Replier',
  more: (count: number) => `et ${counted('fr', count, 'autre', 'autres')} du même genre`,
  suggestions: 'À vous de voir',
  suggestionsHint: 'Ces propositions demandent un choix : un nom propre, par exemple, peut s’écrire ainsi.',
  change: (before: string, after: string, around: string) => `${after} au lieu de ${before} : ${around}`,
  rules: {
    quotes: 'Guillemets',
    apostrophe: 'Apostrophes',
    ellipsis: 'Points de suspension',
    punctuation: 'Espaces devant les signes de ponctuation',
    spaces: 'Espaces en trop',
    dash: 'Tirets',
    dialogue: 'Tirets de dialogue',
    range: 'Intervalles',
    ordinal: 'Ordinaux',
    number: 'Grands nombres',
    unit: 'Nombres et unités',
    abbreviation: 'Abréviations',
    ligature: 'Ligatures',
    capital: 'Majuscules accentuées',
  },
  signs: {
    wide: 'espace insécable',
    thin: 'espace fine insécable',
    space: 'espace',
    nothing: 'rien',
  },
  passage: 'Langue du passage',
  passageLanguage: 'Langue',
  passageHint:
    'La typographie et l’orthographe de ces mots suivent cette langue ; les lecteurs d’écran la prononcent.',
  passageWords: 'Sélectionner d’abord les mots qui sont dans une autre langue.',
  passageNone: 'Celle du billet',
  choose: 'Choisir',
  settings: 'Typographie',
  asTyped: 'Corriger pendant la frappe',
  asTypedHint: 'Annuler, ou effacer aussitôt, rend ce qui a été tapé.',
  house: 'Espaces insécables en français',
  houseHint: 'Fine devant la ponctuation haute et dans les grands nombres, ou la même partout.',
  houses: { fine: 'Fines et pleines, selon la place', 'all-nbsp': 'Pleines partout' },
};
export type TypographyMessages = typeof typography;
