/** Publier un site dans un dossier, les mots de l’écran, et tout ce qui se trouve sur le chemin. */
import type { FailureCode, FailureParams } from '#contract/failure.ts';
import { counted } from '../plural.ts';

const called = ({ name }: FailureParams): string =>
  name === undefined || name === '' ? 'Le dossier du site' : `Le dossier « ${name} »`;

const folderOf = (name: string | number | undefined): string =>
  name === undefined || name === '' ? 'le dossier du site' : `le dossier « ${String(name)} »`;

const PAGE_WRITTEN =
  'La page est écrite dans le dossier. Les lecteurs la voient une fois le site mis en ligne.';

export const folder = {
  connect: 'Publier dans un dossier…',
  title: 'Publier dans un dossier',
  explained: 'Un site complet, à déposer sur un serveur ou sur GitHub Pages. Rien ne part sur le réseau.',
  choose: 'Choisir un dossier…',
  chooseAnother: 'Choisir un autre dossier…',
  chosen: (name: string) => `Dossier choisi : ${name}`,
  known: (name: string) => `Ce dossier contient déjà le site « ${name} » : il sera repris, avec ses billets.`,
  laidOut: 'Ne mettez en ligne que le sous-dossier « public » : « escale » contient les brouillons.',
  name: 'Nom du site',
  nameHint: 'En tête de chaque page.',
  address: 'Adresse publique (facultatif)',
  addressHint: 'Sans elle, le site ne se lit que sur cet ordinateur.',
  create: 'Créer le site',
  take: 'Reprendre ce site',
  connected: (name: string) => `« ${name} » est prêt.`,
  done: 'Terminer',
  faces: {
    title: 'Polices des pages',
    label: 'Les pages se lisent avec',
    reader: 'Les polices de l’ordinateur du lecteur',
    readerHint: 'Rien de plus n’est écrit dans le dossier.',
    own: 'Les polices d’Escale',
    ownHint:
      'Literata et Inter, comme dans l’éditeur. Leurs fichiers sont écrits à côté des pages (330 Ko), avec leur licence.',
  },
  see: 'Voir sur cet ordinateur',
  sharedWithoutAddress: 'Sans adresse publique du site, un lien partagé n’a pas d’image.',
  /** In the place of the words about a blog, under the same names. */
  inFolder: {
    publishing: {
      blog: 'Site',
      signed: () => 'Dans un dossier de cet ordinateur',
      changesNone: 'La page est déjà à jour.',
      consequence: PAGE_WRITTEN,
      consequenceUpdate: PAGE_WRITTEN,
      consequenceHold: (seconds: number) =>
        `${PAGE_WRITTEN} Vous pouvez annuler pendant ${counted('fr', seconds, 'seconde', 'secondes')}.`,
      sent: {
        stopped: 'Pas encore publié',
        onBlog: (site: string) => `La page est dans le dossier de « ${site} ».`,
      },
      openBlog: 'Voir en ligne',
    },
    altered: { stoppedOnline: 'Dans le dossier, à vérifier' },
    sending: {
      addressWordsHint: 'Ces mots forment la fin de l’adresse ; sinon, elle reprend le titre.',
      takeDown: {
        title: 'Retirer du site',
        from: 'De quel site ?',
        revertHint: 'La page est retirée du site. Elle garde son adresse et peut être publiée de nouveau.',
        delete: 'Supprimer du site',
        deleteHint: 'La page est retirée du site, sans y laisser de brouillon.',
        act: { delete: 'Supprimer du site' },
      },
      intents: { delete: 'Suppression du site' },
      story: { checking: 'Vérification de la page…' },
      done: {
        publish: 'Dans le dossier, vérifié.',
        update: 'Dans le dossier, vérifié.',
        revert: 'Remis en brouillon dans le dossier.',
        delete: 'Supprimé du site.',
      },
      endedByConflict: 'Arrêté : la page avait été modifiée dans le dossier. Rien n’y a été remplacé.',
      cancelledLeft: 'Annulé. Rien n’est publié. Un brouillon a pu rester dans le dossier.',
    },
    beside: {
      featuredHint: 'Affichée dans les listes du site et, s’il a une adresse publique, lors d’un partage.',
      featuredThere: 'Celle du site',
      thereNow: (what: string) => `Sur le site aujourd’hui : ${what}`,
      detailsKept: 'Ce que vous ne changez pas ici reste tel quel.',
    },
    mirror: {
      refresh: 'Actualiser depuis le dossier',
      refreshOf: (site: string) => `Actualiser depuis le dossier de ${site}`,
      note: {
        gone: (title: string) => `« ${title} » n’est plus dans le dossier. Son texte reste dans Escale.`,
        'draft-removed': (title: string) =>
          `Un brouillon en trop de « ${title} », laissé par un envoi interrompu, a été supprimé du dossier.`,
        'draft-kept': (title: string) =>
          `Un brouillon « ${title} » du dossier vient d’un envoi d’Escale et a été modifié depuis : il reste où il est.`,
        'online-twice': (title: string) =>
          `« ${title} » se trouve deux fois dans le dossier. Escale suit l’une des pages ; supprimez l’autre si elle est de trop.`,
        'changed-both': (title: string) =>
          `« ${title} » a été modifié dans le dossier et ici. Votre texte reste ; celui du dossier est dans l’historique.`,
        'left-out': (title: string) =>
          `« ${title} » est trop lourd pour être repris ici. Il reste dans le dossier.`,
      },
    },
    conflicts: {
      title: 'Modifié dans le dossier',
      titleAway: 'Ce billet n’est plus sur le site',
      reading: 'Comparaison avec le dossier…',
      explained:
        'La page a été modifiée dans le dossier depuis votre dernier envoi. Rien n’y est remplacé ; votre texte est dans l’historique.',
      explainedBlogOnly:
        'La page a été modifiée dans le dossier depuis votre dernier envoi. Rien n’a changé ici : la version du dossier peut prendre la place du texte.',
      nothing: 'Il n’y a plus rien à choisir : la page est telle qu’elle a été écrite.',
      changedWhen: {
        some: 'Modifié dans le dossier',
        at: (time: string) => `Modifié dans le dossier à ${time}`,
        on: (date: string) => `Modifié dans le dossier le ${date}`,
        readAt: (time: string) => `Modifié dans le dossier, lu à ${time}`,
        readOn: (date: string) => `Modifié dans le dossier, lu le ${date}`,
      },
      byBlog: 'Modifié dans le dossier',
      theirs: 'Dans le dossier',
      keepTheirs: 'Garder celui du dossier',
      removeTheirs: 'Retirer, comme dans le dossier',
      acts: { update: 'Mettre à jour la page' },
      showRemote: 'Afficher la version du dossier',
      away: {
        gone: 'Cette page a été supprimée du dossier. Votre texte est intact ici. Vous pouvez le publier de nouveau, à une nouvelle adresse : les anciens liens ne fonctionneront plus.',
        trashed:
          'Ce billet a été supprimé du site. Votre texte est intact ici. Vous pouvez le publier de nouveau, à une autre adresse.',
        withdrawn:
          'Ce billet a été remis en brouillon dans le dossier. Votre texte est intact ici. Publié de nouveau, il garde son adresse.',
      },
    },
    failures: {
      'destination.not-found': () =>
        'Ce billet n’est plus dans le dossier du site. Le texte est conservé ici.',
      'publication.changed-on-blog': () =>
        'La page a été modifiée dans le dossier depuis le dernier envoi. Rien n’a été remplacé : choisissez la version à garder.',
    },
    photos: {
      onBlog: 'Dans le dossier du site.',
      onHost: { blog: 'Dans le dossier du site, originaux gardés' },
    },
    window: {
      states: {
        online: 'Dans le dossier, à jour',
        'online-changed': 'Dans le dossier, à mettre à jour',
        'online-altered': 'Dans le dossier, modifié à l’écriture',
        failedOnline: 'Dans le dossier, mais l’envoi a échoué',
        deposited: 'En brouillon dans le dossier',
        'changed-on-blog': 'Modifié dans le dossier',
        removed: 'Retiré du site',
      },
      screens: { published: 'Publiés' },
      lists: { empty: { published: 'Aucun billet n’est encore publié.' } },
      statuses: { published: 'Publié', altered: 'Modifié à l’écriture' },
      actions: { takeDown: 'Retirer du site…' },
    },
    search: { statuses: { published: 'Publié' } },
    exports: { lists: { published: 'Publiés' } },
  },
};

export const folderFailures = {
  'folder.gone': (params) =>
    `${called(params)} n’est pas accessible : une clé ou un disque débranché, un partage éteint, ou un dossier déplacé. Votre texte est enregistré ici, et les envois attendent. Rebranchez le disque, ou choisissez de nouveau le dossier dans Réglages, « Blogs et comptes ».`,
  'folder.unknown': () =>
    'Le dossier de ce site n’est pas connu sur cet ordinateur. Rien n’a changé. Choisissez-le dans Réglages, « Blogs et comptes », par « Publier dans un dossier… ».',
  'folder.taken': ({ name, file }) =>
    `« ${name} » contient déjà autre chose (${file}), qui ne sera pas remplacé. Rien n’y a été écrit. Choisissez un dossier vide, ou celui d’un site fait par Escale.`,
  'folder.foreign': ({ name, file }) =>
    `« ${file} », dans ${folderOf(name)}, n’est pas un fichier fait par Escale. Il n’a pas été touché. Renommez-le ou déplacez-le, puis réessayez.`,
  'folder.read-only': (params) =>
    `${called(params)} ne peut pas être modifié : vos droits ne le permettent pas, ou le disque est en lecture seule. Votre texte est enregistré ici. Vérifiez les droits du dossier, puis réessayez.`,
  'folder.full': (params) =>
    `${called(params)} est sur un disque plein. Les pages en place sont entières ; votre texte est enregistré ici. Libérez de la place, puis réessayez.`,
  'folder.address': () =>
    'Cette adresse n’est pas celle d’un site. Écrivez-la comme dans un navigateur, par exemple https://www.ville.example/blog/, ou laissez le champ vide.',
} as const satisfies Partial<Record<FailureCode, (params: FailureParams) => string>>;
