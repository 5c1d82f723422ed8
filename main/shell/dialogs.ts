/** Native dialogs. A path goes to the backend; the page gets a token for one use, and the file's bare name. */
import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import * as electron from 'electron';
import type { BrowserWindow } from 'electron';
import type { MenuMessages } from '../../assets/messages/fr/menu.ts';

const PICTURES = ['jpg', 'jpeg', 'png', 'gif', 'webp', 'svg', 'avif', 'tif', 'tiff'];
/** Of one dialog; the contract's bound. */
const MOST_FILES = 50;

type ChosenFile = Readonly<{ token: string; name: string }>;

export type DialogOptions = Readonly<{
  window(): BrowserWindow | null;
  words(): MenuMessages['dialogs'];
  /** files.grant of the backend: after it, the token stands for the path. */
  grant(token: string, path: string): Promise<unknown>;
}>;

export type Dialogs = ReturnType<typeof createDialogs>;

export function createDialogs({ window, words, grant }: DialogOptions) {
  async function choose(title: string, kind: string, extensions: string[]): Promise<ChosenFile | undefined> {
    return (await chooseSome(title, kind, extensions, ['openFile']))[0];
  }

  async function chooseSome(
    title: string,
    kind: string,
    extensions: readonly string[],
    properties: NonNullable<Electron.OpenDialogOptions['properties']>,
  ): Promise<ChosenFile[]> {
    const options: Electron.OpenDialogOptions = {
      title,
      buttonLabel: words().choose,
      properties,
      filters: [{ name: kind, extensions: [...extensions] }],
    };
    const owner = window();
    const { canceled, filePaths } =
      owner === null
        ? await electron.dialog.showOpenDialog(options)
        : await electron.dialog.showOpenDialog(owner, options);
    const chosen: ChosenFile[] = [];
    for (const path of canceled ? [] : filePaths.slice(0, MOST_FILES)) {
      const token = randomBytes(24).toString('base64url');
      await grant(token, path);
      chosen.push({ token, name: basename(path).slice(0, 2_000) });
    }
    return chosen;
  }

  /** True for the first button. Escape and closing the dialog are the second. */
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
      chooseSome(words().choosePictures, words().pictures, PICTURES, ['openFile', 'multiSelections']),
    chooseDocument: () =>
      choose(words().chooseDocument, words().documents, [
        'docx',
        'odt',
        'txt',
        'html',
        'htm',
        'md',
        'pdf',
        'doc',
      ]),
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
    /** True: close and lose what is not saved. */
    confirmLoss: () =>
      ask('warning', words().notSaved, words().notSavedDetail, [words().closeAnyway, words().keepOpen], 1),
    /** True: load the page again. */
    offerReload: () =>
      ask('warning', words().pageGone, words().pageGoneDetail, [words().reopen, words().quit], 0),
  };
}
