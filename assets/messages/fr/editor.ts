/** Words of the editor. */
import { turns } from './turns.ts';

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
  answerBy: (names: string): string => `Réponse de ${names}`,
  answerUnnamed: 'Réponse sans nom',
  newQuestion: 'Nouvelle question',
  outsideAnswer: 'Hors réponse',

  // Naming a person in the line
  nameField: 'Personne qui répond',
  namePlaceholder: 'Nom de la personne',
  inThisPost: 'Dans cet entretien',
  inDirectory: 'Personnes',
  createPerson: (name: string): string => `Créer « ${name} »`,
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
  linkRefused:
    'Cette adresse n’est pas utilisable : écrire par exemple https://exemple.fr ou nom@exemple.fr.',
  linkApply: 'Poser le lien',
  linkRemove: 'Retirer le lien',
  linkOpen: 'Ouvrir',
  linkWords: 'Sélectionner d’abord les mots du lien.',

  // Pictures
  pictureMissing: 'Image introuvable',
  altText: 'Texte alternatif',
  altHint: 'Ce que l’image montre, pour qui ne la voit pas',
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
  cardUnchanged: 'Gardé tel quel',

  // Paste
  interviewRecognized: (questions: number, answers: number): string =>
    `Entretien reconnu : ${questions} ${questions > 1 ? 'questions' : 'question'}, ${answers} ${answers > 1 ? 'réponses' : 'réponse'}.`,
  pastedAsText: 'La mise en forme de ce texte n’a pas pu être lue : les mots seuls ont été collés.',
  keepPlainText: 'Garder le texte brut',
};

export type EditorMessages = typeof editor;
