/** Un billet en un fichier, d’un Escale à un autre. */
import { counted } from '../plural.ts';
import type { TakenPost } from '#contract/post-files.ts';

export const postFile = {
  title: 'Donner le billet à un autre Escale',
  what: 'Un fichier avec le texte, ses personnes et ses photos. Quand il revient, ce qui a changé des deux côtés est réuni : rien n’est écrasé, rien n’est doublé.',
  notes: (count: number): string => `Avec ${counted('fr', count, 'note', 'notes')} de relecture`,
  people: (count: number): string =>
    `Avec les remarques, les liens et les coordonnées de ${counted('fr', count, 'personne', 'personnes')}`,
  private:
    'Ce qui n’est pas coché reste ici. Les textes d’avant et les noms des relecteurs ne partent jamais. Les photos partent telles qu’elles sont gardées, avec ce que l’appareil y a écrit : le lieu, parfois.',
  choose: 'Choisir où enregistrer…',
  done: (name: string): string => `« ${name} » est écrit.`,
  missing: (count: number): string =>
    count === 1 ? 'Une image n’a pas été trouvée ici.' : `${count} images n’ont pas été trouvées ici.`,
  finish: 'Terminer',
  outcomes: {
    added: (title: string): string => `« ${title} » est dans la bibliothèque.`,
    same: (title: string): string => `« ${title} » était déjà là, mot pour mot.`,
    newer: (title: string): string =>
      `« ${title} » est à jour avec ce qui a été reçu. L’état d’avant est dans Modifications.`,
    older: (title: string): string =>
      `« ${title} » est ici plus récent que le fichier reçu : rien n’a changé.`,
    merged: (title: string): string =>
      `« ${title} » avait changé des deux côtés, à des endroits différents : tout est réuni. Les deux états d’avant sont dans Modifications.`,
    kept: (title: string): string =>
      `« ${title} » a changé des deux côtés au même endroit : votre texte reste, celui qui a été reçu est dans Modifications.`,
  } satisfies Record<TakenPost['outcome'], (title: string) => string>,
  notesTaken: (count: number): string => `${counted('fr', count, 'note reçue', 'notes reçues')}.`,
  cleaned: (count: number): string =>
    count === 1
      ? 'Le code d’une carte du blog n’a pas été repris : il ne va que sur le blog dont il vient.'
      : `Le code de ${count} cartes du blog n’a pas été repris : il ne va que sur le blog dont il vient.`,
};
