/** Native dialogs. The backend gets the path; the page gets a one-time token and the bare name. */
import { basename } from 'node:path';
import * as electron from 'electron';
import type { BrowserWindow } from 'electron';
import type { MenuMessages } from '#assets/messages/fr/menu.ts';
import { POST_ENDINGS } from '#contract/exports.ts';
import type { GivenFile } from '#contract/shell.ts';
import { MOST_GIVEN_FILES } from '#contract/shell.ts';
import type { ShellInput } from '#contract/shell.ts';
import { type Destination, type Destinations, grantFiles, type Grant } from '../files/granted-paths.ts';

const PICTURES = ['jpg', 'jpeg', 'png', 'gif', 'webp', 'svg', 'avif', 'tif', 'tiff', 'heic', 'heif'];
/** The types that imports.start reads, and zip. */
const IMPORTED = ['xml', 'atom', 'zip', 'html', 'htm', 'md', 'markdown', 'docx', 'odt', 'txt'];
/** Maximum pictures per dialog, as in the contract. */
const MOST_PICTURES = 50;

type DialogOptions = Readonly<{
  window(): BrowserWindow | null;
  words(): MenuMessages['dialogs'];
  grant: Grant;
  destinations: Pick<Destinations, 'give'>;
}>;

export type Dialogs = ReturnType<typeof createDialogs>;

export const ENDINGS = {
  ...POST_ENDINGS,
  'escale-library': 'escale-library',
  'escale-post': 'escale-post',
  txt: 'txt',
  eml: 'eml',
  'person-file': 'zip',
  csv: 'csv',
} as const;

export function createDialogs({ window, words, grant, destinations }: DialogOptions) {
  async function choose(title: string, kind: string, extensions: string[]): Promise<GivenFile | undefined> {
    return (await chooseSome(title, [{ name: kind, extensions }], ['openFile'], 1))[0];
  }

  async function chooseSome(
    title: string,
    filters: Electron.FileFilter[],
    properties: NonNullable<Electron.OpenDialogOptions['properties']>,
    most: number,
  ): Promise<GivenFile[]> {
    const options: Electron.OpenDialogOptions = { title, buttonLabel: words().choose, properties, filters };
    const owner = window();
    const { canceled, filePaths } =
      owner === null
        ? await electron.dialog.showOpenDialog(options)
        : await electron.dialog.showOpenDialog(owner, options);
    return grantFiles(canceled ? [] : filePaths.slice(0, most), grant);
  }

  async function chooseDestinationFolder(): Promise<string | undefined> {
    const options: Electron.OpenDialogOptions = {
      title: words().chooseDestinationFolder,
      buttonLabel: words().choose,
      properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
    };
    const owner = window();
    const { canceled, filePaths } =
      owner === null
        ? await electron.dialog.showOpenDialog(options)
        : await electron.dialog.showOpenDialog(owner, options);
    return canceled ? undefined : filePaths[0];
  }

  async function chooseFile(name: string, ending: string): Promise<string | undefined> {
    const options: Electron.SaveDialogOptions = {
      title: words().saveAs,
      // Only a name: the system opens the folder last used.
      defaultPath: `${basename(name.replaceAll('\\', '/'))}.${ending}`,
      filters: [{ name: ending, extensions: [ending] }],
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    };
    const owner = window();
    const { canceled, filePath } =
      owner === null
        ? await electron.dialog.showSaveDialog(options)
        : await electron.dialog.showSaveDialog(owner, options);
    return canceled || filePath === '' ? undefined : filePath;
  }

  /** True for the first button. Escape and closing the dialog choose the second. */
  async function ask(
    type: 'question' | 'warning',
    message: string,
    detail: string,
    buttons: [string, string],
    usual: 0 | 1,
  ): Promise<boolean> {
    const options: Electron.MessageBoxOptions = {
      type,
      message,
      detail,
      buttons,
      defaultId: usual,
      cancelId: 1,
      noLink: true,
    };
    const owner = window();
    const { response } =
      owner === null
        ? await electron.dialog.showMessageBox(options)
        : await electron.dialog.showMessageBox(owner, options);
    return response === 0;
  }

  return {
    choosePicture: () => choose(words().choosePicture, words().pictures, [...PICTURES]),
    choosePictures: () =>
      chooseSome(
        words().choosePictures,
        [{ name: words().pictures, extensions: [...PICTURES] }],
        ['openFile', 'multiSelections'],
        MOST_PICTURES,
      ),
    /**
     * Only macOS can choose files and folders in one dialog. A second filter shows all files, since a backup may have
     * any extension.
     */
    chooseImport: (what: 'files' | 'folder') =>
      what === 'folder'
        ? chooseSome(words().chooseImportFolder, [], ['openDirectory'], 1)
        : chooseSome(
            words().chooseImport,
            [
              { name: words().importFiles, extensions: [...IMPORTED] },
              { name: words().everyFile, extensions: ['*'] },
            ],
            ['openFile', 'multiSelections'],
            MOST_GIVEN_FILES,
          ),
    chooseDocument: (scans: boolean) =>
      choose(words().chooseDocument, words().documents, [
        'docx',
        'odt',
        'eml',
        'msg',
        'csv',
        'txt',
        'html',
        'htm',
        'md',
        'pdf',
        'doc',
        ...(scans ? PICTURES : []),
      ]),
    chooseDestination: async (
      input: ShellInput<'dialogs.choose-destination'>,
    ): Promise<Destination | undefined> => {
      const path =
        input.what === 'folder'
          ? await chooseDestinationFolder()
          : await chooseFile(input.name, ENDINGS[input.format]);
      return path === undefined ? undefined : destinations.give(path);
    },
    chooseFolder: async (what: ShellInput<'dialogs.choose-folder'>['what']) =>
      (await chooseSome(words().chooseFolder[what], [], ['openDirectory', 'createDirectory'], 1))[0],
    /** A backup is a database; a second filter shows its extension. */
    chooseLibrary: async () =>
      (
        await chooseSome(
          words().chooseLibrary,
          [
            { name: words().libraries, extensions: ['escale-library', 'sqlite'] },
            { name: words().everyFile, extensions: ['*'] },
          ],
          ['openFile'],
          1,
        )
      )[0],
    choosePostFile: () => choose(words().choosePostFile, words().postFiles, ['escale-post']),
    chooseClientFile: () => choose(words().chooseClientFile, words().clientFiles, ['json']),
    /** Shows the address before it is opened. */
    confirmLink: (url: string) =>
      ask(
        'question',
        url.startsWith('mailto:') ? words().writeMail : words().openLink,
        url,
        [words().open, words().cancel],
        0,
      ),
    confirmLoss: () =>
      ask('warning', words().notSaved, words().notSavedDetail, [words().closeAnyway, words().keepOpen], 1),
    /** True to close with pending sends, which continue at the next start. */
    confirmWaiting: (sends: number) =>
      ask('question', words().waiting(sends), words().waitingDetail, [words().quit, words().keepOpen], 0),
    /** True to quit in order to reinstall Escale. */
    warnFilesChanged: () =>
      ask('warning', words().filesChanged, words().filesChangedDetail, [words().quit, words().keepOpen], 0),
    offerReload: () =>
      ask('warning', words().pageGone, words().pageGoneDetail, [words().reopen, words().quit], 0),
  };
}
