/** Several posts at once: what is selected, what is done to it, labels over the whole library. */
import { counted } from '../plural.ts';

const posts = (count: number): string => counted('fr', count, 'billet', 'billets');
type Sends = Readonly<Record<'fresh' | 'pending' | 'updates', number>>;

const quoted = (text: string): string => (text.trim() === '' ? '« Sans titre »' : `« ${text} »`);

export const several = {
  bar: 'Sélection',
  selected: (count: number) => counted('fr', count, 'billet sélectionné', 'billets sélectionnés'),
  all: 'Tout sélectionner',
  allShort: 'Tout',
  none: 'Ne plus rien sélectionner',
  label: 'Libellés…',
  export: 'Exporter…',
  send: 'Publier…',
  bin: 'Mettre à la corbeille',
  restore: 'Restaurer',
  stop: 'Arrêter',
  undo: 'Annuler',
  close: 'Fermer',
  progress: (done: number, total: number) => `${done} sur ${total}`,
  running: {
    labels: 'Changement des libellés',
    relabel: 'Changement des libellés',
    bin: 'Mise à la corbeille',
    restore: 'Sortie de la corbeille',
    send: 'Préparation des envois',
  },
  undoing: 'Annulation en cours',
  binned: (count: number) =>
    count < 2 ? `${posts(count)} est dans la corbeille.` : `${posts(count)} sont dans la corbeille.`,
  online: (count: number) => (count < 2 ? `${count} reste en ligne.` : `${count} restent en ligne.`),
  restored: (count: number) =>
    count < 2
      ? `${posts(count)} n’est plus dans la corbeille.`
      : `${posts(count)} ne sont plus dans la corbeille.`,
  labelled: (count: number) =>
    count === 0 ? 'Aucun billet n’avait besoin de changer.' : `Libellés changés dans ${posts(count)}.`,
  sent: (count: number) =>
    count === 0
      ? 'Aucun envoi n’a été préparé.'
      : `${counted('fr', count, 'envoi préparé', 'envois préparés')}. ${count < 2 ? 'Suivez-le' : 'Suivez-les'} dans « Envois ».`,
  undone: (count: number) =>
    count === 0
      ? 'Rien n’a pu être annulé.'
      : count === 1
        ? '1 billet est revenu à son état précédent.'
        : `${posts(count)} sont revenus à leur état précédent.`,
  stopped: 'Arrêté. Ce qui était fait reste fait.',
  same: (count: number) =>
    count < 2 ? `${posts(count)} n’avait rien à changer.` : `${posts(count)} n’avaient rien à changer.`,
  prepared: (count: number) => counted('fr', count, 'mise à jour préparée', 'mises à jour préparées'),
  leftTitle: (count: number) => `${posts(count)} à voir`,
  left: (title: string, why: string) => `${quoted(title)}\u00a0: ${why}`,
  more: (count: number) => `et ${counted('fr', count, 'autre', 'autres')}`,

  labels: {
    title: (count: number) => `Libellés de ${posts(count)}`,
    add: 'Ajouter un libellé',
    added: 'Libellés à ajouter',
    nothingAdded: 'Aucun pour le moment.',
    removeAdded: (label: string) => `Ne pas ajouter ${label}`,
    take: 'Retirer',
    nothingToTake: 'Ces billets n’ont aucun libellé.',
    reading: 'Recherche des libellés…',
    counted: (label: string, count: number) => `${label} (${posts(count)})`,
    online: 'En ligne, rien ne change avant la prochaine mise à jour.',
    act: 'Appliquer',
  },

  sending: {
    title: (count: number) => `Publier ${posts(count)}`,
    blog: 'Blog',
    comparing: 'Comparaison avec le blog…',
    noBlog:
      'Aucun blog connecté ne reçoit les billets d’Escale. Connectez-en un dans les réglages, ou publiez un billet à la fois à la main.',
    fresh: (count: number) =>
      count < 2
        ? `${posts(count)} sera publié pour la première fois`
        : `${posts(count)} seront publiés pour la première fois`,
    pending: (count: number) =>
      count < 2
        ? `${posts(count)} sera proposé à un éditeur, qui le mettra en ligne`
        : `${posts(count)} seront proposés à un éditeur, qui les mettra en ligne`,
    updates: (count: number) =>
      count < 2 ? `${posts(count)} sera mis à jour` : `${posts(count)} seront mis à jour`,
    same: (count: number) =>
      count < 2 ? `${posts(count)} en ligne est déjà à jour` : `${posts(count)} en ligne sont déjà à jour`,
    cannot: (count: number) =>
      count < 2 ? `${posts(count)} ne peut pas être envoyé` : `${posts(count)} ne peuvent pas être envoyés`,
    apart:
      'Les envois partent un par un, à vingt secondes d’écart. Vous pouvez annuler dans « Envois » ceux qui ne sont pas partis.',
    /** Undefined where nothing would leave. */
    act: ({ fresh, pending, updates }: Sends): string | undefined => {
      const first = fresh > 0 ? 'Publier' : 'Proposer';
      const count = fresh + pending;
      if (count === 0) return updates === 0 ? undefined : `Mettre à jour ${posts(updates)}`;
      return updates === 0
        ? `${first} ${posts(count)}`
        : `${first} ${count} et mettre à jour ${posts(updates)}`;
    },
    nothing: 'Rien à envoyer',
    checking: (done: number, total: number): string => `Vérification : ${done} sur ${total}`,
    noChecks: 'Aucun point à vérifier.',
    toCheck: (count: number): string =>
      count < 2 ? `${posts(count)} a des points à vérifier` : `${posts(count)} ont des points à vérifier`,
    pages: 'Pages publiées',
    arrived: (done: number, total: number): string =>
      done === total
        ? total < 2
          ? 'Le billet est publié.'
          : `Les ${posts(total)} sont publiés.`
        : `${posts(done)} sur ${total} ${done < 2 ? 'est publié' : 'sont publiés'}.`,
    undo: 'Annuler ces envois',
  },

  library: {
    title: 'Libellés',
    sentence:
      'Les libellés de tous les billets. Choisissez-en un pour le renommer, plusieurs pour les fusionner.',
    search: 'Chercher un libellé',
    clear: 'Effacer la recherche',
    listed: 'Libellés de la bibliothèque',
    none: 'Aucun billet n’a de libellé.',
    noMatch: 'Aucun libellé ne contient ces lettres.',
    more: (count: number) =>
      `${counted('fr', count, 'autre libellé', 'autres libellés')} : écrivez quelques lettres pour les voir.`,
    rename: 'Renommer…',
    merge: 'Fusionner…',
    remove: 'Retirer de tous les billets…',
    renameTitle: (label: string) => `Renommer « ${label} »`,
    mergeTitle: (count: number) => `Fusionner ${counted('fr', count, 'libellé', 'libellés')}`,
    removeTitle: (count: number) => (count < 2 ? 'Retirer un libellé' : `Retirer ${count} libellés`),
    chosen: (labels: readonly string[]) => labels.map((label) => `« ${label} »`).join(', '),
    name: 'Nouveau nom',
    nameHint: 'Si ce libellé existe déjà, ils sont fusionnés.',
    reading: 'Recherche des billets…',
    posts: (count: number) =>
      count === 0
        ? 'Aucun billet ne change ici.'
        : count === 1
          ? '1 billet change ici.'
          : `${posts(count)} changent ici.`,
    onlineChoice: 'En ligne',
    nothing: 'Ne rien envoyer',
    nothingHint: 'Les billets en ligne gardent leurs libellés jusqu’à leur prochaine mise à jour.',
    prepare: (count: number) => `Préparer ${counted('fr', count, 'mise à jour', 'mises à jour')}`,
    prepareHint:
      'Chaque billet est renvoyé tel qu’il est en ligne, seuls ses libellés changent. Les envois partent un par un, à vingt secondes d’écart.',
    kept: (count: number) =>
      count < 2
        ? `${posts(count)} en ligne ne peut pas être mis à jour d’ici.`
        : `${posts(count)} en ligne ne peuvent pas être mis à jour d’ici.`,
    back: 'Retour',
    actRename: 'Renommer',
    actMerge: 'Fusionner',
    actRemove: 'Retirer',
  },
};
