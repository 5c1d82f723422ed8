/** Pictures and videos of a post; the photos of a blog. */
import { counted } from '../plural.ts';

/** Words of pictures, rows of pictures, videos and links. */
export const pictures = {
  picture: 'Image',
  onWeb: 'Image en ligne, pas encore dans la bibliothèque',
  row: (count: number): string => (count === 1 ? 'Rangée d’une image' : `Rangée de ${count} images`),
  inRow: (index: number, count: number): string => `Image ${index} sur ${count}`,
  tools: 'Place de l’image',

  // What a good alternative text says
  altPlaceholder: 'Décrire l’image en une phrase',
  altHint: 'Si l’image n’apporte aucune information, cochez « Image décorative ».',
  altDecorative: 'Image décorative : elle n’est pas lue',
  captionPlaceholder: 'Sous l’image',
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
  recovered: 'Image retrouvée',
  anotherFile: 'L’image a été remplacée par un autre fichier, dans ce billet seulement. Ctrl+Z pour annuler.',
  replaced: 'Image remplacée. Vérifiez que le texte alternatif convient encore.',
  addBeside: 'Ajouter à côté…',
  takeOut: 'Sortir de la rangée',
  remove: 'Retirer l’image',
  moved: 'Image déplacée',
  rowIsFull: 'Une rangée contient trois images au plus : les autres n’ont pas été ajoutées.',

  // Videos and sounds
  video: 'Vidéo',
  sound: 'Son',
  page: 'Page intégrée',
  insertVideo: 'Insérer une vidéo ou un son',
  videoAddress: 'Adresse de la vidéo ou du son',
  videoHint:
    'YouTube, Vimeo, Dailymotion, PeerTube, Arte, INA, SoundCloud, Ausha, ou un fichier en ligne (MP3…)',
  videoUnknown: 'Ni vidéo ni son n’est reconnu à cette adresse. Ajoutez-la au texte comme lien.',
  insert: 'Insérer',
  cancel: 'Annuler',
  videoTitle: 'Titre de la vidéo',
  videoTitlePlaceholder: 'Ce que montre la vidéo',
  soundTitle: 'Titre du son',
  soundTitlePlaceholder: 'Ce que l’on entend',
  asking: 'Lecture du titre…',
  waiting: 'Sera complétée au retour du réseau',
  notFound: 'Le site n’a pas donné de titre : saisissez-le ici.',
  complete: 'Lire le titre sur le site',
  frame: 'Intégrer le lecteur',
  frameNeedsTitle: 'Saisissez d’abord le titre du lecteur.',
  frameTracks: 'Le lecteur intégré dépose des traceurs chez vos lecteurs.',
  framePlaysFile: 'Le son est demandé à son hébergeur quand on l’écoute.',
  frameUnknown: 'Aucun lecteur à cette adresse : elle reste un lien.',
  frameShown: 'Lecteur intégré',
  open: 'Ouvrir la page',
  asLink: 'Remettre en lien',
  removeVideo: 'Retirer la vidéo',
  removeSound: 'Retirer le son',

  // Links
  linkField: 'Adresse ou titre d’un billet',
  linkHint: 'Une adresse web, de courriel, un numéro de téléphone, ou les mots d’un titre',
  linkTargets: 'Billets et questions',
  notOnline: 'Pas encore en ligne : ne peut pas être lié',
  ofThisPost: 'Dans ce billet',
  questionNumber: (number: number): string => `Question ${number}`,
};

export type PicturesMessages = typeof pictures;

/** Where the photos of a blog go, and whether those online still answer. */
export const photos = {
  hosts: {
    blogger: 'Déposer dans Blogger (conseillé)',
    s3: 'L’hébergeur de votre organisation',
    address: 'À des adresses que vous donnez',
    inline: 'Dans le billet',
    blog: 'Sur le blog',
  },
  hostHints: {
    blogger: 'Vous glissez les fichiers préparés dans un brouillon. Avec vignettes.',
    s3: 'Un stockage compatible S3, réglé une fois.',
    address: 'Déjà sur un site à vous.',
    inline: 'Sans réglage ni vignette, 700 Ko au plus par billet.',
  },
  question: (blog: string) => `Où vont les photos de « ${blog} » ?`,
  asked: 'Demandé une fois par blog. Les originaux restent ici.',
  choose: 'Choisir',
  change: 'Changer l’emplacement des photos…',
  keep: 'Ne rien changer',
  insideAt: (width: number) => `Images publiées en ${width} px, originaux gardés`,
  insideChosen: (width: number) => `Images publiées en ${width} px, à votre demande ; originaux gardés`,
  weight: (kilobytes: number) => `${counted('fr', kilobytes, 'Ko', 'Ko')} en tout, dans le billet`,
  onHost: {
    blogger: 'Chez Blogger, originaux gardés',
    blog: 'Déposées sur le blog, originaux gardés',
    s3: 'Chez l’hébergeur de votre organisation, originaux gardés',
    address: 'À vos adresses, originaux gardés',
  },
  outOf: (done: number, all: number) => `${counted('fr', done, 'photo', 'photos')} sur ${all}`,
  toChoose: 'Emplacement à choisir',
  tooHeavy: (width: number, kilobytes: number) =>
    `Même en ${width} px, le billet pèserait ${counted('fr', kilobytes, 'Ko', 'Ko')} avec ses photos ; au-delà de 700 Ko, le blog risque de le refuser. Rien n’est parti : retirez des photos du billet, mettez-les ailleurs, ou publiez-les plus petites.`,
  smaller: (width: number) => `Publier en ${width} px`,
  elsewhere: 'Mettre les photos ailleurs…',
  usual: 'Revenir aux largeurs habituelles',
  breakProposed:
    'La page d’accueil du blog afficherait tout le billet et ses photos. Ajouter « Lire la suite » après le début ?',
  addBreak: 'Ajouter « Lire la suite »',
  storeMissing: 'L’espace de stockage n’est pas encore réglé, ou sa clé manque.',
  addressesMissing: 'Saisissez l’adresse de chaque photo sur votre site.',
  publicAddress: (name: string) => `Adresse publique de ${name}`,
  check: 'Vérifier et enregistrer',
  handoff: {
    title: 'Déposer les photos dans Blogger',
    explained:
      'Blogger n’accepte les photos que dans son éditeur : Escale y crée un brouillon, jamais publié.',
    prepare: 'Préparer le dépôt',
    preparing: 'Préparation des fichiers et du brouillon…',
    steps: 'Ouvrez Blogger, glissez-y les photos, puis revenez ici : Escale lit alors le brouillon.',
    open: 'Ouvrir Blogger',
    read: 'Lire le brouillon',
    files: 'Photos à déposer',
    all: 'Toutes les photos à déposer',
    allHint: 'À glisser toutes ensemble dans le brouillon',
    reveal: 'Montrer les fichiers',
    toDrop: 'À déposer',
    dropped: 'Déposée',
    strangers: (count: number) =>
      `${counted('fr', count, 'photo du brouillon n’est', 'photos du brouillon ne sont')} pas dans cette liste.`,
    stays: 'Gardez le brouillon sur Blogger : il contient les photos.',
  },
  section: 'Photos',
  onBlog: 'Dans la bibliothèque de médias du blog.',
  insideOnly: 'Le blog d’essai garde les photos dans le billet.',
  unasked: 'Pas encore choisi : demandé à la première photo.',
  store: {
    endpoint: 'Adresse du service',
    endpointHint: 'Par exemple https://s3.gra.io.cloud.ovh.net',
    region: 'Région',
    bucket: 'Nom de l’espace',
    prefix: 'Dossier (facultatif)',
    publicBase: 'Adresse publique de l’espace',
    publicBaseHint: 'L’adresse vue des lecteurs, sans le dossier ni le nom du fichier',
    keyId: 'Identifiant de la clé',
    secret: 'Clé secrète',
    secretKept: 'Dans le trousseau de cet ordinateur ; à remplir pour en changer.',
    publicRead: 'Rendre chaque photo lisible par tous en la déposant',
    publicReadHint: 'À cocher si l’espace n’est pas déjà public.',
    save: 'Enregistrer',
    attempt: 'Essayer',
    attempting: 'Envoi d’une image d’essai…',
    works: 'L’image d’essai a été déposée, lue comme par un lecteur, puis retirée.',
    saved: 'Réglages enregistrés.',
    notKept:
      'Cet ordinateur n’a pas de trousseau : il faudra saisir de nouveau la clé au prochain démarrage.',
  },
  online: {
    open: 'Vérifier les photos en ligne…',
    title: 'Photos des billets en ligne',
    explained: 'Escale charge chaque photo comme un lecteur.',
    start: 'Vérifier',
    again: 'Vérifier à nouveau',
    goOn: 'Reprendre',
    stop: 'Interrompre',
    gathering: 'Relevé des photos…',
    asking: (checked: number, total: number) => `Photos vérifiées : ${checked} sur ${total}`,
    stopped: (checked: number, total: number) => `Interrompu : ${checked} sur ${total}.`,
    offline: 'Aucun site ne répond : vous êtes sans doute hors ligne. Aucune photo n’est signalée.',
    fine: (total: number) =>
      total === 0
        ? 'Aucune photo sur le web dans les billets en ligne.'
        : `${counted('fr', total, 'photo vérifiée : elle répond', 'photos vérifiées : toutes répondent')}.`,
    dead: (count: number) => `${counted('fr', count, 'photo ne répond', 'photos ne répondent')} plus.`,
    unsure: (count: number) =>
      `${counted('fr', count, 'photo', 'photos')} sans réponse claire ; à vérifier un autre jour.`,
    lost: 'Original absent de la bibliothèque',
    kept: 'Original gardé',
    hostAgain: (count: number, blog: string) =>
      `Héberger de nouveau ${counted('fr', count, 'photo', 'photos')} sur « ${blog} »`,
    hosting: 'Envoi des originaux…',
    hosted: (posts: number, pictures: number) =>
      posts === 0
        ? `${counted('fr', pictures, 'photo remise à sa place', 'photos remises à leur place')}, sans toucher aux billets.`
        : `${counted('fr', posts, 'mise à jour part', 'mises à jour partent une à une')}. Suivez les envois dans « Envois ».`,
    byHand: (count: number) =>
      `${counted('fr', count, 'billet attend', 'billets attendent')} que les photos soient déposées : ouvrez le billet, puis « Mettre à jour ».`,
    busy: (count: number) => `${counted('fr', count, 'billet a', 'billets ont')} déjà un envoi en cours.`,
    openPost: (title: string) => `Ouvrir « ${title} »`,
  },
};
