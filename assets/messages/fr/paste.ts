/** Pasting: what was left behind, and the offer to make turns. */
import { counted } from '../plural.ts';

type Left = { comments: number; deletions: number; pictures: number };
type Counts = { questions: number; answers: number; people: number };

const counts = ({ questions, answers, people }: Counts): string =>
  [
    counted('fr', questions, 'question', 'questions'),
    counted('fr', answers, 'réponse', 'réponses'),
    ...(people > 0 ? [counted('fr', people, 'personne', 'personnes')] : []),
  ].join(', ');

export const paste = {
  /** Empty when nothing was left behind. */
  left: ({ comments, deletions, pictures }: Left): string =>
    [
      pictures === 0
        ? ''
        : `${counted('fr', pictures, 'image n’a pas pu être reprise', 'images n’ont pas pu être reprises')} : ${
            pictures === 1 ? 'la faire glisser' : 'les faire glisser'
          } dans le texte, ou l’insérer par le menu Insertion.`,
      comments + deletions === 0
        ? ''
        : `Non repris : ${[
            ...(comments > 0 ? [counted('fr', comments, 'commentaire', 'commentaires')] : []),
            ...(deletions > 0
              ? [counted('fr', deletions, 'passage déjà supprimé', 'passages déjà supprimés')]
              : []),
          ].join(', ')}.`,
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),

  tooLong:
    'Trop long pour un billet : ce texte n’a pas été collé. Le coller en plusieurs fois, dans plusieurs billets.',

  // The offer
  offer: 'Proposition',
  looksLike: (of: Counts): string => `Ce texte ressemble à un entretien : ${counts(of)}.`,
  offerKey: 'F6 pour y aller.',
  see: 'Voir…',
  makeTurns: 'En faire des questions et réponses',
  leave: 'Laisser tel quel',
  made: (of: Counts): string => `Entretien : ${counts(of)}. Annuler rend le texte tel qu’il a été collé.`,
  notMade: 'Ce texte n’est plus reconnu comme un entretien : il reste tel quel.',

  // What becomes what
  title: 'Ce que devient le texte collé',
  sure: 'Reconnu sans doute.',
  likely: 'Reconnu probablement : à relire.',
  unsure: 'Reconnu de justesse : à vérifier question par question.',
  asTitle: 'Titre',
  asLead: 'Chapô',
  unnamed: 'Sans nom',
  noAnswer: 'Sans réponse',
  apart: 'Reste hors des réponses',
  questions: 'Questions et réponses',
};

export type PasteMessages = typeof paste;
