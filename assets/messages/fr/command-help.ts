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
    found: 'échec, ou quelque chose ne va pas dans la bibliothèque',
    changes: 'échec, ou, avec --check, il y a quelque chose à corriger',
    partly: 'échec, ou tout n’a pas pu être récupéré',
  },
  values: {
    id: 'ID',
    file: 'FICHIER',
    folder: 'DOSSIER',
    place: 'DOSSIER|FICHIER',
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
      more: 'Ceux de la corbeille sont laissés de côté, sauf avec --status binned.',
      options: {
        status: 'Seulement ceux qui sont dans cet état.',
        kind: 'Seulement les entretiens, les articles ou les pages.',
        label: 'Seulement ceux qui portent ce libellé.',
        year: 'Seulement ceux de cette année : celle de la publication, sinon celle de la création.',
        participant: 'Seulement ceux où cette personne intervient : son nom ou son identifiant.',
        sort: 'L’ordre : dernière modification (sans l’option), plus récents, plus anciens, titre.',
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
      options: { format: '« html » est ce qui est publié sur Blogger, « preview » une page entière.' },
    },
    search: {
      summary: 'Chercher dans tous les billets.',
      more: 'Tout texte est une recherche, comme dans la fenêtre.',
      options: {
        limit: 'Le nombre de billets trouvés à donner, 20 sans l’option.',
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
      more: 'Le texte corrigé va sur la sortie ; le fichier n’est pas modifié, aucune bibliothèque n’est ouverte. Avec --language, la langue du texte (français sans l’option).',
      options: {
        check: 'Seulement dire ce qui changerait, une ligne par changement.',
        house:
          'Les espaces insécables : fine devant la ponctuation haute (sans l’option), ou la même partout.',
      },
    },
    import: {
      summary: 'Importer des sauvegardes, des fichiers, des dossiers ou un blog.',
      more: 'Une adresse s’importe seule. Un fichier .escale-post ajoute un billet ; un fichier .escale-library, toute une bibliothèque là où il n’y a pas encore de billet.',
      options: {
        comments: 'Avec les commentaires des lecteurs.',
        partial: 'Un fichier abîmé est pris jusqu’à l’endroit abîmé, au lieu d’être refusé.',
      },
    },
    export: {
      summary: 'Écrire des billets dans des fichiers, ou toute la bibliothèque dans un seul.',
      more: 'Sans identifiant, tous les billets hors de la corbeille. Dans un dossier, un fichier qui existe n’est jamais remplacé.',
      options: {
        format: 'La forme des fichiers ; « post » et « library » se relisent par « escale import ».',
        output: 'Le dossier, créé s’il n’existe pas ; avec --format library, le fichier.',
        notes: 'Avec --format post, les notes du billet aussi.',
      },
    },
    backup: {
      summary: 'Faire une sauvegarde vérifiée, ou lister celles qui sont gardées.',
      more: 'La sauvegarde rejoint celles de l’application, et le second endroit s’il y en a un.',
      options: {
        output: 'Plutôt toute la bibliothèque en un fichier à emporter.',
        list: 'Lister les sauvegardes, la plus récente d’abord, sans en faire.',
      },
    },
    restore: {
      summary: 'Remettre une sauvegarde à la place de la bibliothèque.',
      more: 'La bibliothèque remplacée est gardée parmi les sauvegardes. Fermer Escale d’abord.',
      options: {},
    },
    recover: {
      summary: 'Récupérer ce qui peut l’être d’une bibliothèque abîmée.',
      more: 'Le fichier abîmé est gardé parmi les sauvegardes. Fermer Escale d’abord.',
      options: {},
    },
    'host-again': {
      summary: 'Dire quelles photos d’un blog ne répondent plus, et les faire remettre en ligne.',
      more: 'Rien n’est envoyé d’ici : Escale envoie les mises à jour à son prochain démarrage.',
      options: { yes: 'Préparer les mises à jour ; sans l’option, rien n’est changé.' },
    },
    check: {
      summary: 'Vérifier le fichier, les images et l’index de la bibliothèque, sans rien changer.',
      more: 'Cherche aussi ce qui reste des personnes effacées, et nomme les sauvegardes qui les contiennent encore.',
      options: { full: 'Comparer les mots de tous les billets à l’index, et non de quelques-uns.' },
    },
    doctor: {
      summary: 'Examiner la bibliothèque et son emplacement, sans rien changer.',
      more: '',
      options: {},
    },
  },
};
