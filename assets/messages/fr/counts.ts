import { counted } from '../plural.ts';

/** Mots, signes, temps de lecture. */
export const counts = {
  open: (words: string) => `${words}\u00a0: signes, temps de lecture`,
  title: 'Longueur du billet',
  words: 'Mots',
  signs: 'Signes, espaces comprises',
  reading: 'Lecture',
  minutes: (count: number) => (count < 1 ? 'moins d’une minute' : `environ ${count}\u00a0min`),
  questions: 'Questions',
  answers: 'Réponses',
  people: 'Mots par personne',
  share: (words: string, percent: number) => `${words}, ${percent}\u00a0%`,
  selection: 'Sélection',
  selected: (words: number, signs: number) =>
    `${counted('fr', words, 'mot', 'mots')}, ${counted('fr', signs, 'signe', 'signes')}`,
};
