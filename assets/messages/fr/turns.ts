/** Words of the turns of an interview: who speaks, to whom, in what order. */
import { counted } from '../plural.ts';

export const turns = {
  /** In which names are joined: « Anne et Karim ». */
  language: 'fr',

  // Said when the caret goes from one turn to another, or when a turn changes
  question: (number: number): string => `Question ${number}`,
  questionTo: (names: string): string => `Question à ${names}`,
  toEveryone: 'Question à tous',
  noSuchPerson: (number: number): string => `Cet entretien n’a pas de personne ${number}.`,
  noTurnHere: 'Ni question ni réponse ici.',
  nothingToSplit: 'Rien à couper ici.',
  nothingToMerge: 'Rien à réunir juste avant.',
  split: (turn: string): string => `Coupé : ${turn}`,
  merged: (turn: string): string => `Réuni : ${turn}`,
  mergedUnder: (turn: string, names: string): string => `Réuni : ${turn}. ${names} : nom retiré de ce texte.`,
  movedQuestion: (number: number): string => `Déplacé : question ${number}`,
  movedAnswer: (turn: string, number: number): string => `Déplacé : ${turn}, question ${number}`,
  moved: 'Déplacé',
  alreadyFirst: 'Déjà au début.',
  alreadyLast: 'Déjà à la fin.',

  // Who has not answered
  unanswered: 'Sans réponse :',
  beginAnswer: (name: string): string => `Commencer la réponse de ${name}`,

  // Who asks, to whom, who answers together
  changePeople: 'Changer qui pose la question, et à qui (F2)',
  toEveryoneShort: 'À tous',
  peopleOfQuestion: 'Personnes de la question',
  peopleOfAnswer: 'Personnes de la réponse',
  askedBy: 'Posée par',
  addressedTo: 'Adressée à',
  nobodyAsks: 'Sans préciser',
  everyone: 'Tous',
  together: 'Plusieurs personnes…',
  answeredBy: 'Réponse de',
  showName: 'Afficher le nom',
  hideName: 'Ne pas afficher le nom',
  nobodyYet: 'Aucune personne dans cet entretien : les ajouter dans le volet.',
  done: 'Terminé',

  // An unknown name typed with its colon
  offerCreate: (name: string): string => `Créer « ${name} » et lui donner la parole`,
  offerKnown: (name: string): string => `Donner la parole à ${name}`,
  offerKey: 'Tab',
  offerSaid: (offer: string): string => `${offer} : touche Tab. Continuer à écrire pour refuser.`,

  // The outline
  outline: 'Questions',
  outlineHint: 'Glisser pour changer l’ordre, ou Alt+Maj+↑ et ↓. Entrée pour y aller.',
  outlineEmpty: 'Les questions s’inscriront ici.',
  numberQuestions: 'Numéroter les questions',
  emptyQuestion: 'Question à écrire',
  answers: (count: number): string => counted('fr', count, 'réponse', 'réponses'),
  noAnswer: 'Sans réponse',
  missing: (names: string): string => `Sans réponse : ${names}`,
  moveHandle: (question: string): string => `Déplacer « ${question} »`,
};

export type TurnMessages = typeof turns;
