/** Les versions plus récentes d’Escale, et la copie d’avant leur première ouverture. */
export const updates = {
  title: 'Mises à jour',
  installed: (version: string): string => `Version installée : ${version}.`,
  none: 'Cette version d’Escale ne se met pas à jour d’elle-même : elle a été faite sans adresse où chercher les suivantes.',
  mode: 'Nouvelles versions d’Escale',
  modes: {
    off: 'Ne pas chercher',
    tell: 'Me prévenir',
    install: 'Télécharger, et installer à la fermeture',
  },
  modeHints: {
    off: 'Escale ne demande rien à personne, sauf par « Chercher maintenant ».',
    tell: 'Escale cherche à son ouverture, puis une fois par jour. Rien n’est téléchargé.',
    install: 'Le texte est enregistré d’abord, comme à chaque fermeture.',
  },
  managed:
    'Escale a été installé ici par un paquet du système, par votre service informatique ou dans un dossier à part : c’est par là que viennent les nouvelles versions. Escale peut prévenir qu’il y en a une.',
  fixed: 'Fixé par votre service informatique.',
  fixedOff: 'Fixé par votre service informatique : Escale ne cherche pas de nouvelle version.',
  policy: {
    unreadable:
      'Le fichier de réglage de votre service informatique ne peut pas être lu tel quel. Tant qu’il n’est pas corrigé, Escale ne cherche pas de nouvelle version.',
    unsafe:
      'Le fichier de réglage de votre service informatique peut être modifié par d’autres que lui. Tant que c’est le cas, Escale ne le suit pas et ne cherche pas de nouvelle version.',
  },
  check: 'Chercher maintenant',
  checking: 'Recherche d’une nouvelle version',
  downloading: (version: string): string => `Téléchargement de la version ${version}`,
  results: {
    current: 'Escale est à jour.',
    older: 'La version proposée est plus ancienne que celle-ci : rien n’a été installé.',
    'no-network': 'Le serveur des mises à jour ne répond pas, ou le réseau manque. Rien n’a changé.',
    'no-answer':
      'Le serveur des mises à jour n’a pas donné ce qui était demandé. Rien n’a été installé ; réessayer plus tard.',
    unchecked:
      'La réponse n’a pas pu être vérifiée : sa signature manque ou n’est pas celle d’Escale. Rien n’a été installé. Si cela dure, le dire à votre service informatique.',
    expired:
      'Ce que le serveur annonce est trop ancien pour être cru : il retient peut-être de nouvelles versions, ou la date de cet ordinateur est fausse. Rien n’a été installé. Vérifier la date ; si cela dure, le dire à votre service informatique.',
    interrupted:
      'Le téléchargement s’est interrompu. Rien n’a été installé ; la prochaine fois, il recommencera du début.',
    damaged:
      'Ce qui a été téléchargé n’est pas ce qui était annoncé : tout a été jeté, rien n’a été installé.',
    disk: 'Le téléchargement n’a pas pu être écrit sur le disque. Rien n’a été installé.',
    'not-installed': 'La nouvelle version n’a pas pu être préparée. Celle-ci continue comme avant.',
  },
  checkedAt: (when: string): string => `Dernière recherche : ${when}.`,
  found: (version: string): string => `Version ${version}`,
  there: (version: string): string => `La version ${version} est là.`,
  size: (size: string): string => `${size} à télécharger.`,
  byOthers:
    'Votre service informatique, ou l’outil qui a installé Escale, l’installe ; Escale ne demande pas de mot de passe.',
  notes: 'Ce qui change',
  download: 'Télécharger, et installer à la fermeture',
  downloadAgain: 'Télécharger de nouveau',
  ready: (version: string): string =>
    `La version ${version} est téléchargée et vérifiée. Elle sera installée à la fermeture d’Escale, une fois tout enregistré.`,
  restart: 'Redémarrer et installer',
  page: 'Ouvrir la page de cette version',
  line: {
    found: (version: string): string => `Version ${version} disponible`,
    ready: (version: string): string => `Version ${version} prête`,
    open: (text: string): string => `${text}. Ouvrir les mises à jour`,
  },
  copying: {
    title: 'Escale prépare votre bibliothèque',
    why: 'C’est la première ouverture avec une nouvelle version : une copie est faite et vérifiée avant que quoi que ce soit ne change.',
    progress: 'Copie de la bibliothèque',
  },
};
