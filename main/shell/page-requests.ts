/** Answers requests of the page to the shell: the handlers of preload/contract/shell.ts. */
import { shellRequests } from '#contract/shell.ts';
import type { ShellInput, ShellOutput, ShellRequests } from '#contract/shell.ts';
import { type Answer, answersOf, type Handlers } from './answers.ts';
import type { Dialogs } from './window/dialogs.ts';
import type { Log } from './log.ts';
import type { OpenedFiles } from './files/opened-files.ts';
import type { Outside } from './network/outside.ts';
import type { ProxyPasswords } from './network/proxy-passwords.ts';
import type { Secrets } from './secrets.ts';
import type { Updates } from './updates/updates.ts';

/** `language` is that of the operating system, a BCP 47 tag. */
export type About = ShellOutput<'app.about'>;

type PageRequestOptions = Readonly<{
  about: About;
  dialogs: Dialogs;
  outside: Outside;
  secrets: Pick<Secrets, 'canKeep'>;
  proxyPasswords: ProxyPasswords;
  log: Log;
  configure(input: ShellInput<'window.configure'>): void;
  postOnBlog(is: boolean, windowId: number | undefined): void;
  flushed(saved: boolean, waiting: number, windowId: number | undefined): void;
  /** Opens a window for this post, or focuses the one that has it open. Throws window.too-many. */
  openWindow(postId: string, windowId: number | undefined): void;
  closeAllWindows(): void;
  networkChanged(online: boolean): Promise<void>;
  writeClipboard(content: ShellInput<'clipboard.write'>): Promise<void>;
  pastePlain(windowId: number | undefined): void;
  revealLog(): void;
  /** The last lines of the log, without private data. */
  logLines(): Promise<string[]>;
  dragPictures(input: ShellInput<'pictures.drag'>, windowId: number | undefined): Promise<void>;
  revealPictures(handoffId: string): Promise<void>;
  revealDestination(token: string): Promise<boolean>;
  configureSpelling(input: ShellInput<'spelling.configure'>, windowId: number | undefined): void;
  openedFiles: Pick<OpenedFiles, 'take'>;
  updates: Updates;
}>;

export function pageAnswers(options: PageRequestOptions): Map<string, Answer> {
  const { dialogs, outside, secrets, proxyPasswords, updates, log } = options;
  const handlers = {
    'app.about': () => options.about,
    'window.configure': (input) => {
      options.configure(input);
      return {};
    },
    'window.post-on-blog': ({ is }, windowId) => {
      options.postOnBlog(is, windowId);
      return {};
    },
    'window.flushed': ({ saved, waiting }, windowId) => {
      options.flushed(saved, waiting, windowId);
      return {};
    },
    'windows.open': ({ postId }, windowId) => {
      options.openWindow(postId, windowId);
      return {};
    },
    'windows.close': () => {
      options.closeAllWindows();
      return {};
    },
    'network.report': async ({ online }) => {
      await options.networkChanged(online);
      return {};
    },
    'dialogs.choose-picture': async () => wrap(await dialogs.choosePicture()),
    'dialogs.choose-document': async ({ scans }) => wrap(await dialogs.chooseDocument(scans === true)),
    'dialogs.choose-pictures': async () => ({ files: await dialogs.choosePictures() }),
    'dialogs.choose-import': async ({ what }) => ({ files: await dialogs.chooseImport(what) }),
    'dialogs.choose-destination': async (input) => {
      const destination = await dialogs.chooseDestination(input);
      return destination === undefined ? {} : { destination };
    },
    'destinations.reveal': async ({ token }) => ({ revealed: await options.revealDestination(token) }),
    'dialogs.choose-folder': async ({ what }) => wrap(await dialogs.chooseFolder(what)),
    'dialogs.choose-library': async () => wrap(await dialogs.chooseLibrary()),
    'dialogs.choose-post-file': async () => wrap(await dialogs.choosePostFile()),
    'files.take-opened': async () => ({ files: await options.openedFiles.take() }),
    'dialogs.choose-client-file': async () => wrap(await dialogs.chooseClientFile()),
    'links.open': async ({ url }) => ({ opened: await outside.open(url) }),
    'links.write-mail': async (mail) => ({ opened: await outside.writeMail(mail) }),
    'clipboard.write': async (content) => {
      await options.writeClipboard(content);
      return {};
    },
    'clipboard.paste-plain': (_input, windowId) => {
      options.pastePlain(windowId);
      return {};
    },
    'pictures.drag': async (input, windowId) => {
      await options.dragPictures(input, windowId);
      return {};
    },
    'pictures.reveal': async ({ handoffId }) => {
      await options.revealPictures(handoffId);
      return {};
    },
    'proxy.asked': () => {
      const question = proxyPasswords.currentQuestion();
      return question === undefined ? {} : { question };
    },
    'proxy.answer': ({ proxy, user, password }) => {
      proxyPasswords.answer(proxy, { user, password });
      return {};
    },
    'proxy.decline': ({ proxy }) => {
      proxyPasswords.decline(proxy);
      return {};
    },
    'proxy.ask-again': () => {
      proxyPasswords.askAgain();
      return {};
    },
    'secrets.status': () => ({ kept: secrets.canKeep() }),
    'spelling.configure': (input, windowId) => {
      options.configureSpelling(input, windowId);
      return {};
    },
    'updates.state': () => {
      updates.begin();
      return updates.state();
    },
    'updates.choose': ({ mode }) => {
      updates.choose(mode);
      return {};
    },
    'updates.check': () => {
      void updates.check();
      return {};
    },
    'updates.download': () => {
      void updates.download();
      return {};
    },
    'updates.restart': () => {
      updates.restart();
      return {};
    },
    'updates.open-page': () => {
      updates.openPage();
      return {};
    },
    'log.reveal': () => {
      options.revealLog();
      return {};
    },
    'log.lines': async () => ({ lines: await options.logLines() }),
  } satisfies Handlers<ShellRequests>;
  return answersOf(shellRequests, handlers, log);
}

const wrap = <File>(file: File | undefined): { file?: File } => (file === undefined ? {} : { file });
