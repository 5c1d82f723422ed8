/** A document that was reviewed in a word processor: tracked changes, comments, and the notes that these become. */
import { counted } from '../plural.ts';

export type ByAuthor = readonly Readonly<{ author: string; count: number }>[];

const people = (by: ByAuthor, nobody: string): string =>
  by.map(({ author, count }) => `${author === '' ? nobody : author} ${count}`).join(', ');

export const reviewed = {
  title: (name: string): string => `Document relu : ${name}`,
  changes: (count: number, by: ByAuthor): string =>
    `${counted('fr', count, 'modification suivie', 'modifications suivies')} (${people(by, 'sans nom')})`,
  what: 'Que faire des modifications suivies ?',
  accepted: 'Tout accepter',
  acceptedHint: 'Le texte tel qu’il est proposé.',
  original: 'Version d’origine',
  originalHint: 'Le texte tel qu’il était avant ces modifications.',
  each: 'Voir une à une',
  eachHint: 'Celles qui sont cochées sont acceptées, les autres refusées.',
  list: 'Modifications suivies',
  removed: 'retiré :',
  inserted: 'ajouté :',
  look: 'mise en forme',
  moved: 'déplacé :',
  nobody: 'Sans nom',
  more: (count: number): string => (count === 1 ? 'Afficher la suivante' : `Afficher les ${count} suivantes`),
  acceptedCount: (accepted: number, all: number): string =>
    `${counted('fr', accepted, 'acceptée', 'acceptées')} sur ${all}`,
  comments: (count: number, by: ByAuthor): string =>
    `${counted('fr', count, 'commentaire', 'commentaires')} (${people(by, 'sans nom')})`,
  commentsHint: (count: number): string =>
    count === 1
      ? 'Il devient une note à côté du texte, sur le passage qu’il concerne. Une note n’est jamais publiée.'
      : 'Ils deviennent des notes à côté du texte, sur les passages qu’ils concernent. Une note n’est jamais publiée.',
  create: 'Créer le billet',

  // The notes beside the text
  notes: 'Notes',
  noNotes: 'Aucune note.',
  settle: 'Réglée',
  settleName: (text: string): string => `Marquer comme réglée : ${text}`,
  reopen: 'Rouvrir',
  reopenName: (text: string): string => `Rouvrir la note : ${text}`,
  goTo: (quote: string): string => `Aller au passage : ${quote}`,
  settled: (count: number): string => counted('fr', count, 'note réglée', 'notes réglées'),
  notesAdded: (count: number): string =>
    count === 1 ? 'Une note est à côté du texte.' : `${count} notes sont à côté du texte.`,
};
