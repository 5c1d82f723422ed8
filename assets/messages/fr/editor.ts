/** The editor: its turns, blocks, pasting, finding. */
import { counted } from '../plural.ts';
import { blockCard } from './block-names.ts';
import { de } from './elision.ts';

/** Words of the turns of an interview: who speaks, to whom, in what order. */
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
  nothingToMerge: 'Rien à réunir au-dessus.',
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
  beginAnswer: (name: string): string => `Commencer la réponse ${de(name)}`,

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
  nobodyYet: 'Aucune personne dans cet entretien. Ajoutez-en dans le volet.',
  done: 'Terminer',

  // An unknown name typed with its colon
  offerCreate: (name: string): string => `Créer « ${name} » comme auteur de la réponse`,
  offerKnown: (name: string): string => `Réponse ${de(name)}`,
  offerKey: 'Tab',
  offerAnnouncement: (offer: string): string => `${offer} : touche Tab. Continuez à écrire pour ignorer.`,

  // The outline
  outline: 'Questions',
  outlineHint: 'Glissez pour changer l’ordre, ou Alt+Maj+↑ et ↓. Entrée pour y aller.',
  outlineEmpty: 'Les questions apparaissent ici.',
  numberQuestions: 'Numéroter les questions',
  emptyQuestion: 'Question à écrire',
  answers: (count: number): string => counted('fr', count, 'réponse', 'réponses'),
  noAnswer: 'Sans réponse',
  missing: (names: string): string => `Sans réponse : ${names}`,
  moveHandle: (question: string): string => `Déplacer « ${question} »`,
};

export type TurnMessages = typeof turns;

/** Words of the editor. */
export const editor = {
  title: 'Titre',
  titlePlaceholder: 'Titre de l’entretien',
  titlePlaceholderArticle: 'Titre du billet',
  lead: 'Chapô',
  body: 'Texte du billet',
  bodyPlaceholderInterview: 'Écrire la première question, puis Entrée',
  bodyPlaceholderArticle: 'Écrire le texte',
  questionPlaceholder: 'Question',
  answerPlaceholder: 'Réponse',

  // Turns
  turns,
  whoAnswers: 'Qui répond ?',
  changeName: 'Changer la personne (F2)',
  answerBy: (names: string): string => `Réponse ${de(names)}`,
  answerUnnamed: 'Réponse sans nom',
  newQuestion: 'Nouvelle question',
  outsideAnswer: 'Hors réponse',

  // Naming a person in the line
  nameField: 'Personne qui répond',
  namePlaceholder: 'Nom de la personne',
  inThisPost: 'Dans cet entretien',
  inDirectory: 'Personnes',
  createPerson: (name: string): string => `Créer « ${name} »`,
  askQuestion: (text: string): string => `Poser la question « ${text} »`,
  nameHint: 'Entrée pour choisir, Échap pour laisser sans nom',
  removeName: 'Laisser sans nom',
  createFailed: 'La personne n’a pas pu être créée.',

  // Toolbar
  toolbar: 'Mise en forme',
  blockType: 'Type de bloc',
  types: {
    paragraph: 'Paragraphe',
    'heading-2': 'Intertitre',
    'heading-3': 'Petit intertitre',
    'heading-4': 'Intertitre de niveau 4',
    'bullet-list': 'Liste à puces',
    'numbered-list': 'Liste numérotée',
    quote: 'Citation',
    question: 'Question',
    answer: 'Réponse',
    'quote-source': 'Source',
    aside: 'Encadré',
    table: 'Tableau',
    'table-caption': 'Légende du tableau',
    'code-block': 'Code',
    lead: 'Chapô',
    card: 'Bloc',
  },
  bold: 'Gras',
  italic: 'Italique',
  underline: 'Souligné',
  link: 'Lien',
  picture: 'Insérer une image',
  nextPerson: 'Personne suivante',
  nextQuestion: 'Question suivante',
  undo: 'Annuler',
  redo: 'Rétablir',
  keys: {
    bold: 'Ctrl+B',
    italic: 'Ctrl+I',
    underline: 'Ctrl+U',
    link: 'Ctrl+K',
    undo: 'Ctrl+Z',
    redo: 'Ctrl+Maj+Z',
    nextPerson: 'Ctrl+Entrée',
    nextQuestion: 'Ctrl+Maj+Entrée',
  },

  // Links
  linkAddress: 'Adresse du lien',
  linkHint: 'Une adresse web, de courriel ou un numéro de téléphone',
  linkRefused: 'Cette adresse n’est pas valide. Exemples : https://exemple.fr ou nom@exemple.fr.',
  linkApply: 'Appliquer',
  linkRemove: 'Retirer le lien',
  linkOpen: 'Ouvrir',
  linkWords: 'Sélectionnez d’abord les mots du lien.',

  // Pictures
  pictureMissing: 'Image introuvable',
  altText: 'Texte alternatif',
  altHint: 'Décrire l’image en une phrase',
  altMissing: 'Texte alternatif à écrire',
  caption: 'Légende',
  credit: 'Crédit',
  decorative: 'Image décorative',
  pictureActions: 'Image',
  removePicture: 'Retirer l’image',
  pictureAdding: 'Ajout de l’image…',

  // Cards that pass through unchanged
  cards: {
    gallery: 'Galerie',
    embed: 'Contenu intégré',
    rule: 'Filet de séparation',
    jumpBreak: 'Lire la suite',
    html: 'Bloc importé',
  },
  /** Of HTML that its author wrote, or that came from elsewhere and was cleaned. */
  ownHtml: 'Bloc HTML',
  /** Of a block made in WordPress's editor. */
  blockCard,
  cardUnchanged: 'Gardé tel quel',

  // Paste
  interviewRecognized: (questions: number, answers: number): string =>
    `Entretien reconnu : ${questions} ${questions > 1 ? 'questions' : 'question'}, ${answers} ${answers > 1 ? 'réponses' : 'réponse'}.`,
  stampsLeftOut: (count: number): string =>
    `${counted('fr', count, 'repère de temps n’est', 'repères de temps ne sont')} pas dans les réponses.`,
  pastedAsText: 'La mise en forme de ce texte n’a pas pu être lue : les mots seuls ont été collés.',
  keepPlainText: 'Garder le texte brut',
  nowInterview: 'Ce billet est maintenant un entretien.',
  nowArticle: 'Cet entretien est maintenant un billet : les questions sont des intertitres.',
  alreadyInterview: 'C’est déjà un entretien.',
  alreadyArticle: 'C’est déjà un billet.',
  isPage: 'Une page reste une page.',
  takeBack: 'Annuler',
};

export type EditorMessages = typeof editor;

/** Words of the blocks: the slash menu, the cards, tables, code. */
export const blocks = {
  /** In empty lines, by the name of the line. */
  hints: {
    source: 'Source de la citation',
    caption: 'Légende du tableau',
    'aside-title': 'Titre de l’encadré',
  },
  moreFormats: 'Plus de mises en forme',
  formats: {
    underline: 'Souligné',
    strike: 'Barré',
    subscript: 'Indice',
    superscript: 'Exposant',
    'inline-code': 'Code dans le texte',
  },
  insert: 'Insérer un bloc',
  quoteSource: 'Source de la citation',
  codeLanguage: 'Langage du code',
  noLanguage: 'Sans langage',
  table: 'Tableau',
  tableCommands: {
    'table-row-above': 'Ajouter une ligne au-dessus',
    'table-row-below': 'Ajouter une ligne au-dessous',
    'table-column-before': 'Ajouter une colonne avant',
    'table-column-after': 'Ajouter une colonne après',
    'table-header-row': 'Première ligne en en-têtes',
    'table-header-column': 'Première colonne en en-têtes',
    'table-caption': 'Légende du tableau',
    'table-delete-row': 'Supprimer la ligne',
    'table-delete-column': 'Supprimer la colonne',
    'table-delete': 'Supprimer le tableau',
  },
  removeCard: 'Supprimer',
  copyCard: 'Copier le HTML',
  changeHtml: 'Modifier…',
  changeHtmlTitle: 'Modifier le bloc HTML',
  insertHtml: 'Insérer un bloc HTML',
  html: 'HTML',
  htmlHint: 'Publié tel quel ; un cadre (iframe) devient un lien.',
  htmlLeft: (parts: readonly string[]) =>
    `Sera retiré, car un billet ne peut pas le contenir : ${parts.join(', ')}`,
  htmlNothing: 'Rien de ce HTML ne peut être gardé.',
  htmlTooLarge: 'Ce HTML est trop long ou trop profond pour un bloc.',
  htmlApply: 'Enregistrer',
  cardCopied: 'HTML copié',
  slashMenu: 'Insérer',
  /** `also`: other words that find the entry. */
  slash: {
    question: { name: 'Question', also: 'demander' },
    answer: { name: 'Réponse', also: 'répondre personne' },
    paragraph: { name: 'Paragraphe', also: 'texte normal' },
    'heading-2': { name: 'Intertitre', also: 'titre h2 section' },
    'heading-3': { name: 'Petit intertitre', also: 'sous-titre titre h3' },
    'heading-4': { name: 'Intertitre de niveau 4', also: 'sous-titre titre h4' },
    'bullet-list': { name: 'Liste à puces', also: 'points tirets' },
    'numbered-list': { name: 'Liste numérotée', also: 'numéros 1.' },
    quote: { name: 'Citation', also: 'citer source' },
    'code-block': { name: 'Code', also: 'programme informatique' },
    'insert-table': { name: 'Tableau', also: 'grille lignes colonnes' },
    'insert-aside': { name: 'Encadré', also: 'boîte note cadre à part' },
    'insert-picture': { name: 'Image…', also: 'photo illustration' },
    'insert-gallery': { name: 'Images côte à côte…', also: 'galerie rangée photos' },
    'insert-video': {
      name: 'Vidéo ou son…',
      also: 'film youtube vimeo dailymotion peertube arte ina lecteur audio podcast balado soundcloud ausha mp3',
    },
    'insert-html': { name: 'Bloc HTML…', also: 'code source balises intégrer embed' },
    'insert-rule': { name: 'Filet', also: 'séparation ligne trait hr' },
    'add-answers': { name: 'Réponses d’une personne…', also: 'ajouter document courriel docx odt coller' },
    'insert-jump-break': { name: 'Lire la suite', also: 'coupure saut more' },
  },
};

export type BlocksMessages = typeof blocks;

type Left = { comments: number; deletions: number; pictures: number };
type Counts = { questions: number; answers: number; people: number };

const counts = ({ questions, answers, people }: Counts): string =>
  [
    counted('fr', questions, 'question', 'questions'),
    counted('fr', answers, 'réponse', 'réponses'),
    ...(people > 0 ? [counted('fr', people, 'personne', 'personnes')] : []),
  ].join(', ');

/** Pasting: what was left behind, and the offer to make turns. */
export const paste = {
  /** Empty when nothing was left behind. */
  left: ({ comments, deletions, pictures }: Left): string =>
    [
      pictures === 0
        ? ''
        : `${counted('fr', pictures, 'image n’a pas pu être reprise', 'images n’ont pas pu être reprises')} : ${
            pictures === 1 ? 'faites-la glisser' : 'faites-les glisser'
          } dans le texte, ou passez par le menu Insertion.`,
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
    'Trop long pour un billet : ce texte n’a pas été collé. Collez-le en plusieurs fois, dans plusieurs billets.',

  // The offer
  offer: 'Proposition',
  interviewLikely: (of: Counts): string => `Ce texte ressemble à un entretien : ${counts(of)}.`,
  offerKey: 'F6 pour y aller.',
  see: 'Voir…',
  makeTurns: 'En faire des questions et réponses',
  leave: 'Laisser tel quel',
  made: (of: Counts): string => `Entretien : ${counts(of)}. Annulez pour retrouver le texte collé.`,
  notMade: 'Ce texte n’est plus reconnu comme un entretien : il reste tel quel.',

  // What becomes what
  title: 'Ce que devient le texte collé',
  sure: 'Reconnu avec certitude.',
  likely: 'Reconnaissance incertaine : à vérifier.',
  unsure: 'Reconnaissance très incertaine : à vérifier question par question.',
  asTitle: 'Titre',
  asLead: 'Chapô',
  unnamed: 'Sans nom',
  noAnswer: 'Sans réponse',
  apart: 'Reste hors des réponses',
  questions: 'Questions et réponses',
};

export type PasteMessages = typeof paste;

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
  position: (at: number, total: string) => `${at} sur ${total}`,
  total: (count: number, more: boolean) => (more ? `${count} et plus` : String(count)),
  replaced: (count: number) => counted('fr', count, 'remplacement fait', 'remplacements faits'),
  inCards: (count: number) =>
    `${counted('fr', count, 'résultat se trouve', 'résultats se trouvent')} dans une image, un tableau ou un bloc importé\u00a0: à changer sur place.`,
};
