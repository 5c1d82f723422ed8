/** What is left out of a post that goes elsewhere, in French. */
import { type KindNouns, leftOutList } from '../left-out.ts';

const NOUNS: KindNouns = {
  script: ['script', 'scripts'],
  frame: ['cadre (iframe)', 'cadres (iframe)'],
  form: ['formulaire', 'formulaires'],
  handler: ['code dans une balise (onclick…)', 'codes dans des balises (onclick…)'],
  redirect: ['renvoi automatique (meta)', 'renvois automatiques (meta)'],
  object: ['objet (object)', 'objets (object)'],
  sheet: ['style de page (style)', 'styles de page (style)'],
  drawing: ['dessin (svg)', 'dessins (svg)'],
  address: ['lien vers autre chose que le web', 'liens vers autre chose que le web'],
  style: ['style qui recouvre la page', 'styles qui recouvrent la page'],
  block: ['bloc que le site remplit', 'blocs que le site remplit'],
  other: ['élément actif', 'éléments actifs'],
};

/** `parts`: as a check gives them. */
export const leftOut = (parts: string): string =>
  leftOutList('fr', parts, { nouns: NOUNS, article: () => 'un' });
