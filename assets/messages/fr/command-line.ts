/** What is said on a terminal. */
import { counted } from '../plural.ts';

/** What is said on a terminal: one sentence for an error, on stderr. */
export const commandLine = {
  usage: 'Usage : escale <commande> [options]. « escale help » donne les commandes.',
  unknownCommand: (name: string, near: string | undefined) =>
    near === undefined
      ? `La commande « ${name} » n’existe pas ; « escale help » les donne toutes.`
      : `La commande « ${name} » n’existe pas ; la plus proche est « ${near} ».`,
  unknownOption: (name: string, near: string | undefined) =>
    near === undefined
      ? `L’option « ${name} » n’existe pas pour cette commande.`
      : `L’option « ${name} » n’existe pas pour cette commande ; la plus proche est « ${near} ».`,
  /** A second start from a terminal. */
  secondStart: (profile: string) => `Escale est déjà ouvert : sa fenêtre passe devant. Profil : ${profile}`,
  missingOption: (option: string) => `Il manque l’option ${option}.`,
  noValue: (option: string) => `L’option ${option} n’attend pas de valeur.`,
  missingArgument: (name: string) => `Il manque ${name}.`,
  surplusArgument: (value: string) => `L’argument « ${value} » est de trop.`,
  wrongValue: (option: string, allowed: string) => `L’option ${option} attend : ${allowed}.`,
  argument: {
    id: 'l’identifiant du billet',
    file: 'le fichier à lire',
    query: 'la recherche (ou --stdin)',
    source: 'le fichier, le dossier ou l’adresse à importer',
    backup: 'la sauvegarde ou le fichier à restaurer',
    blog: 'le blog (son nom, son adresse ou son identifiant)',
  },
  failures: {
    'library.in-use': (folder: string) =>
      `La bibliothèque ${folder} est ouverte par un autre programme, sans doute Escale : le fermer, puis recommencer.`,
    'library.newer-version': (folder: string) =>
      `La bibliothèque ${folder} a été écrite par une version plus récente d’Escale.`,
    'library.before-release': (folder: string) =>
      `La bibliothèque ${folder} a été faite par une version de développement, avant la première version d’Escale. Elle n’a pas été modifiée : l’ouvrir avec la version qui l’a faite pour en exporter les billets.`,
    'library.corrupt': (folder: string) =>
      `Le fichier de la bibliothèque ${folder} est endommagé et n’a pas été modifié.`,
    'library.not-found': (folder: string) => `Il n’y a pas de bibliothèque dans ${folder}.`,
    'library.read-only': (folder: string) => `Rien ne peut être écrit dans ${folder}.`,
    'library.network-share': (folder: string) =>
      `La bibliothèque ne peut pas être sur un partage réseau (${folder}).`,
    'disk.full': () => 'Le disque est plein.',
    'disk.failed': () => 'Le disque n’a pas pu être lu ou écrit.',
    'post.not-found': (id: string) => `Aucun billet ne porte l’identifiant ${id}.`,
    'post.newer-version': (id: string) =>
      `Le billet ${id} a été écrit par une version plus récente d’Escale.`,
    'blog.not-found': (name: string) =>
      `Aucun blog, ou plusieurs, pour « ${name} » : donner son nom entier, son adresse ou son identifiant.`,
    'file.unreadable': (name: string) => `Le fichier ${name} ne peut pas être lu.`,
    'export.not-written': (name: string) => `Rien n’a pu être écrit à cet endroit (${name}).`,
    'request.too-large': (name: string) => `Le fichier ${name} est trop grand.`,
  },
  oneAddress: 'Une adresse s’importe seule : la donner sans fichier ni autre adresse.',
  exported: (files: number) => (files === 0 ? 'Aucun fichier écrit.' : `Fichiers écrits : ${files}.`),
  noCopies: 'Aucune sauvegarde.',
  copied: (file: string) => `Sauvegarde faite et vérifiée : ${file}`,
  packed: (file: string, posts: number) =>
    `Bibliothèque enregistrée et vérifiée : ${file} (billets : ${posts}).`,
  restored: (posts: number) => `Bibliothèque restaurée (billets : ${posts}).`,
  replacedKept: (id: string) => `Celle qu’elle remplace est gardée : ${id}`,
  picturesMissing: (count: number) => `Images introuvables : ${count}.`,
  notEmpty:
    'La bibliothèque contient déjà des billets, que ce fichier remplacerait tous. Utiliser « escale restore », qui garde la bibliothèque remplacée.',
  reply: {
    states: {
      answered: 'répondu',
      approved: 'approuvé',
      corrected: 'corrigé',
      remark: 'remarque',
      'changed-here': 'modifié ici depuis l’envoi',
      'deleted-here': 'supprimé ici depuis l’envoi',
      unknown: 'absent du texte envoyé',
    },
    applied: 'Retour repris et enregistré.',
    notApplied: 'Rien n’a été changé. La même commande avec --yes reprend ce retour.',
  },
  hostAgain: {
    checked: (day: string) => `photos vérifiées le ${day}`,
    neverChecked:
      'pas de vérification complète des photos ; dans Escale : Fichier, « Vérifier les photos en ligne… »',
    noneDead: 'Toutes répondaient.',
    would: (pictures: number, place: string) =>
      `${counted('fr', pictures, 'photo a son original ici et serait remise', 'photos ont leur original ici et seraient remises')} en ligne. Emplacement choisi pour ce blog : ${place}.`,
    how: 'Rien n’a été changé. La même commande avec --yes prépare les mises à jour.',
    noHost:
      'L’emplacement des photos de ce blog n’est pas encore choisi : le choisir dans ses réglages, dans Escale.',
    nothing: 'Rien à remettre en ligne par ici.',
    prepared: (posts: number, pictures: number) =>
      `${counted('fr', posts, 'mise à jour préparée', 'mises à jour préparées')} pour ${counted('fr', pictures, 'photo', 'photos')}.`,
    sentLater:
      'Rien n’est encore parti : les clés et les autorisations sont dans Escale, qui enverra les mises à jour une à une à son prochain démarrage.',
  },
  ask: {
    written: {
      questions: (file: string, person: string, count: number) =>
        `« ${file} » : ${counted('fr', count, 'question', 'questions')} pour ${person}.`,
      review: (file: string, person: string, count: number) =>
        `« ${file} » : ${counted('fr', count, 'passage', 'passages')} à valider par ${person}.`,
      consent: (file: string, person: string) => `« ${file} » : accord demandé à ${person}.`,
    },
    impossible: {
      questions: (formats: string) =>
        `Des réponses se demandent dans un de ces formats : ${formats}. Rien n’a été écrit.`,
      review: (formats: string) =>
        `Une validation se demande dans un de ces formats : ${formats}. Rien n’a été écrit.`,
      consent: (formats: string) => `Un accord se demande dans ce format : ${formats}. Rien n’a été écrit.`,
    },
  },
  publish: {
    prepared: {
      publish: (blog: string) => `Publication préparée pour « ${blog} ».`,
      propose: (blog: string) =>
        `Publication préparée pour « ${blog} » : votre compte y propose le billet à un éditeur, qui le mettra en ligne.`,
      update: (blog: string) => `Mise à jour préparée pour « ${blog} ».`,
      deposit: (blog: string) => `Dépôt en brouillon préparé pour « ${blog} ».`,
    },
    sentLater:
      'Rien n’est encore parti : les clés et les autorisations sont dans Escale, qui enverra le billet à son prochain démarrage, tel qu’il est maintenant.',
    byHand: (blog: string) =>
      `« ${blog} » se publie à la main : ouvrir Escale, qui prépare le texte à coller.`,
  },
  noBlogs: 'Aucun blog.',
  nothingListed: 'Aucun billet.',
  noMatch: (query: string) => `Rien ne correspond à « ${query} ».`,
  untitled: 'Sans titre',
  allWell: 'La bibliothèque est en bon état.',
  indexWell: 'Le fichier, les liens, les images et l’index de la bibliothèque sont en bon état.',
  indexFindings: {
    'index.missing': 'Ce billet n’est pas encore dans l’index : la recherche ne le trouve pas.',
    'index.of-nobody': 'Une ligne de l’index appartient à un billet qui n’existe plus.',
    'index.row-missing': 'Une ligne de l’index n’a pas de mots.',
    'index.row-unknown': 'Des mots de l’index n’appartiennent à aucun billet.',
    'index.stale': 'L’index de ce billet ne correspond plus à son texte.',
    'index.wrong-words': 'L’index n’a pas les mots de ce billet, ou en a d’autres.',
    'index.damaged': 'L’index est endommagé.',
  },
  copyHolds: 'cette sauvegarde contient encore une personne effacée.',
  findings: {
    'library.none': 'Il n’y a pas encore de bibliothèque à cet endroit.',
    'library.network-share': (type: string) =>
      `Le dossier est sur un partage réseau (${type}) : la bibliothèque pourrait y être endommagée.`,
    'library.synced-folder': (service: string) =>
      `Le dossier est synchronisé par ${service} : une copie en cours d’écriture peut l’endommager.`,
    'library.read-only': 'Rien ne peut être écrit dans le dossier.',
    'library.in-use': 'La bibliothèque est ouverte par un autre programme, sans doute Escale.',
    'library.before-release':
      'La bibliothèque a été faite par une version de développement, avant la première version d’Escale : seule cette version peut l’ouvrir, et en exporter les billets.',
    'library.corrupt': (what: string) => `Le fichier de la bibliothèque est endommagé : ${what}.`,
    'library.broken-references': (count: number) => `Liens rompus dans la bibliothèque : ${count}.`,
    'library.newer-version': (found: number, known: number) =>
      `La bibliothèque est en version ${found} ; cet Escale lit jusqu’à la version ${known}.`,
    'library.older-version': (found: number, known: number) =>
      `La bibliothèque est en version ${found} ; elle passera à la version ${known} à la prochaine ouverture.`,
    'disk.low': (megabytes: number) => `Il reste ${megabytes} Mo sur le disque.`,
    'asset.missing': (name: string) => `L’image « ${name} » manque dans le dossier des images.`,
    'asset.damaged': (name: string) => `L’image « ${name} » a été modifiée ou endommagée.`,
    'erased.named': (table: string) => `Nomme une personne effacée (table ${table}).`,
    'erased.in-file': () =>
      'Le fichier contient encore le nom d’une personne effacée. Ouvrir Escale, puis le fermer.',
    'erased.picture': () => 'Le portrait d’une personne effacée est encore là.',
    'erased.under-way': () => 'Un effacement n’est pas terminé. Il reprend à l’ouverture d’Escale.',
  },
};

/** What `escale --help` and `escale <command> --help` say. Values of options stand in capitals. */
export const commandHelp = {
  usage: (what: string) => `Usage : ${what}`,
  overview: {
    usage: 'escale <commande> [options]',
    what: 'La bibliothèque d’Escale depuis un terminal, sans fenêtre.',
    commands: 'Commandes :',
    options: 'Options de toutes les commandes :',
    more: '« escale <commande> --help » explique une commande.',
    called:
      'Depuis les sources : npm run -s escale -- <commande>. Depuis l’application installée : escale --cli <commande>.',
  },
  parts: { rest: '[options]', options: 'Options :', example: 'Exemple :', exits: 'Codes de sortie :' },
  exits: { done: 'c’est fait', usage: 'la commande est mal écrite ; rien n’a été ouvert' },
  one: {
    failed: 'échec ; une phrase sur la sortie d’erreur dit pourquoi',
    findings: 'échec, ou quelque chose ne va pas dans la bibliothèque',
    changes: 'échec, ou, avec --check, il y a quelque chose à corriger',
    partly: 'échec, ou tout n’a pas pu être récupéré',
  },
  values: {
    id: 'ID',
    file: 'FICHIER',
    folder: 'DOSSIER',
    path: 'DOSSIER|FICHIER',
    query: 'RECHERCHE',
    source: 'SOURCE',
    backup: 'SAUVEGARDE',
    blog: 'BLOG',
    label: 'LIBELLÉ',
    person: 'PERSONNE',
    year: 'ANNÉE',
    count: 'NOMBRE',
  },
  common: {
    library: 'La bibliothèque ; sans elle, celle que l’application ouvrirait.',
    json: 'Le résultat en JSON.',
    language: 'La langue des phrases ; sans elle, celle du système.',
    help: 'Cette aide.',
  },
  commands: {
    list: {
      summary: 'Lister les billets.',
      more: 'Sans ceux de la corbeille, sauf avec --status binned.',
      options: {
        status: 'Seulement ceux qui sont dans cet état.',
        kind: 'Seulement les entretiens, les articles ou les pages.',
        label: 'Seulement ceux qui portent ce libellé.',
        year: 'Seulement ceux de cette année : celle de la publication, sinon celle de la création.',
        participant: 'Seulement ceux où cette personne intervient : son nom ou son identifiant.',
        sort: 'L’ordre : dernière modification (par défaut), plus récents, plus anciens, titre.',
      },
    },
    show: {
      summary: 'Afficher un billet en texte.',
      more: 'Avec --json, le document tel qu’il est enregistré.',
      options: {},
    },
    render: {
      summary: 'Écrire un billet en HTML, en page d’aperçu, en Markdown ou en texte.',
      more: '',
      options: { format: '« html » est ce qui est publié, « preview » une page entière.' },
    },
    search: {
      summary: 'Chercher dans tous les billets.',
      more: 'Tout texte est une recherche, comme dans la fenêtre.',
      options: {
        limit: 'Le nombre de résultats à donner (20 par défaut).',
        stdin: 'Une recherche par ligne de l’entrée standard ; en réponse, une ligne de JSON pour chacune.',
      },
    },
    recognize: {
      summary: 'Lire un fichier comme un entretien : titre, questions, réponses, personnes.',
      more: 'Le fichier est du texte, du HTML ou du Markdown. Aucune bibliothèque n’est ouverte.',
      options: {},
    },
    typography: {
      summary: 'Corriger la typographie d’un fichier, ou de l’entrée standard.',
      more: 'Le texte corrigé va sur la sortie ; le fichier n’est pas modifié, aucune bibliothèque n’est ouverte. Avec --language, la langue du texte (français par défaut).',
      options: {
        check: 'Seulement dire ce qui changerait, une ligne par changement.',
        house:
          'Les espaces insécables : fine devant la ponctuation haute (par défaut), la même partout, ou aucune devant elle comme au Canada.',
      },
    },
    import: {
      summary: 'Importer des sauvegardes, des fichiers, des dossiers ou un blog.',
      more: 'Les sauvegardes de Blogger, de WordPress (XML), de Ghost (JSON) et de Substack (zip) sont reconnues à leur contenu. Une adresse s’importe seule. Un fichier .escale-post ajoute un billet ; un fichier .escale-library, toute une bibliothèque là où il n’y a pas encore de billet.',
      options: {
        comments: 'Avec les commentaires des lecteurs.',
        partial: 'D’un fichier endommagé, importer ce qui peut être lu, au lieu de tout refuser.',
      },
    },
    export: {
      summary: 'Écrire des billets dans des fichiers, ou toute la bibliothèque dans un seul.',
      more: 'Sans identifiant, tous les billets hors de la corbeille. Dans un dossier, un fichier qui existe n’est jamais remplacé.',
      options: {
        format: 'Le format des fichiers ; « post » et « library » s’importent avec « escale import ».',
        output: 'Le dossier, créé s’il n’existe pas ; avec --format library, le fichier.',
        notes: 'Avec --format post, les notes du billet aussi.',
      },
    },
    reply: {
      summary: 'Lire ce que des personnes ont renvoyé : réponses, corrections, validations.',
      more: 'Les fichiers sont des courriels, des documents, des formulaires ou des tableaux ; « - » lit l’entrée standard. Sans --yes, rien n’est changé.',
      options: {
        post: 'Le billet, si le fichier ne le dit pas.',
        yes: 'Reprendre les réponses et les corrections dans le billet, et garder le fichier. Un passage modifié ici depuis l’envoi reste comme il est.',
      },
    },
    backup: {
      summary: 'Faire une sauvegarde vérifiée, ou lister celles qui sont gardées.',
      more: 'La sauvegarde rejoint celles de l’application, et le second emplacement s’il y en a un.',
      options: {
        output: 'À la place, toute la bibliothèque dans ce fichier, à emporter.',
        list: 'Lister les sauvegardes, la plus récente d’abord, sans en faire.',
      },
    },
    restore: {
      summary: 'Remplacer la bibliothèque par une sauvegarde.',
      more: 'La bibliothèque remplacée est gardée parmi les sauvegardes. Fermer Escale d’abord.',
      options: {},
    },
    recover: {
      summary: 'Récupérer ce qui peut l’être d’une bibliothèque endommagée.',
      more: 'Le fichier endommagé est gardé parmi les sauvegardes. Fermer Escale d’abord.',
      options: {},
    },
    ask: {
      summary: 'Écrire ce qui est demandé à une personne, dans un fichier à envoyer.',
      more: 'Le fichier ne doit pas exister encore. La version envoyée est gardée dans l’historique du billet.',
      options: {
        person: 'À qui : une personne du billet ou de l’annuaire, ou un autre nom.',
        use: 'Ce qui est demandé : des réponses (par défaut), une validation, un accord.',
        as: 'Des réponses : eml (par défaut) ou mail, du texte. Une validation : docx (par défaut) ou pdf, un formulaire. Un accord : pdf.',
        output: 'Le fichier.',
      },
    },
    blogs: {
      summary: 'Lister les blogs.',
      more: 'Aucun blog n’est interrogé : l’état est le dernier connu.',
      options: {},
    },
    publish: {
      summary: 'Préparer la publication d’un billet, ou sa mise à jour.',
      more: 'Rien n’est envoyé d’ici : Escale envoie le billet à son prochain démarrage, tel qu’il est maintenant. Fermer Escale d’abord.',
      options: {
        blog: 'Le blog : son nom, son adresse ou son identifiant.',
        draft: 'Le déposer en brouillon sur le blog.',
      },
    },
    'host-again': {
      summary: 'Lister les photos d’un blog qui ne répondent plus, et les remettre en ligne.',
      more: 'Rien n’est envoyé d’ici : Escale envoie les mises à jour à son prochain démarrage.',
      options: { yes: 'Préparer les mises à jour ; sans l’option, rien n’est changé.' },
    },
    check: {
      summary: 'Vérifier le fichier, les images et l’index de la bibliothèque, sans rien changer.',
      more: 'Cherche aussi ce qui reste des personnes effacées, et indique les sauvegardes qui les contiennent encore.',
      options: { full: 'Comparer tous les billets à l’index, au lieu de quelques-uns.' },
    },
    doctor: {
      summary: 'Examiner la bibliothèque et son emplacement, sans rien changer.',
      more: '',
      options: {},
    },
  },
};
