import { counted } from '../plural.ts';

const words = (count: number): string => counted('fr', count, 'mot', 'mots');
const posts = (count: number): string => counted('fr', count, 'billet', 'billets');

/** The window around the text: sidebar, lists, side panel, status line, dialogs. */
export const window = {
  close: 'Fermer',
  cancel: 'Annuler',
  understood: 'Compris',
  retry: 'Réessayer',
  loading: 'Chargement…',
  incident: (id: string) => `Référence dans le journal : ${id}`,
  showLog: 'Montrer le journal',

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
    review: 'À relire',
    drafts: 'Brouillons',
    changed: 'Modif. à envoyer',
    scheduled: 'Programmés',
    all: 'Tous les billets',
    people: 'Personnes',
    sends: 'Envois',
    import: 'Importation',
    bin: 'Corbeille',
  },
  groups: { todo: 'À faire', blog: 'Blog', people: 'Personnes' },

  lists: {
    untitled: 'Sans titre',
    filter: 'Quels billets',
    filters: { all: 'Tous', published: 'En ligne' },
    count: posts,
    answers: (count: number) => counted('fr', count, 'réponse', 'réponses'),
    words,
    more: 'Afficher la suite',
    actions: (title: string) => `Actions sur « ${title} »`,
    empty: {
      drafts: 'Aucun brouillon. Le prochain entretien commence ici.',
      changed: 'Tout ce qui est en ligne est à jour.',
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
    queued: 'En attente d’envoi',
    scheduled: 'Programmé',
    published: 'En ligne',
    changed: 'Modifications non envoyées',
    binned: 'Dans la corbeille',
    tried: 'Sur le blog d’essai',
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

  binned: {
    done: (title: string) => `« ${title} » est dans la corbeille.`,
    undo: 'Remettre',
    sentence:
      'Ce billet est dans la corbeille. Il peut encore être relu ; le remettre pour continuer à l’écrire.',
  },
  copied: 'Le HTML est dans le presse-papiers.',
  duplicated: 'Le billet a été dupliqué ; voici la copie.',
  sameQuestions: 'Voici un nouvel entretien, avec les mêmes questions.',
  previewTitle: 'Aperçu',
  previewFrame: (title: string) => `Aperçu de « ${title} »`,

  saving: {
    new: 'Nouveau billet',
    saved: (time: string) => `Enregistré à ${time}`,
    savedOn: (date: string) => `Enregistré ${date}`,
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
    waiting: 'En attente d’envoi',
    'waiting-network': 'En attente du réseau',
    sending: 'Envoi…',
    checking: 'Vérification…',
    'by-hand': 'À publier à la main',
    online: 'En ligne, à jour',
    'online-unverified': 'En ligne, non vérifié',
    'online-changed': 'En ligne, modifications non envoyées',
    scheduled: 'Programmé',
    'needs-choice': 'À vous de choisir',
    'needs-sign-in': 'Reconnexion nécessaire',
    failed: 'Envoi interrompu',
    removed: 'Retiré du blog',
    practiceOnline: 'En ligne sur le blog d’essai : visible de vous seul',
    practiceChanged: 'Sur le blog d’essai, modifications non envoyées',
    scheduledAt: (date: string) => `Programmé ${date}`,
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
    role: 'Fonction',
    organisation: 'Organisation',
    label: 'Nom devant les réponses',
    asOf: 'Tel que dans ce billet ; l’annuaire garde la dernière fiche.',
    editPerson: (name: string) => `Modifier la fiche de ${name}`,
    removePerson: (name: string) => `Retirer ${name}`,
    stillAnswers: (name: string, count: number) =>
      `${name} a ${counted('fr', count, 'réponse', 'réponses')} dans ce billet : sans cette personne, elles restent, sans nom.`,
    removeAnyway: 'Retirer quand même',
    done: 'Terminé',
    labels: 'Libellés',
    addLabel: 'Ajouter un libellé',
    removeLabel: (label: string) => `Retirer le libellé ${label}`,
    tooManyLabels: 'Blogger accepte 20 libellés au plus.',
    labelsTooLong: 'Blogger accepte 200 caractères de libellés en tout.',
    sameLabel: (label: string) => `Ce libellé existe déjà : ${label}.`,
    checks: 'Vérifications',
    nothingToSee: 'Rien à signaler.',
    toSee: (count: number) => `${count} à voir`,
    revisions: 'Modifications',
    noRevisions:
      'Aucune modification gardée pour le moment. Escale en garde une toutes les dix minutes d’écriture, et à chaque envoi.',
  },

  reasons: {
    autosave: 'Pendant l’écriture',
    left: 'En quittant le billet',
    published: 'Publié',
    sent: 'Envoyé en relecture',
    approved: 'Approuvé',
    imported: 'Importé',
    'before-restore': 'Avant restauration',
    'before-deletion': 'Avant une grande suppression',
    remote: 'Version du blog',
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
    save: 'Enregistrer la fiche',
    saved: 'La fiche est enregistrée. Les billets déjà écrits gardent la leur.',
    snapshot: 'Les entretiens déjà écrits gardent la fonction et l’organisation qu’ils portaient.',
  },

  welcome: {
    title: 'Un entretien, et ceux qui parlent',
    sentence:
      'Écrire des questions et des réponses à plusieurs voix, les publier, les retrouver. Tout est enregistré sur cet ordinateur, avec ou sans réseau.',
    practice: 'Essayer avec le blog d’essai',
    practiceHint: 'Un blog qui vit sur cet ordinateur : visible de vous seul, prêt à l’instant.',
    connect: 'Relier un blog Blogger',
    connectHint: 'Par votre compte Google, dans votre navigateur.',
    import: 'Retrouver un blog existant',
    importHint: 'Par son adresse, sans compte : ses billets sont copiés ici, sur cet ordinateur.',
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
    },
  },

  trouble: {
    title: 'La bibliothèque ne s’ouvre pas',
  },
};
