/** The window around the text: sidebar, panel, counts, guide, preview, diagnostics. */
import { counted } from '../plural.ts';
import { leftOut } from './left-out.ts';
import { de } from './elision.ts';

const words = (count: number): string => counted('fr', count, 'mot', 'mots');
const posts = (count: number): string => counted('fr', count, 'billet', 'billets');

/** The window around the text: sidebar, lists, side panel, status line, dialogs. */
export const window = {
  close: 'Fermer',
  cancel: 'Annuler',
  understood: 'Fermer',
  /** A button that shows what was chosen of something. */
  chosenOf: (what: string, chosen: string) => `${what} : ${chosen}`,
  retry: 'Réessayer',
  toItsWindow: 'Aller à cette fenêtre',
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
    interviewHint: 'Questions et réponses, avec une ou plusieurs personnes',
    articleHint: 'Texte sans questions ni réponses',
    fromDocument: 'Depuis un document…',
    fromDocumentHint: 'docx, odt, eml, msg, csv, txt, html ou md ; les entretiens sont reconnus',
    sameQuestions: 'Mêmes questions que ce billet',
    sameQuestionsHint: 'Ses questions, son chapô et ses libellés, sans les réponses',
  },

  screens: {
    search: 'Rechercher',
    proposals: 'Entretiens trouvés',
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
    open: 'Ouvrir',
    count: posts,
    answers: (count: number) => counted('fr', count, 'réponse', 'réponses'),
    words,
    page: (size: string) => `Page · ${size}`,
    toUpdate: (count: number) => `${count} à mettre à jour`,
    more: 'Afficher la suite',
    actions: (title: string) => `Actions sur « ${title} »`,
    empty: {
      drafts: 'Aucun brouillon.',
      reading: 'Aucun billet n’attend de validation.',
      scheduled: 'Aucun billet n’est programmé.',
      all: 'La bibliothèque est vide.',
      published: 'Aucun billet n’est encore en ligne.',
      bin: 'La corbeille est vide.',
    },
    showAll: 'Voir tous les billets',
    showDrafts: 'Voir les brouillons',
    importBlog: 'Importer un blog existant…',
  },

  statuses: {
    draft: 'Brouillon',
    'for-approval': 'À valider',
    pending: 'Proposé',
    queued: 'En attente d’envoi',
    scheduled: 'Programmé',
    published: 'En ligne',
    changed: 'À mettre à jour',
    altered: 'Modifié par le site',
    binned: 'Dans la corbeille',
  },

  noPost: {
    sentence: 'Choisissez un billet dans la liste ou créez-en un.',
  },

  actions: {
    more: 'Autres actions',
    duplicate: 'Dupliquer',
    bin: 'Mettre à la corbeille',
    restore: 'Remettre dans les brouillons',
    copyHtml: 'Copier le HTML',
    toInterview: 'Changer en entretien',
    toArticle: 'Changer en billet',
    takeDown: 'Retirer du blog…',
    preview: 'Aperçu',
    showSidebar: 'Afficher la barre latérale',
    hideSidebar: 'Réduire la barre latérale',
    showList: 'Afficher la liste',
    hideList: 'Masquer la liste',
    showPanel: 'Afficher le volet',
    hidePanel: 'Masquer le volet',
    focus: 'Mode concentration',
    leaveFocus: 'Quitter le mode concentration',
    settings: 'Réglages',
  },

  copied: 'HTML copié.',
  copiedWithout: (parts: string) => `HTML copié, sauf ${leftOut(parts)} du billet d’origine.`,
  duplicated: 'Billet dupliqué. Vous êtes dans la copie.',
  sameQuestions: 'Nouvel entretien créé avec les mêmes questions.',
  previewTitle: 'Aperçu',
  previewFrame: (title: string) => `Aperçu de « ${title} »`,

  saving: {
    new: 'Nouveau billet',
    saved: (time: string) => `Enregistré à ${time}`,
    savedOn: (date: string) => `Enregistré · modifié le ${date}`,
    unsaved: 'Modifications non enregistrées',
    failed: 'Pas encore enregistré',
    conflict: 'Modifié ailleurs',
    trouble:
      'Les dernières modifications ne sont pas encore enregistrées. Elles sont conservées ici et Escale va réessayer.',
    again: 'Toutes les modifications sont enregistrées.',
    copyTitle: (title: string) => `${title} (copie)`,
    keepCopy: 'Garder mon texte dans un nouveau billet',
    unacceptable:
      'Ce texte ne peut pas être enregistré : le billet est trop grand, ou un paragraphe est trop long (200 000 signes au plus). Il reste affiché ici : divisez-le, ou copiez-le ailleurs.',
    copyText: 'Copier mon texte',
    textCopied: 'Votre texte est copié.',
    copied: 'Votre texte est maintenant dans un billet à part.',
    backendLost: 'La bibliothèque s’est arrêtée et redémarre. Votre texte est conservé et sera enregistré.',
    backendBack: 'La bibliothèque a redémarré. Votre texte est intact.',
    editorBroke: 'Le texte ne peut plus être affiché. Il est conservé.',
    regionBroke: 'Cette partie de la fenêtre ne fonctionne plus. Votre texte est conservé.',
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
    'online-altered': 'En ligne, modifié par le site',
    deposited: 'En brouillon sur le blog',
    comments: (count: number) => counted('fr', count, 'commentaire', 'commentaires'),
    pending: 'Proposé à un éditeur du blog',
    scheduled: 'Programmé',
    'to-verify': 'À vérifier : la date prévue est passée',
    scheduleWaiting: 'Pas encore programmé sur le blog',
    edited: 'texte modifié depuis',
    'changed-on-blog': 'Modifié sur le web',
    'needs-choice': 'Votre choix est nécessaire',
    'needs-sign-in': 'Reconnexion nécessaire',
    failed: 'Échec de l’envoi',
    failedOnline: 'En ligne, mais l’envoi a échoué',
    removed: 'Retiré du blog',
    practice: 'Essai',
    practiceHint: 'Sur le blog d’essai : visible de vous seul',
    scheduledAt: (date: string) => `Programmé le ${date}`,
    waitingFor: (seconds: number) => `Envoi dans ${counted('fr', seconds, 'seconde', 'secondes')}`,
    see: 'Voir',
    cancel: 'Annuler',
    signIn: 'Se reconnecter',
    retry: 'Réessayer',
    cancelled: 'Envoi annulé. Le billet est enregistré.',
  },
  publish: 'Publier…',
  publishPractice: 'Publier (essai)',
  update: 'Mettre à jour…',
  updatePractice: 'Mettre à jour (essai)',

  panel: {
    people: 'Personnes',
    addPerson: 'Ajouter une personne',
    addPersonHint: 'Nom, ou choisir dans l’annuaire',
    createPerson: (name: string) => `Ajouter « ${name} »`,
    noPeople:
      'Aucune personne pour le moment. Un nom peut aussi être saisi dans le texte, devant une réponse.',
    name: 'Nom',
    label: 'Nom devant les réponses',
    asOf: 'Tel qu’affiché dans ce billet. L’annuaire contient la fiche à jour.',
    editPerson: (name: string) => `Modifier la fiche ${de(name)}`,
    removePerson: (name: string) => `Retirer ${name}`,
    stillAnswers: (name: string, count: number) =>
      `${name} a ${counted('fr', count, 'réponse', 'réponses')} dans ce billet. ${count === 1 ? 'Elle sera conservée' : 'Elles seront conservées'}, sans nom.`,
    removeAnyway: 'Retirer quand même',
    done: 'Terminer',
    labels: 'Libellés',
    addLabel: 'Ajouter un libellé',
    removeLabel: (label: string) => `Retirer le libellé ${label}`,
    tooManyLabels: (most: number) => `Ce blog accepte ${most} libellés au plus.`,
    labelsTooLong: (most: number) => `Ce blog accepte ${most} caractères de libellés en tout.`,
    labelCharacters: (count: number, most: number) =>
      `${counted('fr', count, 'caractère', 'caractères')} sur ${most}`,
    sameLabel: (label: string) => `Ce libellé existe déjà : ${label}.`,
    /** Where the blog calls them so. */
    tags: {
      labels: 'Étiquettes',
      addLabel: 'Ajouter une étiquette',
      removeLabel: (label: string) => `Retirer l’étiquette ${label}`,
      tooManyLabels: (most: number) => `Ce blog accepte ${most} étiquettes au plus.`,
      labelsTooLong: (most: number) => `Ce blog accepte ${most} caractères d’étiquettes en tout.`,
      sameLabel: (label: string) => `Cette étiquette existe déjà : ${label}.`,
    },
    checks: 'Contrôles',
    nothingToSee: 'Rien à signaler.',
    toSee: (count: number) => `${count} à voir`,
    revisions: 'Historique',
    noRevisions: 'Aucune version pour le moment.',
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
    empty: 'Les personnes nommées dans les entretiens apparaissent ici.',
    notFound: 'Aucune personne de ce nom dans l’annuaire.',
    choose: 'Choisissez une personne pour voir sa fiche et ses entretiens.',
    posts,
    postsTitle: 'Ses entretiens',
    noPosts: 'Aucun entretien pour le moment.',
  },

  /** The invented interview of the welcome. */
  example: {
    title: 'Entretien d’exemple',
    what: 'Tout est inventé. Vous pouvez tout modifier, puis supprimer l’exemple.',
    search: 'Essayer une recherche',
    history: 'Voir l’historique',
    preview: 'Voir l’aperçu',
    remove: 'Supprimer l’exemple…',
    removeTitle: 'Supprimer l’exemple',
    removeWhat:
      'L’entretien, ses personnes, ses images, son historique, sa recherche enregistrée et sa page sur le blog d’essai sont effacés. Cette action ne peut pas être annulée.',
    removed: 'L’exemple est supprimé.',
  },

  welcome: {
    title: 'Bienvenue dans Escale',
    sentence: 'Écrivez des entretiens, publiez-les, retrouvez tout ce qui a été dit.',
    example: 'Découvrir avec un entretien d’exemple',
    exampleHint: 'Un entretien inventé, à supprimer quand vous voulez.',
    practice: 'Essayer avec le blog d’essai',
    practiceHint: 'Sur cet ordinateur, visible de vous seul.',
    connect: 'Connecter un blog Blogger',
    connectHint: 'Avec un compte Google, en dix minutes.',
    connectWordPress: 'Connecter un blog WordPress',
    connectWordPressHint: 'Avec votre accord sur le site, en cinq minutes.',
    import: 'Importer un blog existant',
    importHint: 'Ses billets sont copiés ici, sans compte.',
    have: 'J’ai déjà une bibliothèque Escale',
    later: 'Commencer à écrire, choisir plus tard',
  },

  about: {
    title: 'À propos d’Escale',
    version: 'Version',
    runtime: 'Moteur',
    chromium: 'Chromium',
    node: 'Node.js (bibliothèque)',
    sqlite: 'SQLite',
    library: 'Bibliothèque',
    platform: 'Système',
    holds: (count: number, people: number) =>
      `${posts(count)}, ${counted('fr', people, 'personne', 'personnes')}`,
    standIn:
      'Cette fenêtre tourne sur un moteur de remplacement, pour le développement seulement. Il n’est jamais distribué.',
    licences: 'Licences des composants',
    licencesTitle: 'Licences des composants d’Escale',
    licencesUnread:
      'Ce texte ne peut pas être lu ici ; il est aussi dans le dossier de l’application, THIRD-PARTY-NOTICES.txt.',
    privacy:
      'Aucun service en ligne, aucune mesure d’audience : vos textes restent sur cet ordinateur tant que vous ne les publiez pas.',
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
      person: 'Réponse de la personne 1 à 9',
      selectMore: 'Dans une liste : sélectionner le billet suivant aussi',
      selectOne: 'Dans une liste : sélectionner ce billet, ou non',
      selectAll: 'Dans une liste : tout sélectionner',
      rowMenu: 'Dans une liste : menu du billet',
    },
  },

  trouble: {
    title: 'La bibliothèque ne peut pas être ouverte',
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
  share: (words: string, percent: number) => `${words} (${percent}\u00a0%)`,
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
  none: 'Aucun résultat dans le guide. Essayez un seul mot, ou le début d’un mot.',
  passageCount: (count: number) => counted('fr', count, 'passage trouvé', 'passages trouvés'),
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
  styleHint: 'Collez le CSS du thème du blog. Il ne sert qu’à l’aperçu.',
  styleTooLong: 'Ce style est trop long\u00a0: 100 000 signes au plus. Rien n’a été changé.',
};

/** The diagnostic of a real blog: what is asked of it, and the report. */
export const diagnostic = {
  title: 'Diagnostic',
  explained:
    'Vingt tests sur un brouillon, mis ensuite à la corbeille. Rien n’est publié ; le rapport ne contient aucun texte.',
  run: 'Tester ce blog',
  running: 'Test du blog…',
  copy: 'Copier le rapport',
  copied: 'Rapport copié.',
  left: (id: string) =>
    `Le brouillon d’essai n’a pas pu être retiré : supprimez-le sur Blogger (numéro ${id}).`,
  heading: (blog: string) => `Diagnostic de ${blog}`,
  outcomes: { yes: 'oui', no: 'non', refused: 'refusé', unknown: 'sans réponse' },
  probes: {
    'draft-patch': 'Un brouillon se corrige (PATCH)',
    'draft-put': 'Un brouillon se remplace (PUT)',
    'draft-url': 'Un brouillon a une adresse',
    'if-none-match': 'Un billet inchangé n’est pas téléchargé de nouveau (If-None-Match)',
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
  what: 'Pour la personne qui vous aide : les versions, les réglages, quelques nombres et la fin du journal.',
  private: 'Ni titre, ni texte, ni nom, ni adresse, ni mot de passe. Rien n’est envoyé.',
  shown: 'Contenu du fichier',
  reading: 'Lecture…',
  fileName: 'Diagnostic Escale',
  choose: 'Choisir où enregistrer…',
  finish: 'Terminer',
  done: (name: string) => `« ${name} » est enregistré.`,
};
