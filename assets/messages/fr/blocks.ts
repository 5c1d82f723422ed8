/** Words of the blocks: the slash menu, the cards, tables, code. */
export const blocks = {
  source: 'Source de la citation',
  tableCaption: 'Légende du tableau',
  slashMenu: 'Insérer',
  slashCount: (entries: number): string =>
    entries > 1 ? `${entries} propositions` : `${entries} proposition`,
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
    'insert-picture': { name: 'Image…', also: 'photo illustration' },
    'insert-gallery': { name: 'Images côte à côte…', also: 'galerie rangée photos' },
    'insert-video': { name: 'Vidéo…', also: 'film youtube vimeo dailymotion peertube lecteur' },
    'insert-rule': { name: 'Filet', also: 'séparation ligne trait hr' },
    'insert-jump-break': { name: 'Lire la suite', also: 'coupure saut more' },
  },
};

export type BlocksMessages = typeof blocks;
