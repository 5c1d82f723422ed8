/** La bibliothèque qui ne s’ouvre pas, et le dossier où elle est. */
import { counted } from '../plural.ts';

const posts = (count: number): string => counted('fr', count, 'billet', 'billets');

export const rescue = {
  titles: {
    damaged: 'La bibliothèque est endommagée',
    missing: 'Le fichier de la bibliothèque manque',
    newer: 'La bibliothèque vient d’un Escale plus récent',
    early: 'La bibliothèque est d’avant la première version d’Escale',
    gone: 'La bibliothèque est introuvable',
    readOnly: 'Rien ne peut être écrit dans la bibliothèque',
    share: 'La bibliothèque est sur un partage réseau',
    inUse: 'La bibliothèque est ouverte ailleurs',
    others: 'La bibliothèque ne s’ouvre pas',
  },
  folder: (name: string): string => `Dossier : « ${name} »`,
  /** Words that are on the screen, and not saved yet. */
  wordsKept:
    'Ce qui est écrit dans la fenêtre y reste, derrière cet écran, et sera enregistré dès que la bibliothèque s’ouvre.',
  explain: {
    damaged:
      'Une partie du fichier ne peut plus être lue. Restaurer une sauvegarde, ou récupérer ce qui peut encore l’être. Dans les deux cas, le fichier endommagé est gardé parmi les sauvegardes.',
    missing:
      'Le dossier contient encore ce qui l’accompagne, mais plus les billets. Restaurer une sauvegarde, ou remettre le fichier à sa place.',
    newer: (found: string, known: string): string =>
      `Elle est de la version ${found} ; cet Escale lit jusqu’à la version ${known}. Elle n’a pas été modifiée. Mettre Escale à jour, puis réessayer.`,
    early:
      'Elle a été faite par une version de développement, que les versions publiées ne lisent pas. Elle n’a pas été modifiée. Choisir un autre dossier pour en commencer une nouvelle ; la version de développement qui a fait celle-ci peut encore l’ouvrir, et en exporter les billets.',
    gone: 'Si elle est sur une clé ou un autre disque, le brancher, puis réessayer. Escale n’en commence pas une nouvelle de lui-même.',
    readOnly:
      'Vérifier les droits du dossier, ou la protection du disque, puis réessayer. Les billets sont intacts.',
    share:
      'Elle risquerait d’y être endommagée. Choisir un dossier de cet ordinateur ; de là, « Restaurer depuis un fichier… », dans les réglages, reprend les billets du partage. Un partage convient en revanche aux sauvegardes.',
    shareLocal: (name: string): string =>
      `Le dossier habituel, « ${name} », est sur cet ordinateur, avec les données de votre session.`,
    inUse: {
      app: 'Un autre Escale l’a ouverte sur cet ordinateur. Le fermer, puis réessayer.',
      commandLine:
        'Une commande d’Escale est en train de s’en servir. Attendre qu’elle finisse, puis réessayer.',
      others: 'Un autre programme s’en sert. Le fermer, puis réessayer.',
    },
    process: (number: string): string => `Processus ${number}`,
  },
  copies: 'Sauvegardes',
  noCopies: 'Aucune sauvegarde n’a été trouvée dans ce dossier ni au second emplacement.',
  restore: 'Restaurer cette sauvegarde',
  restoreOf: (date: string): string => `Restaurer cette sauvegarde, du ${date}`,
  work: {
    restoring: 'La sauvegarde est vérifiée, puis mise en place',
    recovering: 'Ce qui peut être lu est recopié, puis vérifié',
    moving: 'La bibliothèque est copiée, puis vérifiée',
  },
  recover: 'Récupérer ce qui peut l’être',
  recoverHint: 'Une nouvelle bibliothèque est faite de tout ce qui se lit encore, les billets d’abord.',
  chooseFile: 'Choisir un fichier de bibliothèque…',
  reveal: 'Montrer le dossier',
  otherFolder: 'Choisir un autre dossier…',
  useUsual: 'Utiliser le dossier local habituel',
  beginAnew: 'En commencer une nouvelle ici',
  quit: 'Quitter',
  report: {
    title: 'Ce qui a pu être récupéré',
    came: (count: number, revisions: number): string =>
      revisions === 0
        ? `${posts(count)}.`
        : `${posts(count)}, ${counted('fr', revisions, 'modification gardée', 'modifications gardées')}.`,
    whole: 'Tout a pu être lu.',
    rebuilt: (count: number): string =>
      `${posts(count)} : le texte était perdu, une modification gardée le remplace`,
    doubtful: (count: number): string =>
      `${posts(count)} : le texte est là, mais n’est plus à la lettre celui qui avait été enregistré`,
    lost: (count: number): string => `${posts(count)} : plus aucun mot n’a pu être lu`,
    missing: (count: number): string => `${counted('fr', count, 'image', 'images')} : introuvables`,
    partly: (parts: string): string => `Il manque peut-être aussi quelque chose dans : ${parts}.`,
    parts: {
      posts: 'les billets',
      history: 'les modifications gardées',
      people: 'l’annuaire',
      pictures: 'les images',
      notes: 'les notes',
      settings: 'les réglages',
      publishing: 'les blogs et les envois',
      others: 'les imports et les suivis',
    },
    others: (count: number): string => `et ${counted('fr', count, 'autre', 'autres')}`,
    kept: 'Rien n’a encore changé. Le fichier endommagé sera gardé parmi les sauvegardes. Rien ne part vers un blog avant qu’Escale l’ait relu en entier.',
    accept: 'Ouvrir la bibliothèque récupérée',
    back: 'Revenir aux sauvegardes',
  },
  met: {
    damaged:
      'Une partie de la bibliothèque ne peut plus être lue. Ce qui est écrit ici reste à l’écran. Il vaut mieux restaurer une sauvegarde sans attendre.',
    open: 'Que faire…',
    title: 'Que faire de la bibliothèque',
  },
  settings: {
    title: 'Dossiers',
    library: (name: string): string => `La bibliothèque est dans « ${name} ».`,
    by: {
      usual: 'C’est le dossier local habituel.',
      chosen: 'Ce dossier a été choisi ici.',
      set: 'Ce dossier est fixé en dehors d’Escale (ESCALE_LIBRARY). C’est là qu’on la déplace ; en ouvrir une autre ici vaut jusqu’à la fermeture.',
    },
    synced: (service: string): string =>
      `Ce dossier est synchronisé par ${service}, qui peut copier la bibliothèque pendant qu’elle s’écrit, et l’endommager. La déplacer dans un dossier de cet ordinateur ; y garder les sauvegardes, en revanche, est une bonne idée.`,
    move: 'Déplacer la bibliothèque…',
    moveHint:
      'Elle est copiée entière, vérifiée, puis ouverte là-bas. Celle d’ici reste, jusqu’à ce que vous l’effaciez.',
    open: 'Ouvrir une autre bibliothèque…',
    same: 'C’est le dossier de la bibliothèque ouverte.',
    noLibrary: (name: string): string =>
      `« ${name} » ne contient pas de bibliothèque Escale. En commencer une nouvelle, vide, dans ce dossier ? Celle d’aujourd’hui reste où elle est.`,
    begin: 'En commencer une nouvelle',
    hasLibrary: (name: string): string =>
      `« ${name} » contient une bibliothèque Escale. L’ouvrir ? Celle d’aujourd’hui reste où elle est.`,
    openIt: 'L’ouvrir',
    moveThere: (name: string): string => `Déplacer la bibliothèque dans « ${name} » ?`,
    moveIt: 'Déplacer',
  },
  advice: {
    synced: (service: string): string =>
      `La bibliothèque est dans un dossier synchronisé par ${service}, ce qui peut l’endommager. La déplacer ailleurs sur cet ordinateur est plus sûr.`,
    see: 'Voir…',
  },
};
