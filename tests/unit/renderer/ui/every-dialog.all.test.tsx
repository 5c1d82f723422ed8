// @vitest-environment happy-dom
/**
 * Every dialog opens on its first useful control, and its act has Ctrl+Enter and Enter
 * (docs/design/editor.md#dialogs). Those that need a certain blog, an import or a library that does not open are
 * checked by the tests of their folders (`IN_OTHER_TESTS`). No component with a dialog is left out.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { $getRoot, $isElementNode } from 'lexical';
import { afterEach, expect, it } from 'vitest';
import type { Command } from '#contract/commands.ts';
import { demoPosts, gardenInterview } from '#tests/builders/demo-posts.ts';
import { addPosts } from '#tests/builders/export-library.ts';
import { ANNE, KARIM, postWithAnswers } from '#tests/builders/three-people.ts';
import { addPost } from '../../backend/people/test-directory.ts';
import { paste } from '../editor/test-clipboard.ts';
import { findWindowEditor } from '../editor/window-editor.ts';
import { findStatus, openBlogWindow, openSends, openSettings } from '../publishing/blog-window.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';
import { expectDialog, type OpenDialog } from './open-dialog.ts';

const DAY = 24 * 60 * 60_000;
const LONGEST = 120_000;
const user = userEvent.setup();
let opened: TestWindow | undefined;
afterEach(async () => {
  cleanup();
  await opened?.close();
  opened = undefined;
});

const openedWindow = (): TestWindow => {
  if (opened === undefined) throw new Error('no window');
  return opened;
};
const command = (name: Command): void => act(() => openedWindow().tell('menu.command', { command: name }));
const run = (name: Command) => (): void => command(name);

async function press(name: string | RegExp): Promise<void> {
  const button = await screen.findByRole<HTMLButtonElement>('button', { name });
  await waitFor(() => expect(button.disabled).toBe(false));
  await user.click(button);
}

const ofSettings = (part: string, button: string | RegExp) => async (): Promise<void> => {
  command('settings');
  await user.click(await screen.findByRole('tab', { name: part }));
  await press(button);
};

type Row = readonly [
  /** Below renderer/. */
  file: string,
  told: OpenDialog,
  open: () => unknown,
  rule?: Parameters<typeof expectDialog>[1],
];

const topWindow = (): Element | undefined => [...document.querySelectorAll('[data-over-window]')].at(-1);

/** Opens each, looks at it and leaves it. Gives those that it looked at. */
async function walk(rows: readonly Row[]): Promise<string[]> {
  const files: string[] = [];
  for (const [file, expected, open, rule] of rows) {
    await open();
    await expectDialog(expected, rule);
    files.push(file);
    // One may lead back to another.
    for (let top = topWindow(); top !== undefined; top = topWindow()) {
      await user.keyboard('{Escape}');
      await waitFor(() => expect(top?.isConnected, `${file} closes`).toBe(false));
    }
  }
  return files;
}

const filesOf = (rows: readonly Row[]): string[] => rows.map(([file]) => file);

/** The whole of the block that holds these words. */
async function select(words: string): Promise<void> {
  const editor = await findWindowEditor();
  editor.act(() => {
    const block = $getRoot()
      .getChildren()
      .find((node) => node.getTextContent().includes(words));
    if ($isElementNode(block)) block.select(0, block.getChildrenSize());
  });
}

const OF_A_POST: readonly Row[] = [
  [
    'search/GoTo.tsx',
    { title: 'Aller à…', focus: 'Billet, personne, libellé, action, réglage, mots d’un texte' },
    run('go-to'),
  ],
  [
    'several/LibraryLabels.tsx',
    { title: 'Libellés', focus: 'Chercher un libellé', act: 'Renommer…' },
    run('labels'),
  ],
  [
    'publishing/PublishSheet.tsx',
    { title: 'Publier', focus: 'Publier (essai)', act: 'Publier (essai)' },
    run('publish'),
    { fieldsWait: true },
  ],
  [
    'publishing/pictures/PicturesOnline.tsx',
    { title: 'Photos des billets en ligne', focus: 'Vérifier', act: 'Vérifier' },
    run('pictures-online'),
  ],
  ['preview/Preview.tsx', { title: 'Aperçu', focus: 'the dialog' }, run('preview')],
  [
    'answers/AskDialog.tsx',
    { title: 'Demander les réponses', focus: 'À qui', act: 'Copier' },
    run('ask-for-answers'),
  ],
  [
    'exports/SendDialog.tsx',
    { title: 'Demander une validation', focus: 'À qui', act: 'Enregistrer le fichier…' },
    run('ask-for-approval'),
  ],
  [
    'changes-and-notes/NoteDialog.tsx',
    { title: 'Nouvelle note', focus: 'Note', act: 'Enregistrer' },
    run('note'),
  ],
  [
    'history/ApproveDialog.tsx',
    { title: 'Validation', focus: 'Par qui', act: 'Enregistrer la validation' },
    run('approve'),
  ],
  [
    'consents/ConsentDialog.tsx',
    { title: 'Enregistrer un accord', focus: 'Qui', act: 'Enregistrer' },
    run('record-consent'),
  ],
  [
    'exports/ExportDialog.tsx',
    { title: 'Exporter ce billet', focus: 'Document Word (docx)', act: 'Choisir où enregistrer…' },
    run('export'),
  ],
  [
    'post-file/ShareDialog.tsx',
    {
      title: 'Partager le billet avec un autre utilisateur d’Escale',
      focus: 'Choisir où enregistrer…',
      act: 'Choisir où enregistrer…',
    },
    run('share-post'),
  ],
  ['settings/SettingsDialog.tsx', { title: 'Réglages', focus: 'Chercher un réglage' }, run('settings')],
  ['guide/GuideDialog.tsx', { title: 'Guide d’Escale', focus: 'Rechercher dans le guide' }, run('guide')],
  [
    'help/ShortcutsDialog.tsx',
    { title: 'Raccourcis clavier', focus: 'Raccourcis clavier' },
    run('shortcuts'),
  ],
  [
    'help/DiagnosticFileDialog.tsx',
    { title: 'Fichier de diagnostic', focus: 'Choisir où enregistrer…', act: 'Choisir où enregistrer…' },
    run('diagnostic-file'),
  ],
  ['help/AboutDialog.tsx', { title: 'À propos d’Escale', focus: 'the dialog' }, run('about')],
  [
    'answers/AddAnswers.tsx',
    {
      title: 'Ajouter les réponses d’une personne',
      focus: 'Ou coller le texte reçu',
      act: 'Ajouter les réponses',
    },
    run('add-answers'),
  ],
  [
    'answers/DroppedDocument.tsx',
    {
      title: 'Document déposé : notes.docx',
      focus: 'the dialog',
      act: 'Ajouter les réponses d’une personne',
    },
    async () => {
      await paste(await findWindowEditor(), {}, [new File(['?'], 'notes.docx')]);
    },
  ],
  [
    'editor/typography/TypographyDialog.tsx',
    {
      title: 'Vérifier la typographie',
      focus: 'Appliquer les 10 corrections',
      act: 'Appliquer les 10 corrections',
    },
    run('typography'),
  ],
  [
    'editor/cards/VideoLayer.tsx',
    { title: 'Insérer une vidéo ou un son', focus: 'Adresse de la vidéo ou du son', act: 'Insérer' },
    run('insert-video'),
  ],
  [
    'editor/cards/HtmlLayer.tsx',
    { title: 'Insérer un bloc HTML', focus: 'HTML', act: 'Insérer' },
    run('insert-html'),
  ],
  [
    'editor/typography/use-typography.tsx',
    { title: 'Langue du passage', focus: 'Celle du billet Langue', act: 'Choisir' },
    async () => {
      await select('De prêter une clef.');
      command('passage-language');
    },
  ],
  [
    'backups/ChangeComputerDialog.tsx',
    { title: 'Changer d’ordinateur', focus: 'Choisir où enregistrer…', act: 'Choisir où enregistrer…' },
    ofSettings('Sauvegardes', 'Changer d’ordinateur…'),
  ],
  [
    'backups/RestoreDialog.tsx',
    { title: 'Restaurer une sauvegarde', focus: 'Restaurer', act: 'Restaurer' },
    async () => {
      await openedWindow().backend.call('backups.make', {});
      await ofSettings('Sauvegardes', /^Restaurer la sauvegarde du/)();
    },
  ],
  [
    'settings/kinds/folder/ConnectFolder.tsx',
    { title: 'Publier dans un dossier', focus: 'Choisir un dossier…' },
    ofSettings('Blogs et comptes', 'Publier dans un dossier…'),
  ],
  [
    'settings/kinds/wordpress/ConnectWordPress.tsx',
    { title: 'Connecter un blog WordPress', focus: 'Adresse du blog', act: 'Continuer' },
    ofSettings('Blogs et comptes', 'Connecter un blog WordPress…'),
  ],
  // It lists the requirements first: there is no button before they are read.
  [
    'settings/kinds/blogger/ConnectBlogger.tsx',
    { title: 'Connecter un blog Blogger', focus: 'the dialog' },
    ofSettings('Blogs et comptes', 'Connecter un blog Blogger…'),
  ],
  [
    'settings/BlogDialog.tsx',
    { title: 'Réglages de « Blog d’essai »', focus: 'Classique' },
    ofSettings('Blogs et comptes', /^Régler/),
  ],
  [
    'rescue/RescueDialog.tsx',
    { title: 'Que faire de la bibliothèque', focus: 'the dialog' },
    async () => {
      openedWindow().refuse('app.about', { code: 'library.corrupt' });
      command('about');
      await press('Que faire…');
      openedWindow().accept('app.about');
    },
  ],
];

it('dialogs of an open post and of the settings', { timeout: LONGEST }, async () => {
  opened = await openTestWindow(
    async (backend) => {
      await backend.call('settings.set', { welcomed: true });
      const [first = ''] = addPosts(backend, [gardenInterview, ...demoPosts]);
      await backend.call('blogs.start-practice', { language: 'fr' });
      await backend.call('last-position.set', { postId: first, caret: '' });
    },
    {
      publishing: true,
      shell: {
        'updates.state': { able: 'none', mode: 'off', fixed: false, policy: 'none', ready: false },
      },
    },
  );
  await screen.findByDisplayValue(gardenInterview.title);
  expect(await walk(OF_A_POST)).toEqual(filesOf(OF_A_POST));
});

const OF_LISTS: readonly Row[] = [
  [
    'several/LabelsOfSeveral.tsx',
    { title: 'Libellés de 2 billets', focus: 'Ajouter un libellé', act: 'Appliquer' },
    () => press('Libellés…'),
  ],
  [
    'several/SendSeveral.tsx',
    { title: 'Publier 2 billets', focus: 'Publier 2 billets', act: 'Publier 2 billets' },
    () => press('Publier…'),
  ],
  [
    'search/Invite.tsx',
    { title: 'Enregistrer cette recherche', focus: 'Nom', act: 'Enregistrer' },
    async () => {
      await press('Rechercher');
      const field = await screen.findByRole('searchbox', { name: 'Rechercher dans tous les billets' });
      fireEvent.change(field, { target: { value: 'clef' } });
      await press('Enregistrer cette recherche…');
    },
  ],
];

it('dialogs of several posts, and of the search', { timeout: LONGEST }, async () => {
  opened = await openTestWindow(
    async (backend) => {
      await backend.call('settings.set', { welcomed: true });
      addPosts(backend, [gardenInterview, ...demoPosts]);
      await backend.call('blogs.start-practice', { language: 'fr' });
    },
    { publishing: true },
  );
  const [first, second] = await screen.findAllByRole('row');
  if (first === undefined || second === undefined) throw new Error('no posts');
  fireEvent.click(first);
  fireEvent.click(second, { ctrlKey: true });
  expect(await walk(OF_LISTS)).toEqual(filesOf(OF_LISTS));
});

const OF_EXAMPLE_AND_BIN: readonly Row[] = [
  [
    'posts/ExampleNotice.tsx',
    { title: 'Supprimer l’exemple', focus: 'Annuler', act: 'Supprimer l’exemple' },
    () => press('Supprimer l’exemple…'),
  ],
  [
    'bin/BinnedPost.tsx',
    { title: 'Effacer définitivement', focus: 'Annuler', act: 'Effacer' },
    async () => {
      const { backend } = openedWindow();
      const [post] = demoPosts;
      if (post === undefined) throw new Error('no post');
      const [id = ''] = addPosts(backend, [post]);
      backend.clock.now = Date.now() - 31 * DAY;
      await backend.call('posts.bin', { id });
      backend.clock.now = Date.now();
      await press('Corbeille');
      await user.click(await screen.findByRole('row', { name: post.title }));
      await press('Effacer définitivement…');
    },
  ],
];

it('dialogs of the example, and of a post in the bin', { timeout: LONGEST }, async () => {
  opened = await openTestWindow(undefined, { publishing: true, backend: {} });
  await press('Découvrir avec un entretien d’exemple');
  expect(await walk(OF_EXAMPLE_AND_BIN)).toEqual(filesOf(OF_EXAMPLE_AND_BIN));
});

const OF_PEOPLE: readonly Row[] = [
  [
    'people/MergeDialog.tsx',
    { title: 'Fusionner avec…', focus: 'L’autre personne', act: 'Fusionner' },
    () => press('Fusionner avec…'),
  ],
  [
    'people/RenameDialog.tsx',
    {
      title: '« Anne Martin » dans tous ses billets',
      focus: 'Remplacer aussi la fonction et l’organisation, quelle que soit la date du billet',
      act: 'Changer le nom partout',
    },
    () => press('Corriger le nom partout…'),
  ],
  // A destructive button does not have the focus: its neighbour has it.
  [
    'people/erasure/InspectDialog.tsx',
    { title: 'Données de cette personne', focus: 'Fermer', act: 'Effacer…' },
    () => press('Données de cette personne…'),
  ],
  [
    'people/erasure/ErasureButton.tsx',
    { title: 'Exporter ses données', focus: 'Choisir où l’enregistrer…', act: 'Choisir où l’enregistrer…' },
    async () => {
      await press('Données de cette personne…');
      await press('Exporter…');
    },
  ],
  [
    'people/erasure/EraseDialog.tsx',
    { title: 'Effacer Anne Martin', focus: 'Annuler', act: 'Continuer…' },
    async () => {
      await press('Données de cette personne…');
      await press('Effacer…');
    },
  ],
  [
    'people/erasure/ErasedPeople.tsx',
    { title: 'Personnes effacées', focus: 'the dialog' },
    async () => {
      await openedWindow().backend.call('erasure.start', { id: 'anne', manner: 'removed', online: 'leave' });
      await press(/effacée/i);
    },
  ],
];

it('dialogs of a person', { timeout: LONGEST }, async () => {
  opened = await openTestWindow(
    async (backend) => {
      await backend.call('settings.set', { welcomed: true });
      addPost(backend, postWithAnswers('La digue', ANNE, KARIM));
    },
    { backend: {} },
  );
  await press(/^Personnes/);
  const list = within(await screen.findByRole('region', { name: 'Liste' }));
  await user.click(await list.findByText('Anne Martin'));
  expect(await walk(OF_PEOPLE)).toEqual(filesOf(OF_PEOPLE));
});

const PASTED = `<h1>Deux voix</h1><p><b>Qui êtes-vous ?</b></p><p><i>Lucie :</i> Une batelière.</p><p><i>Omar :</i> Un voisin.</p>
<p><b>Que retenez-vous ?</b></p><p><i>Lucie :</i> Le calme.</p><p><i>Omar :</i> La pluie.</p>`;

const OF_A_POST_ONLINE: readonly Row[] = [
  [
    'history/HistoryDialog.tsx',
    { title: 'Historique', focus: '24 novembre à 12 h 00', act: 'Rétablir cette version' },
    run('history'),
  ],
  [
    'publishing/TakeDownDialog.tsx',
    { title: 'Retirer du blog', focus: 'Remettre en brouillon', act: 'Remettre en brouillon' },
    run('take-down'),
  ],
  [
    'settings/AccountGroups.tsx',
    { title: 'Déconnecter « Vous » ?', focus: 'Annuler', act: 'Se déconnecter' },
    async () => {
      await openSettings(openedWindow());
      await press(/^Déconnecter le compte/);
    },
  ],
  [
    'editor/paste/PasteOffer.tsx',
    {
      title: 'Ce que devient le texte collé',
      focus: 'En faire des questions et réponses',
      act: 'En faire des questions et réponses',
    },
    async () => {
      await paste(await findWindowEditor(), { 'text/html': PASTED, 'text/plain': 'x' });
      await press('Voir…');
    },
  ],
  [
    'publishing/Sends.tsx',
    { title: 'Publier à la main', focus: gardenInterview.title },
    async () => {
      const { backend } = openedWindow();
      const [blog] = (await backend.call('blogs.list', {})).items;
      const [post] = (await backend.call('posts.list', { list: 'all', limit: 1 })).items;
      const { id: postId, saveNumber } = await backend.call('posts.get', { id: post?.id ?? '' });
      await backend.call('by-hand.set-way', { blogId: blog?.id ?? '', way: 'by-hand' });
      await backend.call('publications.send', { postId, blogId: blog?.id ?? '', saveNumber, holdSeconds: 0 });
      await openSends();
      await press('Continuer…');
    },
  ],
];

it('dialogs of a published post, and of its account', { timeout: LONGEST }, async () => {
  opened = await openBlogWindow({ online: true });
  await findStatus('En ligne, à jour');
  expect(await walk(OF_A_POST_ONLINE)).toEqual(filesOf(OF_A_POST_ONLINE));
});

/** Tests that open the dialogs of these components, by path below tests/. */
const IN_OTHER_TESTS: Readonly<Record<string, string>> = {
  'app/ProxyQuestion.tsx': 'unit/renderer/app/proxy-question.test.tsx',
  'changes-and-notes/ChangesDialog.tsx': 'unit/renderer/posts/reviewed-document.all.test.tsx',
  'consents/RegisterDialog.tsx': 'unit/renderer/consents/consents-part.test.tsx',
  'consents/WithdrawDialog.tsx': 'unit/renderer/consents/consents-part.test.tsx',
  'conflicts/ConflictDialog.tsx': 'unit/renderer/conflicts/put-back.test.tsx',
  'imports/Report.tsx': 'unit/renderer/imports/import-running.all.test.tsx',
  'imports/Running.tsx': 'unit/renderer/imports/import-running.all.test.tsx',
  'posts/panel/CommentsPart.tsx': 'unit/renderer/posts/comments-part.test.tsx',
  // The sheet that it takes the place of keeps the focus until a browser lets it go.
  'publishing/AfterSend.tsx': 'e2e/page/publishing-sheet.spec.ts',
  'publishing/AlteredDialog.tsx': 'unit/renderer/publishing/altered-online.test.tsx',
  'returns/AttachDialog.tsx': 'unit/renderer/returns/attach-file.test.tsx',
  'returns/ReturnDialog.tsx': 'unit/renderer/returns/return-of-review.test.tsx',
  'rescue/use-rescue.tsx': 'unit/renderer/settings/folder-settings.test.tsx',
  'settings/FolderSettings.tsx': 'unit/renderer/settings/folder-settings.test.tsx',
};

it('covers every dialog', () => {
  const renderer = path.resolve(import.meta.dirname, '../../../../renderer');
  const withDialogs = globSync('**/*.tsx', { cwd: renderer })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) =>
      /overlays\/(?:Dialog|Sheet|FileDialog)\.tsx'/.test(readFileSync(path.join(renderer, file), 'utf8')),
    )
    .filter((file) => !file.startsWith('ui/overlays/'));
  const testedFiles = [OF_A_POST, OF_LISTS, OF_EXAMPLE_AND_BIN, OF_PEOPLE, OF_A_POST_ONLINE].flatMap(filesOf);
  expect([...testedFiles, ...Object.keys(IN_OTHER_TESTS)].toSorted()).toEqual(withDialogs.toSorted());
  for (const test of Object.values(IN_OTHER_TESTS))
    expect(readFileSync(path.join(import.meta.dirname, '../../..', test), 'utf8'), test).toMatch(
      /expectDialog\(|toBeFocused\(\)/,
    );
});
