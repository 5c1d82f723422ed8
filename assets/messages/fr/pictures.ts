/** Words of pictures, rows of pictures, videos and links. */
export const pictures = {
  picture: 'Image',
  onWeb: 'Image en ligne, pas encore dans la bibliothèque',
  row: (count: number): string => `Rangée de ${count} images`,
  inRow: (index: number, count: number): string => `Image ${index} sur ${count}`,
  tools: 'Place de l’image',

  // What a good alternative text says
  altPlaceholder: 'Ce que l’image montre, en une phrase, pour qui ne la voit pas',
  altHint:
    'Dire qui ou quoi, ce qui se passe, et les mots écrits dans l’image ; sans « photo de ». Une image qui n’apprend rien est décorative.',
  altDecorative: 'Image décorative : elle n’est pas lue',
  captionPlaceholder: 'Sous l’image ; gras, italique et lien possibles',
  rowCaption: 'Légende de la rangée',
  creditPlaceholder: 'Auteur de l’image',

  // Proposed by the file
  creditProposed: (credit: string): string => `Crédit proposé d’après le fichier : ${credit}`,
  captionProposed: (caption: string): string => `Légende proposée d’après le fichier : ${caption}`,
  take: 'Reprendre',
  leave: 'Ignorer',
  takeCredit: 'Reprendre le crédit proposé',
  leaveCredit: 'Ignorer le crédit proposé',
  takeCaption: 'Reprendre la légende proposée',
  leaveCaption: 'Ignorer la légende proposée',

  // Place
  size: 'Taille',
  sizes: { small: 'Petite', medium: 'Moyenne', large: 'Grande', full: 'Pleine largeur' },
  align: 'Place',
  aligns: { left: 'À gauche du texte', middle: 'Au milieu', right: 'À droite du texte' },
  alignsShort: { left: 'À gauche', middle: 'Au milieu', right: 'À droite' },
  more: 'Autres actions',
  moveUp: 'Monter',
  moveDown: 'Descendre',
  moveEarlier: 'Avancer dans la rangée',
  moveLater: 'Reculer dans la rangée',
  replace: 'Remplacer l’image…',
  fileGone: 'Le fichier de cette image n’est plus dans la bibliothèque.',
  findAgain: 'Retrouver l’image…',
  foundAgain: 'Image retrouvée',
  anotherFile:
    'Un autre fichier a pris la place de l’image, dans ce billet seulement. Ctrl+Z revient à l’ancienne.',
  replaced: 'Image remplacée. Le texte alternatif est gardé : le relire.',
  addBeside: 'Ajouter à côté…',
  takeOut: 'Sortir de la rangée',
  remove: 'Retirer l’image',
  moved: 'Image déplacée',
  rowIsFull: 'Une rangée tient trois images au plus : les autres n’ont pas été ajoutées.',

  // Videos
  video: 'Vidéo',
  page: 'Page intégrée',
  insertVideo: 'Insérer une vidéo',
  videoAddress: 'Adresse de la vidéo',
  videoHint: 'Une vidéo de YouTube, Vimeo, Dailymotion ou PeerTube',
  videoUnknown:
    'Ce n’est pas l’adresse d’une vidéo de YouTube, Vimeo, Dailymotion ou PeerTube. La poser comme lien dans le texte.',
  insert: 'Insérer',
  cancel: 'Annuler',
  videoTitle: 'Titre de la vidéo',
  videoTitlePlaceholder: 'Ce que montre la vidéo',
  asking: 'Lecture du titre…',
  waiting: 'Sera complétée au retour du réseau',
  notFound: 'Le site n’a pas donné de titre : l’écrire ici.',
  complete: 'Lire le titre sur le site',
  frame: 'Intégrer le lecteur',
  frameNeedsTitle: 'Écrire d’abord le titre : il dit ce que contient le lecteur.',
  frameTracks: 'Le lecteur intégré dépose des traceurs chez les lecteurs.',
  frameShown: 'Lecteur intégré',
  open: 'Ouvrir la page',
  asLink: 'Remettre en lien',
  removeVideo: 'Retirer la vidéo',

  // Links
  linkField: 'Adresse ou titre d’un billet',
  linkHint: 'Une adresse web, de courriel, un numéro de téléphone, ou les mots d’un titre',
  linkTargets: 'Billets et questions',
  notOnline: 'Pas encore en ligne : ne peut pas être lié',
  ofThisPost: 'Dans ce billet',
  questionNumber: (number: number): string => `Question ${number}`,
};

export type PicturesMessages = typeof pictures;
