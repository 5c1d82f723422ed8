/** The window around the text: sidebar, panel, counts, guide, preview, diagnostics. */
import { counted } from '../plural.ts';

const words = (count: number): string => counted('fr', count, 'mot', 'mots');
const posts = (count: number): string => counted('fr', count, 'billet', 'billets');

/** The window around the text: sidebar, lists, side panel, status line, dialogs. */
export const window = {
  close: 'Fermer',
  cancel: 'Annuler',
  understood: 'Compris',
  /** A button that shows what was chosen of something. */
  chosenOf: (what: string, chosen: string) => `${what} : ${chosen}`,
  retry: 'Réessayer',
  loading: 'Chargement…',
  incident: (id: string) => `Référence dans le journal : ${id}`,
  showLog: 'Montrer le journal',

  /** A picture of numbers, and its table. */
  figure: {
    asTable: (title: string) => `Voir en tableau : ${title}`,
  },

  regions: {
    sidebar: 'Barre latérale',
    list: 'Liste',
    text: 'Texte',
    panel: 'Volet',
    status: 'État',
    messages: 'Messages',
  },

  create: {
    interview: 'Nouvel entretien',
    article: 'Nouveau billet',
    menu: 'Autres façons de commencer',
    interviewHint: 'Questions et réponses, à plusieurs voix',
    articleHint: 'Un texte suivi',
    fromDocument: 'Depuis un document…',
    fromDocumentHint: 'docx, odt, txt, html ou md ; un entretien y est reconnu',
    sameQuestions: 'Mêmes questions que ce billet',
    sameQuestionsHint: 'Ses questions, son chapô et ses libellés, sans les réponses',
  },

  screens: {
    search: 'Rechercher',
    review: 'Entretiens trouvés',
    drafts: 'Brouillons',
    reading: 'À valider',
    scheduled: 'Programmés',
    published: 'En ligne',
    all: 'Tous les billets',
    people: 'Personnes',
    sends: 'Envois',
    import: 'Importation',
    bin: 'Corbeille',
  },
  groups: { posts: 'Billets', all: 'Tous' },

  lists: {
    untitled: 'Sans titre',
    count: posts,
    answers: (count: number) => counted('fr', count, 'réponse', 'réponses'),
    words,
    toUpdate: (count: number) => `${count} à mettre à jour`,
    more: 'Afficher la suite',
    actions: (title: string) => `Actions sur « ${title} »`,
    empty: {
      drafts: 'Aucun brouillon. Le prochain entretien commence ici.',
      reading: 'Aucun billet n’attend de validation.',
      scheduled: 'Aucun billet n’est programmé.',
      all: 'La bibliothèque est vide. Le premier entretien commence ici.',
      published: 'Aucun billet n’est encore en ligne.',
      bin: 'La corbeille est vide.',
    },
    showAll: 'Voir tous les billets',
    showDrafts: 'Voir les brouillons',
    importBlog: 'Retrouver un blog existant…',
  },

  statuses: {
    draft: 'Brouillon',
    forApproval: 'À valider',
    queued: 'En attente d’envoi',
    scheduled: 'Programmé',
    published: 'En ligne',
    changed: 'À mettre à jour',
    binned: 'Dans la corbeille',
  },

  noPost: {
    sentence: 'Choisir un billet dans la liste, ou en commencer un.',
  },

  actions: {
    more: 'Autres actions',
    duplicate: 'Dupliquer',
    bin: 'Mettre à la corbeille',
    restore: 'Remettre dans les brouillons',
    copyHtml: 'Copier le HTML',
    takeDown: 'Retirer du blog…',
    preview: 'Aperçu',
    showSidebar: 'Afficher la barre latérale',
    hideSidebar: 'Réduire la barre latérale',
    showList: 'Afficher la liste',
    hideList: 'Masquer la liste',
    showPanel: 'Afficher le volet',
    hidePanel: 'Masquer le volet',
    focus: 'Le texte seul',
    leaveFocus: 'Revenir à la fenêtre entière',
    settings: 'Réglages',
  },

  copied: 'Le HTML est dans le presse-papiers.',
  duplicated: 'Le billet a été dupliqué ; voici la copie.',
  sameQuestions: 'Voici un nouvel entretien, avec les mêmes questions.',
  previewTitle: 'Aperçu',
  previewFrame: (title: string) => `Aperçu de « ${title} »`,

  saving: {
    new: 'Nouveau billet',
    saved: (time: string) => `Enregistré à ${time}`,
    savedOn: (date: string) => `Enregistré le ${date}`,
    unsaved: 'Modifications en cours',
    failed: 'Pas encore enregistré',
    conflict: 'Modifié ailleurs',
    trouble:
      'Les dernières modifications ne sont pas encore enregistrées. Elles restent ici et Escale réessaie.',
    again: 'Tout est de nouveau enregistré.',
    copyTitle: (title: string) => `${title} (copie)`,
    keepCopy: 'Garder mon texte dans un nouveau billet',
    unacceptable:
      'Ce texte ne peut pas être enregistré tel quel : le billet est trop grand, ou un paragraphe trop long (200 000 signes au plus). Il reste ici ; le partager, ou le copier ailleurs.',
    copyText: 'Copier mon texte',
    textCopied: 'Votre texte est dans le presse-papiers.',
    copied: 'Votre texte est maintenant dans un billet à part.',
    backendLost:
      'La bibliothèque s’est arrêtée. Votre texte reste ici ; elle redémarre et tout sera enregistré.',
    backendBack: 'La bibliothèque a redémarré. Votre texte est intact.',
    editorBroke: 'L’affichage du texte s’est interrompu. Le texte est conservé.',
    regionBroke: 'Cette partie de la fenêtre s’est interrompue. Le texte n’est pas touché.',
    reload: 'Recharger cette partie',
  },

  states: {
    none: 'Brouillon',
    forApproval: 'À valider',
    waiting: 'En attente d’envoi',
    'waiting-network': 'En attente du réseau',
    sending: 'Envoi…',
    checking: 'Envoi, vérification…',
    'by-hand': 'À publier à la main',
    online: 'En ligne, à jour',
    'online-unverified': 'En ligne, non vérifié',
    'online-changed': 'En ligne, à mettre à jour',
    deposited: 'En brouillon sur Blogger',
    scheduled: 'Programmé',
    'to-verify': 'À vérifier : son heure est passée',
    scheduleWaiting: 'Programmation pas encore transmise',
    edited: 'texte modifié depuis',
    'changed-on-blog': 'Modifié sur le web',
    'needs-choice': 'À vous de choisir',
    'needs-sign-in': 'Reconnexion nécessaire',
    failed: 'Envoi interrompu',
    removed: 'Retiré du blog',
    trial: 'Essai',
    trialHint: 'Sur le blog d’essai : visible de vous seul',
    scheduledAt: (date: string) => `Programmé le ${date}`,
    waitingFor: (seconds: number) => `Envoi dans ${counted('fr', seconds, 'seconde', 'secondes')}`,
    see: 'Voir',
    cancel: 'Annuler',
    signIn: 'Se reconnecter',
    retry: 'Réessayer',
    cancelled: 'L’envoi est annulé. Le billet est enregistré.',
  },
  publish: 'Publier…',
  publishTrial: 'Publier (essai)',
  update: 'Mettre à jour…',
  updateTrial: 'Mettre à jour (essai)',

  panel: {
    people: 'Personnes',
    addPerson: 'Ajouter une personne',
    addPersonHint: 'Nom, ou choisir dans l’annuaire',
    createPerson: (name: string) => `Ajouter « ${name} »`,
    noPeople: 'Personne n’est encore nommé. On peut aussi nommer quelqu’un dans le texte, devant sa réponse.',
    name: 'Nom',
    label: 'Nom devant les réponses',
    asOf: 'Tel que dans ce billet ; l’annuaire garde la dernière fiche.',
    editPerson: (name: string) => `Modifier la fiche de ${name}`,
    removePerson: (name: string) => `Retirer ${name}`,
    stillAnswers: (name: string, count: number) =>
      `${name} a ${counted('fr', count, 'réponse', 'réponses')} dans ce billet : sans cette personne, ${count === 1 ? 'elle reste' : 'elles restent'}, sans nom.`,
    removeAnyway: 'Retirer quand même',
    done: 'Terminé',
    labels: 'Libellés',
    addLabel: 'Ajouter un libellé',
    removeLabel: (label: string) => `Retirer le libellé ${label}`,
    tooManyLabels: (most: number) => `Ce blog accepte ${most} libellés au plus.`,
    labelsTooLong: (most: number) => `Ce blog accepte ${most} caractères de libellés en tout.`,
    labelCharacters: (count: number, most: number) =>
      `${counted('fr', count, 'caractère', 'caractères')} sur ${most}`,
    sameLabel: (label: string) => `Ce libellé existe déjà : ${label}.`,
    checks: 'Contrôles',
    nothingToSee: 'Rien à signaler.',
    toSee: (count: number) => `${count} à voir`,
    revisions: 'Historique',
    noRevisions:
      'Aucune version pour le moment. Escale en garde une toutes les dix minutes d’écriture, et à chaque envoi.',
  },

  reasons: {
    autosave: 'Pendant l’écriture',
    left: 'En quittant le billet',
    published: 'Publié',
    tried: 'Publié sur le blog d’essai',
    deposited: 'Envoyé en brouillon au blog',
    sent: 'Envoyé pour validation',
    approved: 'Validé',
    imported: 'Importé',
    'before-restore': 'Avant remplacement',
    restored: 'Rétabli',
    'before-deletion': 'Avant une grande suppression',
    remote: 'Modifié sur le web',
  },

  people: {
    search: 'Chercher une personne',
    clear: 'Effacer la recherche',
    empty: 'L’annuaire se remplit des personnes nommées dans les entretiens.',
    notFound: 'Personne de ce nom dans l’annuaire.',
    choose: 'Choisir une personne pour voir sa fiche et ses entretiens.',
    posts,
    postsTitle: 'Ses entretiens',
    noPosts: 'Aucun entretien pour le moment.',
  },

  /** The invented interview of the welcome. */
  example: {
    title: 'Entretien d’exemple',
    what: 'Tout y est inventé : on peut tout modifier, et le supprimer en une fois.',
    search: 'Essayer une recherche',
    history: 'Voir l’historique',
    preview: 'Voir l’aperçu',
    remove: 'Supprimer l’exemple…',
    removeTitle: 'Supprimer l’exemple',
    removeWhat:
      'L’entretien, ses personnes, ses images, son historique, sa recherche gardée et sa page sur le blog d’essai sont effacés. On ne pourra pas revenir en arrière.',
    removed: 'L’exemple est supprimé.',
  },

  welcome: {
    title: 'Un entretien, et ceux qui parlent',
    sentence:
      'Écrire des questions et des réponses à plusieurs voix, les publier, les retrouver. Tout est enregistré sur cet ordinateur, avec ou sans réseau.',
    example: 'Découvrir avec un entretien d’exemple',
    exampleHint:
      'Un entretien inventé et terminé : ses personnes, une image, son historique. Il se supprime en une fois.',
    practice: 'Essayer avec le blog d’essai',
    practiceHint: 'Un blog qui vit sur cet ordinateur : visible de vous seul, prêt à l’instant.',
    connect: 'Relier un blog Blogger',
    connectHint: 'Un compte Google et, la première fois, dix minutes.',
    import: 'Retrouver un blog existant',
    importHint: 'Par son adresse, sans compte : ses billets sont copiés ici, sur cet ordinateur.',
    have: 'J’ai déjà une bibliothèque Escale',
    later: 'Écrire d’abord, choisir plus tard',
  },

  about: {
    title: 'À propos d’Escale',
    version: 'Version',
    runtime: 'Moteur',
    chromium: 'Chromium',
    node: 'Node de la bibliothèque',
    sqlite: 'SQLite',
    library: 'Bibliothèque',
    platform: 'Système',
    holds: (count: number, people: number) =>
      `${posts(count)}, ${counted('fr', people, 'personne', 'personnes')}`,
    standIn:
      'Cette fenêtre tourne sur un moteur de remplacement, pour le développement seulement. Il n’est jamais distribué.',
    licences: 'Licences des composants',
    licencesTitle: 'Licences de ce qu’Escale contient',
    licencesUnread:
      'Ce texte ne peut pas être lu ici ; il est aussi dans le dossier de l’application, THIRD-PARTY-NOTICES.txt.',
    privacy:
      'Aucun service, aucune mesure d’audience : vos textes restent sur cet ordinateur jusqu’à ce que vous les publiiez.',
  },

  shortcuts: {
    title: 'Raccourcis clavier',
    groups: {
      start: 'Commencer et trouver',
      turns: 'Questions et réponses',
      post: 'Le billet',
      window: 'La fenêtre',
      text: 'Dans le texte',
    },
    also: {
      person: 'Donner la parole à la 1re…9e personne',
      selectMore: 'Dans une liste : sélectionner le billet suivant aussi',
      selectOne: 'Dans une liste : sélectionner ce billet, ou non',
      selectAll: 'Dans une liste : tout sélectionner',
    },
  },

  trouble: {
    title: 'La bibliothèque ne s’ouvre pas',
  },
};

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
  percent: (percent: number) => `${percent}\u00a0%`,
  person: 'Personne',
  part: 'Part',
  question: 'Question',
  byQuestion: 'Mots par personne, question par question',
  selection: 'Sélection',
  selected: (words: number, signs: number) =>
    `${counted('fr', words, 'mot', 'mots')}, ${counted('fr', signs, 'signe', 'signes')}`,
};

export const guide = {
  title: 'Guide d’Escale',
  subjects: 'Sujets',
  search: 'Rechercher dans le guide',
  clear: 'Effacer la recherche',
  results: 'Résultats dans le guide',
  none: 'Le guide n’en parle pas. Essayer un seul mot, ou son début.',
  found: (count: number) => counted('fr', count, 'passage trouvé', 'passages trouvés'),
  back: (page: string) => `Revenir à « ${page} »`,
  text: 'Texte du guide',
  open: 'Ouvrir le guide',
};

/** L’aperçu, à côté du texte ou en plein. */
export const preview = {
  region: 'Aperçu',
  width: 'Largeur de l’aperçu',
  phone: 'Téléphone',
  desktop: 'Ordinateur',
  full: 'Aperçu en plein',
  close: 'Fermer l’aperçu',
  settings: 'Aperçu',
  style: 'Style du blog (CSS)',
  styleHint:
    'Le CSS du thème du blog, pour voir les billets dans ses couleurs. Il ne sert qu’à l’aperçu et ne charge rien du réseau.',
  styleTooLong: 'Ce style est trop long\u00a0: 100 000 signes au plus. Rien n’a été changé.',
};

/** The diagnostic of a real blog: what is asked of it, and the report. */
export const diagnostic = {
  title: 'Diagnostic',
  explained:
    'Escale crée un brouillon sur ce blog, lui pose vingt questions techniques, puis le met à la corbeille de Blogger. Rien n’est public. Le rapport aide à dépanner ; il ne contient ni mot de passe ni texte de vos billets.',
  run: 'Examiner ce blog',
  running: 'Examen du blog…',
  copy: 'Copier le rapport',
  copied: 'Le rapport est copié.',
  left: (id: string) =>
    `Le brouillon d’essai n’a pas pu être retiré : le supprimer sur Blogger (numéro ${id}).`,
  heading: (blog: string) => `Diagnostic de ${blog}`,
  outcomes: { yes: 'oui', no: 'non', refused: 'refusé', unknown: 'sans réponse' },
  probes: {
    'draft-patch': 'Un brouillon se corrige (PATCH)',
    'draft-put': 'Un brouillon se remplace (PUT)',
    'draft-url': 'Un brouillon a une adresse',
    'if-none-match': 'Une lecture inutile est épargnée (If-None-Match)',
    'if-match': 'Une écriture sur une autre version est refusée (If-Match)',
    'custom-meta-data': 'Les données de l’auteur sont gardées (customMetaData)',
    'picture-small': 'Une image de 20 Ko dans le billet est gardée',
    'picture-medium': 'Une image de 200 Ko dans le billet est gardée',
    'picture-large': 'Une image de 500 Ko dans le billet est gardée',
    'jump-break': 'La coupure « lire la suite » est gardée',
    comments: 'Les commentaires HTML sont gardés',
    attributes: 'id, class, lang, data-, role et aria-label sont gardés',
    'empty-paragraph': 'Les paragraphes vides sont gardés',
    'line-breaks': 'Les retours à la ligne deviennent des coupures',
    'no-break-spaces': 'Les espaces insécables sont gardées',
    'several-statuses': 'Une liste mêle brouillons et programmés',
    'sort-option': 'L’ordre d’une liste se choisit (sortOption)',
    'page-size': 'Une liste donne 500 billets à la fois',
    'partial-response': 'Une réponse se limite à quelques champs (fields)',
    bin: 'Un brouillon supprimé va à la corbeille',
  },
};

export const diagnosticFile = {
  title: 'Fichier de diagnostic',
  what: 'Pour qui vous aide : les versions, les réglages, combien de billets, de personnes et de photos, et les dernières lignes du journal.',
  private:
    'Ni titre, ni texte, ni nom, ni adresse, ni mot de passe. Rien n’est envoyé : le fichier reste où vous l’enregistrez.',
  shown: 'Ce que le fichier contient',
  reading: 'Lecture…',
  fileName: 'Diagnostic Escale',
  choose: 'Choisir où enregistrer…',
  finish: 'Terminer',
  done: (name: string) => `« ${name} » est enregistré.`,
};
