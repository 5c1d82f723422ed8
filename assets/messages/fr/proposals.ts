/** Old posts proposed as interviews, and documents reviewed in a word processor. */
import { counted } from '../plural.ts';

/** « Entretiens trouvés »: old posts proposed as interviews, and who the names in them are. */
export const proposals = {
  title: 'Entretiens trouvés',
  parts: {
    label: 'Quels billets',
    people: 'Personnes',
    sure: 'Sûrs',
    check: 'Incertains',
    none: 'Pas des entretiens',
  },
  partCount: (name: string, count: number) => `${name}, ${count}`,
  reading: 'Escale analyse les billets importés ; les suivants s’ajouteront ici.',
  position: (position: number, total: number) => `${position} sur ${total}`,
  empty: {
    people: 'Toutes les personnes sont reconnues.',
    sure: 'Aucun billet sûr en attente.',
    check: 'Aucun billet incertain en attente.',
    none: 'Aucun billet n’a été écarté.',
  },
  nothing:
    'Aucun entretien en attente. Les billets importés qui ressemblent à des entretiens apparaîtront ici.',
  nextPart: (name: string) => `Passer à « ${name} »`,

  before: 'Sur le blog',
  /** Of a post that is on no blog. */
  beforeHere: 'Texte actuel',
  after: 'Proposé',
  afterLabel: 'Le billet en questions et réponses',
  beforeHereFrame: (title: string) => `« ${title} », tel qu’il est`,
  beforeFrame: (title: string) => `« ${title} », tel qu’il est sur le blog`,
  notOne: 'Ce billet ne ressemble pas à un entretien : il reste tel quel.',
  rest: (blocks: number) => `… et ${counted('fr', blocks, 'autre passage', 'autres passages')}`,
  sealed: 'Contenu gardé tel quel',
  picture: 'Image',
  untitled: 'Sans titre',
  confidence: {
    high: 'Sûr',
    good: 'Probable',
    fair: 'Plutôt probable',
    low: 'Incertain',
    none: 'Peu probable',
  },
  recognized: (questions: number, answers: number) =>
    `${counted('fr', questions, 'question', 'questions')}, ${counted('fr', answers, 'réponse', 'réponses')}`,
  reasons: {
    'named-answers': (count: number) => counted('fr', count, 'réponse sous un nom', 'réponses sous un nom'),
    'question-answer-labels': (count: number) =>
      counted('fr', count, 'réponse marquée « R »', 'réponses marquées « R »'),
    interviewer: () => 'la personne qui interroge est nommée',
    dialogue: (count: number) => counted('fr', count, 'prise de parole', 'prises de parole'),
    'dialogue-dashes': (count: number) => counted('fr', count, 'réplique à tiret', 'répliques à tiret'),
    'addressed-questions': (count: number) =>
      counted('fr', count, 'question adressée à quelqu’un', 'questions adressées à quelqu’un'),
    'marked-questions': (count: number) =>
      counted('fr', count, 'question mise en évidence', 'questions mises en évidence'),
    'first-person-answers': (count: number) =>
      counted('fr', count, 'réponse à la première personne', 'réponses à la première personne'),
    'guest-named': () => 'l’invité est nommé',
    'numbered-questions': () => 'questions numérotées',
    'everyone-answers': () => 'les mêmes personnes répondent à tout',
    'interview-words': () => 'présenté comme un entretien',
    'closing-thanks': () => 'un mot de la fin',
    'unanswered-questions': (count: number) =>
      counted('fr', count, 'question sans réponse', 'questions sans réponse'),
    'frequent-questions': () => 'ressemble à une foire aux questions',
    narrative: () => 'surtout du récit',
    play: () => 'ressemble à du théâtre',
    'mostly-other-text': () => 'beaucoup de texte hors des réponses',
    'no-turns': () => 'aucune question suivie d’une réponse',
  },

  accept: 'Accepter',
  refuse: 'Refuser',
  skip: 'Passer',
  previous: 'Précédent',
  undo: 'Annuler',
  undoLast: 'Annuler la dernière décision',
  openPost: 'Ouvrir le billet',
  proposeAnyway: 'C’est un entretien',
  leave: 'Laisser tel quel',
  keys: {
    accept: 'A',
    refuse: 'R',
    skip: 'S',
    proposeAnyway: 'E',
    open: 'O',
    undo: 'Ctrl+Z',
    previous: '←',
    next: '→',
  },
  letters: { accept: 'a', refuse: 'r', skip: 's', proposeAnyway: 'e', open: 'o', yes: 'o', no: 'n' },

  acceptAll: (count: number) =>
    count === 1 ? 'Accepter le billet sûr' : `Accepter les ${counted('fr', count, 'sûr', 'sûrs')}`,
  sampleFirst: (left: number) =>
    `Encore ${counted('fr', left, 'billet à regarder', 'billets à regarder')} avant de pouvoir accepter tous les sûrs.`,
  accepting: 'Les billets sûrs deviennent des entretiens…',
  undoing: 'Les billets reprennent leur forme d’origine…',
  acceptedAll: (count: number) =>
    `${counted('fr', count, 'billet accepté', 'billets acceptés')} en une fois.`,
  undoAll: 'Tout annuler',
  stop: 'Arrêter et tout annuler',

  samePerson: (one: string, other: string) => `${one} = ${other} ?`,
  oneName: (name: string, posts: number) =>
    `« ${name} », dans ${counted('fr', posts, 'billet', 'billets')} : une seule personne ?`,
  samePersonLabel: (one: string, other: string) => `« ${one} » et « ${other} » sont-ils une seule personne ?`,
  inPosts: (count: number) => `dans ${counted('fr', count, 'billet', 'billets')}`,
  inDirectory: 'déjà dans l’annuaire',
  yes: 'Oui, la même',
  no: 'Non',
  peopleKeys: { yes: 'O', no: 'N' },
  someoneElse: 'C’est quelqu’un d’autre',
  someoneElseHint: 'Commencez à saisir un nom de l’annuaire.',
  peopleHint: 'Les billets proposés porteront le nom choisi.',
  peopleReasons: {
    spelling: 'seule l’orthographe diffère',
    title: 'un titre devant le nom',
    particle: 'une particule en plus',
    reversed: 'le nom de famille vient d’abord',
    'first-initial': 'même initiale du prénom',
    'last-initial': 'même initiale du nom',
    'fewer-names': 'un nom en moins',
    several: 'd’autres personnes sont possibles',
  },
};

export type ByAuthor = readonly Readonly<{ author: string; count: number }>[];

const people = (by: ByAuthor, nobody: string): string =>
  by.map(({ author, count }) => `${author === '' ? nobody : author} ${count}`).join(', ');

/** A document that was reviewed in a word processor: tracked changes, comments, and the notes that these become. */
export const reviewed = {
  title: (name: string): string => `Document corrigé : ${name}`,
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
  formatting: 'mise en forme',
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
  write: 'Écrire une note…',
  newNote: 'Nouvelle note',
  change: 'Modifier la note',
  edit: 'Modifier',
  changeName: (text: string): string => `Modifier la note : ${text}`,
  about: 'Sur quoi',
  aboutPassage: (quote: string): string => `Le passage « ${quote} »`,
  aboutTurn: (question: string | undefined): string =>
    question === undefined ? 'Cette réponse' : `La question ou la réponse : ${question}`,
  aboutPost: 'Tout le billet',
  text: 'Note',
  textHint: 'Pour vous seul : une note n’est jamais publiée ni envoyée.',
  keep: 'Enregistrer',
  own: 'Votre note',
  passageChanged: 'Le passage a changé depuis.',
  passageGone: 'Le passage n’est plus dans le texte.',
  goToTurn: (question: string): string => `Aller à la question : ${question}`,
  delete: 'Supprimer',
  deleteName: (text: string): string => `Supprimer la note : ${text}`,
  deleted: 'La note est supprimée.',
  undo: 'Annuler',
  settle: 'Réglée',
  settleName: (text: string): string => `Marquer comme réglée : ${text}`,
  reopen: 'Rouvrir',
  reopenName: (text: string): string => `Rouvrir la note : ${text}`,
  goTo: (quote: string): string => `Aller au passage : ${quote}`,
  settled: (count: number): string => counted('fr', count, 'note réglée', 'notes réglées'),
  notesAdded: (count: number): string =>
    count === 1 ? 'Une note est à côté du texte.' : `${count} notes sont à côté du texte.`,
};
