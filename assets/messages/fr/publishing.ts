import { counted } from '../plural.ts';

/** The publish sheet, the sends, blogs and accounts. */
export const publishing = {
  sheet: 'Publier',
  sheetUpdate: 'Mettre à jour',
  preparing: 'Préparation de l’envoi…',
  blog: 'Blog',
  signed: (name: string) => `Signé « ${name} », nom de votre profil Google`,
  signedPractice: 'Visible de vous seul, sur cet ordinateur',
  address: 'Adresse',
  addressForeseen: 'Adresse prévue ; elle ne changera plus après la première publication',
  addressKept: 'Adresse inchangée',
  labels: 'Libellés',
  labelCount: (count: number) => `${count}/20`,
  pictures: 'Photos',
  pictureCount: (count: number) => (count === 0 ? 'Aucune' : counted('fr', count, 'photo', 'photos')),
  checks: 'Vérifications',
  checksNone: 'Rien à signaler',
  checkCount: (count: number) => counted('fr', count, 'point à voir', 'points à voir'),
  check: {
    'title-missing': () => 'Le billet n’a pas de titre.',
    'body-empty': () => 'Le billet n’a pas de texte.',
    'too-many-labels': (params: Readonly<Record<string, string | number>>) =>
      `Blogger accepte 20 libellés au plus ; il y en a ${params['count'] ?? ''}.`,
    'labels-too-long': (params: Readonly<Record<string, string | number>>) =>
      `Les libellés font ${params['characters'] ?? ''} signes en tout ; Blogger en accepte 200.`,
    'too-heavy': (params: Readonly<Record<string, string | number>>) =>
      `Avec ses photos, le billet pèse ${params['kilobytes'] ?? ''} Ko ; au-delà de ${params['limit'] ?? ''} Ko, Blogger risque de le refuser. Retirer une photo ou en choisir une plus petite.`,
    'alt-missing': (params: Readonly<Record<string, string | number>>) =>
      `Texte alternatif manquant pour ${counted('fr', Number(params['count'] ?? 1), 'photo', 'photos')}.`,
    'answer-unnamed': (params: Readonly<Record<string, string | number>>) =>
      `${counted('fr', Number(params['count'] ?? 1), 'réponse', 'réponses')} sans personne nommée.`,
    'question-unanswered': (params: Readonly<Record<string, string | number>>) =>
      `${counted('fr', Number(params['count'] ?? 1), 'question', 'questions')} sans réponse.`,
    'host-needed': () => 'Choisir où vont les photos de ce blog.',
    'pictures-missing': (params: Readonly<Record<string, string | number>>) =>
      `${counted('fr', Number(params['count'] ?? 1), 'photo n’a', 'photos n’ont')} pas encore d’adresse sur le web.`,
    'break-missing': () =>
      'Le billet et ses photos tiendraient tout entiers sur la page d’accueil : une coupure « Lire la suite » l’allégerait.',
    'head-heavy': (params: Readonly<Record<string, string | number>>) =>
      `Avant « Lire la suite », il y a ${params['kilobytes'] ?? ''} Ko de photos : la page d’accueil sera lente. Placer la coupure plus haut.`,
  },
  preview: 'Aperçu',
  previewTitle: 'Aperçu du billet, tel que les lecteurs le verront',
  changes: 'Ce qui change',
  changesNone: 'Le texte en ligne est déjà celui-ci.',
  changeCount: (count: number) => counted('fr', count, 'changement', 'changements'),
  changed: {
    title: 'Titre',
    labels: 'Libellés',
    lead: 'Chapô',
    question: 'Question',
    answer: 'Réponse',
    text: 'Texte',
    picture: 'Image',
    order: 'Ordre',
  },
  how: { added: 'ajout', removed: 'retrait', changed: 'modification', moved: 'déplacement' },
  before: 'Avant',
  after: 'Après',
  publishOn: (blog: string) => `Publier sur ${blog}`,
  updateOn: (blog: string) => `Mettre à jour sur ${blog}`,
  publishPractice: 'Publier (essai)',
  updatePractice: 'Mettre à jour (essai)',
  consequence: 'Visible de tous aussitôt ; les abonnés sont prévenus.',
  consequenceHold: (seconds: number) =>
    `Visible de tous ; l’envoi peut être annulé pendant ${counted('fr', seconds, 'seconde', 'secondes')}.`,
  consequenceUpdate: 'La page en ligne est remplacée aussitôt.',
  consequencePractice: 'Visible de vous seul, sur cet ordinateur.',
  cancel: 'Annuler',
  notConnected: (blog: string) =>
    `Ce billet vient de « ${blog} », qu’Escale a seulement lu. Pour l’y mettre à jour, relier ce blog avec son compte.`,
  publishElsewhere: 'Publier plutôt sur un autre blog',
  noBlog: 'Aucun blog n’est encore relié à Escale.',
  tryPractice: 'Essayer avec le blog d’essai',
  connectBlogger: 'Relier un blog Blogger…',
  practiceExplained:
    'Le blog d’essai vit sur cet ordinateur, sans compte ni réseau. Il se lit dans le navigateur ; personne d’autre ne le voit.',

  sends: 'Envois',
  sendsNone: 'Aucun envoi. Ce qui part vers un blog se suit ici.',
  sendTitle: (title: string, blog: string) => `« ${title} » vers ${blog}`,
  untitled: 'Sans titre',
  retry: 'Réessayer',
  cancelSend: 'Annuler l’envoi',
  openPost: 'Ouvrir le billet',

  blogsEmpty: 'Escale n’est encore relié à aucun blog. On peut écrire et tout garder sans cela.',
  blogStates: {
    connected: 'Relié',
    'sign-in-needed': 'Reconnexion nécessaire',
    unreachable: 'Injoignable pour le moment',
  },
  practiceBadge: 'Essai',
  openBlog: 'Voir le blog',
  forget: 'Retirer',
  forgetLabel: (blog: string) => `Retirer ${blog} d’Escale`,
  blogSettingsOpen: 'Régler…',
  blogSettingsLabel: (blog: string) => `Régler ${blog}`,
  blogSettings: (blog: string) => `Réglages de ${blog}`,
  signIn: 'Se connecter',
  reconnect: 'Se reconnecter',
  signOut: 'Se déconnecter',
  signingIn: 'Le navigateur s’est ouvert : choisir le compte, autoriser, puis revenir ici.',
  cancelSignIn: 'Annuler la connexion',
  notKept: 'Cet ordinateur n’a pas de trousseau : la connexion sera oubliée en quittant Escale.',
  client: 'Le client de votre institution',
  clientExplained:
    'Google demande un « client OAuth » de type application de bureau. Le mode d’emploi est dans le README ; il faut dix minutes, une seule fois.',
  clientFile: 'Choisir le fichier du client…',
  clientFields: 'Ou saisir ses deux valeurs',
  clientId: 'Identifiant du client',
  clientSecret: 'Code secret du client',
  clientUse: 'Utiliser ce client',
  clientNow: (id: string) => `Client en place : ${id}`,
  clientChange: 'Changer de client',
  chooseBlog: 'Quel blog relier ?',
  noneToChoose:
    'Ce compte n’a aucun blog où écrire. Se connecter avec un autre, ou demander à être auteur du blog.',
  add: 'Relier',
  added: 'Déjà relié',
};
