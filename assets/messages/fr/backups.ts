/** Les sauvegardes, les restaurer, changer d’ordinateur, échanger un billet. */
import { counted } from '../plural.ts';

const size = (bytes: number): string => {
  const megabytes = bytes / 1_000_000;
  if (megabytes < 1) return `${Math.max(1, Math.round(bytes / 1_000))}\u00a0ko`;
  return megabytes < 1_000
    ? `${new Intl.NumberFormat('fr', { maximumFractionDigits: megabytes < 10 ? 1 : 0 }).format(megabytes)}\u00a0Mo`
    : `${new Intl.NumberFormat('fr', { maximumFractionDigits: 1 }).format(megabytes / 1_000)}\u00a0Go`;
};
const posts = (count: number): string => counted('fr', count, 'billet', 'billets');

export const backups = {
  title: 'Sauvegardes',
  rotation:
    'Escale en fait une chaque jour et la vérifie. Sont gardées : une par jour pendant sept jours, une par semaine pendant quatre semaines, une par mois pendant six mois. Celles que l’on demande, et celles d’avant une restauration, un import ou une mise à jour, restent trente jours au moins.',
  now: 'Sauvegarder maintenant',
  none: 'Pas encore de sauvegarde. La première se fait peu après l’ouverture, dès qu’il y a un billet.',
  list: 'Sauvegardes gardées',
  more: (count: number): string => `Voir les ${count} sauvegardes`,
  proved: (count: number): string => `vérifiée, ${posts(count)}`,
  unproved: 'pas encore vérifiée',
  onSecond: 'aux deux emplacements',
  onlySecond: 'au second emplacement',
  size,
  reasons: {
    daily: 'Sauvegarde du jour',
    asked: 'Demandée',
    'before-migration': 'Avant une mise à jour',
    'before-import': 'Avant un import',
    'before-restore': 'Avant une restauration',
    'before-version': 'Avant une nouvelle version',
  },
  beforeVersion: (version: string): string => `Avant la version ${version}`,
  restoreOne: 'Restaurer…',
  restoreOf: (date: string): string => `Restaurer la sauvegarde du ${date}…`,
  fromFile: 'Restaurer depuis un fichier…',
  work: {
    copying: 'La bibliothèque est copiée, puis vérifiée',
    mirroring: 'La copie va au second emplacement',
    preparing: 'La sauvegarde est vérifiée et comparée',
    packing: 'La bibliothèque est écrite en un fichier, puis relue',
  },
  second: {
    title: 'Second emplacement',
    why: 'Une clé, un partage ou un dossier synchronisé : si cet ordinateur tombe en panne, tout y est, photos comprises.',
    choose: 'Choisir un dossier…',
    change: 'Changer de dossier…',
    forget: 'Ne plus y copier',
    states: {
      ok: (name: string, when: string): string => `« ${name} » : à jour (${when}).`,
      late: (name: string): string =>
        `« ${name} » : la dernière sauvegarde n’y est pas encore ; elle y va dans l’heure.`,
      gone: (name: string): string =>
        `« ${name} » n’est pas là. Les sauvegardes de cet ordinateur sont intactes ; elles y seront copiées à son retour.`,
      failed: (name: string): string =>
        `La copie vers « ${name} » a échoué. Les sauvegardes de cet ordinateur sont intactes ; Escale réessaie dans l’heure.`,
    },
  },
  line: {
    here: (when: string): string => `Sauvegarde : ${when}`,
    both: (when: string): string => `Sauvegarde : ${when}, 2 emplacements`,
    secondGone: (when: string): string => `Sauvegarde : ${when}, second emplacement absent`,
    onlyHere: 'La seule copie est sur cet ordinateur',
    failed: 'La dernière sauvegarde a échoué',
    open: (text: string): string => `${text}. Ouvrir les sauvegardes`,
  },
  restore: {
    title: 'Restaurer une sauvegarde',
    openTitle: 'Ouvrir une bibliothèque Escale',
    from: (date: string): string => `Sauvegarde du ${date}.`,
    counts: (here: number, there: number): string =>
      `Elle contient ${posts(there)} ; la bibliothèque ouverte en contient ${here}.`,
    opens: (there: number): string => `Cette bibliothèque contient ${posts(there)}. Elle s’ouvrira ici.`,
    same: (count: number): string =>
      count === 1 ? '1 billet est le même dans les deux.' : `${count} billets sont les mêmes dans les deux.`,
    nothingDiffers: 'Tous les billets sont les mêmes.',
    onlyHere: (count: number): string =>
      `${posts(count)} : ${count === 1 ? 'il n’y est pas' : 'ils n’y sont pas'}`,
    onlyThere: (count: number): string =>
      `${posts(count)} : ${count === 1 ? 'il revient' : 'ils reviennent'}`,
    newerHere: (count: number): string =>
      `${posts(count)} : ${count === 1 ? 'il y est' : 'ils y sont'} dans un état plus ancien`,
    newerThere: (count: number): string =>
      `${posts(count)} : ${count === 1 ? 'il y est' : 'ils y sont'} dans un état plus récent`,
    andMore: (count: number): string => `et ${counted('fr', count, 'autre', 'autres')}`,
    missing: (count: number): string =>
      count === 1
        ? '1 image qu’elle nomme est introuvable : sa place restera, sans l’image.'
        : `${count} images qu’elle nomme sont introuvables : leur place restera, sans l’image.`,
    kept: 'La bibliothèque ouverte est gardée parmi les sauvegardes : on peut y revenir.',
    held: 'Rien ne part vers un blog avant qu’Escale l’ait relu en entier : ce qui y est déjà ne sera pas publié deux fois.',
    act: 'Restaurer',
    open: 'Ouvrir cette bibliothèque',
    opening: 'La bibliothèque s’ouvre…',
    done: (date: string): string =>
      `Bibliothèque du ${date} restaurée. Celle qu’elle remplace est gardée parmi les sauvegardes.`,
    opened: (date: string): string => `Bibliothèque du ${date} ouverte.`,
  },
  leave: {
    button: 'Changer d’ordinateur…',
    title: 'Changer d’ordinateur',
    what: 'Toute la bibliothèque en un seul fichier : billets, modifications, photos, personnes, notes, dictionnaire personnel et réglages. Sur l’autre ordinateur, choisir « J’ai déjà une bibliothèque Escale ».',
    careful: 'Qui a ce fichier peut tout lire : le confier à un support sûr.',
    stays: 'Ce qui ne voyage pas',
    account: (name: string): string => `La connexion de « ${name} » : se reconnecter là-bas.`,
    store: (name: string): string =>
      `La clé de l’hébergement des photos de « ${name} » : la saisir à nouveau.`,
    nothingStays: 'Tout voyage : aucun compte n’est relié.',
    unsent: (count: number): string =>
      count === 1 ? '1 envoi n’est pas parti' : `${count} envois ne sont pas partis`,
    unsentWhy:
      'Ils voyagent, retenus : là-bas, rien ne part avant que le blog ait été relu. Mieux vaut les laisser partir d’ici.',
    choose: 'Choisir où enregistrer…',
    fileName: 'Bibliothèque Escale',
    done: (name: string, count: number, bytes: number): string =>
      `« ${name} » est écrit et relu : ${posts(count)}, ${size(bytes)}.`,
    missing: (count: number): string =>
      count === 1 ? '1 image manquait déjà ici.' : `${count} images manquaient déjà ici.`,
    finish: 'Terminer',
  },
};
