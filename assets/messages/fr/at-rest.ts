import type { AtRest } from '#contract/library.ts';
import { counted } from '../plural.ts';

/** Ce qui était en cours dans une bibliothèque venue d’ailleurs. */
export const atRest = {
  what: ({ imports, acts, erasures, tidying }: AtRest): string => {
    const parts = [
      ...(imports === 0 ? [] : [counted('fr', imports, 'importation', 'importations')]),
      ...(acts === 0
        ? []
        : [counted('fr', acts, 'changement dans plusieurs billets', 'changements dans plusieurs billets')]),
      ...(erasures === 0 ? [] : [`l’effacement de ${counted('fr', erasures, 'personne', 'personnes')}`]),
      ...(tidying ? ['le vidage automatique de la corbeille'] : []),
    ];
    return `Ceci était en cours dans cette bibliothèque, et rien n’a repris : ${parts.join(', ')}. « Compris » laisse tout arrêté.`;
  },
  goOn: 'Reprendre',
};
