/** Sentences about one thing and about several agree with the count. ~ is a no-break space. */
import { expect, it } from 'vitest';
import { en } from '#assets/messages/en.ts';
import { fr } from '#assets/messages/fr.ts';

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, '~');

it.each([
  [fr.window.panel.stillAnswers('Anne', 1), 'Elle sera conservée, sans nom'],
  [fr.window.panel.stillAnswers('Anne', 2), 'Elles seront conservées, sans nom'],
  [fr.imports.stopKept(1), 'Il pourra en être retiré ensuite'],
  [fr.imports.stopKept(2), 'Ils pourront en être retirés ensuite'],
  [fr.photos.online.fine(1), '1~photo vérifiée~: elle répond.'],
  [fr.photos.online.fine(2), '2~photos vérifiées~: toutes répondent.'],
  [fr.photos.online.hosted(0, 1), '1~photo remise à sa place,'],
  [fr.photos.online.hosted(0, 3), '3~photos remises à leur place,'],
  [fr.photos.online.hosted(1, 1), '1~mise à jour part.'],
  [fr.photos.online.hosted(2, 1), '2~mises à jour partent une à une.'],
  [fr.reviewed.more(1), 'Afficher la suivante'],
  [fr.failures['proposals.sample-first']({ count: 1 }), 'Regardez d’abord un billet sûr.'],
  [fr.failures['proposals.sample-first']({ count: 5 }), 'Regardez d’abord 5 billets sûrs, un à un.'],
  [fr.answers.warnings([{ code: 'changes', count: 1 }]).join(), '1~modification suivie n’est pas reprise'],
  [
    fr.answers.warnings([{ code: 'changes', count: 3 }]).join(),
    '3~modifications suivies ne sont pas reprises',
  ],
  [
    fr.answers
      .warnings([
        { code: 'comments', count: 1 },
        { code: 'changes', count: 3 },
      ])
      .join(),
    'ne sont pas repris~:',
  ],
  [fr.settings.holdFor(0), 'Aucun'],
  [fr.settings.holdFor(15), '15~secondes'],
  [en.settings.holdFor(0), 'None'],
  [en.settings.holdFor(15), '15~seconds'],
  [en.imports.stopKept(1), 'You can remove it later'],
  [en.imports.undoUpdated(1), '1~post it completed is restored.'],
  [en.imports.undoUpdated(2), '2~posts it completed are restored.'],
  [en.photos.online.byHand(3), '3~posts need their pictures'],
  [en.photos.online.busy(3), '3~posts are already being sent.'],
  [fr.window.chosenOf('Taille', 'Petite'), 'Taille~: Petite'],
  [en.window.chosenOf('Size', 'Small'), 'Size: Small'],
  [fr.window.saving.savedOn('12 mars'), 'Enregistré · modifié le 12 mars'],
  [fr.counts.share('30', 43), '30 (43~%)'],
  [fr.conflicts.changedWhen.readOn('12 mars'), 'Modifié sur le web, lu le 12 mars'],
])('%s', (sentence, part) => {
  expect(plain(sentence)).toContain(part);
});
