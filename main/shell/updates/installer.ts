/**
 * electron-updater, by its public interface: a provider of ours answers what was verified (check.ts), it downloads that file,
 * proves its sum and installs it as each system wants it. Loaded only when there is something to download.
 */
import { app, type AuthInfo, type Session } from 'electron';
import { type AppUpdater, MacUpdater, NsisUpdater, Provider, type UpdateInfo } from 'electron-updater';
import { AppImageReplacer } from './appimage.ts';
import type { Release, ReleaseFile } from './channel-file.ts';
import type { SelfReplacing } from './package-kind.ts';
import { mayAsk, MOST_REDIRECTIONS, UpdateError, watchSilence, type Web } from './web.ts';

/**
 * What electron-updater asks over its own session while it downloads: each address is checked and logged before it is asked,
 * redirections too, and an answer that cannot be the announced file is not read.
 * @param size of the file, in bytes
 */
function watchDownload(
  { webRequest }: Pick<Session, 'webRequest'>,
  { loopback, contacts }: Pick<Web, 'loopback' | 'contacts'>,
  size: number,
) {
  let hops = 0;
  let begun = false;
  let refused: UpdateError | undefined;
  const refuse = (message: string): void => {
    refused = new UpdateError('no-answer', message);
  };
  webRequest.onBeforeRequest(({ url }, answer) => {
    const address = new URL(url);
    if (!mayAsk(address, loopback)) refuse('an address that may not be asked');
    else if (hops > MOST_REDIRECTIONS) refuse('too many redirections');
    else contacts(address);
    hops += 1;
    answer({ cancel: refused !== undefined });
  });
  webRequest.onHeadersReceived(({ statusCode, responseHeaders = {} }, answer) => {
    // Redirections come again as requests; a proxy's question is answered (407).
    if (!(statusCode >= 300 && statusCode <= 399) && statusCode !== 407) {
      begun = statusCode === 200;
      if (!begun) refuse(`the update server answered ${statusCode}`);
      // Without a length, or of another, it could fill the disk.
      else if (lengthIn(responseHeaders) !== size) refuse('not as long as the channel file announces');
    }
    answer({ cancel: refused !== undefined });
  });
  return { begun: () => begun, refused: () => refused };
}

function lengthIn(headers: Readonly<Record<string, string[]>>): number {
  const [, [length] = []] =
    Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-length') ?? [];
  return Number(length);
}

export type InstallerOptions = Readonly<{
  kind: SelfReplacing;
  release: Release;
  file: ReleaseFile;
  feed: URL;
  web: Pick<Web, 'loopback' | 'contacts'>;
  /** A share of the whole, from 0 to 1. */
  onProgress(share: number): void;
}>;

export type Installer = Readonly<{
  /** Puts the new version in place of this one. The last thing a process does. @param restart starts it afterwards */
  install(restart: boolean): void;
}>;

type GiveLogin = (user?: string, password?: string) => void;
type AnswerProxy = (question: AuthInfo, onProgress: GiveLogin) => void;

/** Downloads, proves, and makes ready to install. Throws an UpdateError. */
export async function prepareInstaller(
  options: InstallerOptions,
  answerProxy: AnswerProxy,
): Promise<Installer> {
  const { kind, release, file, feed, onProgress } = options;
  const updater = createUpdater(kind, file);
  updater.setFeedURL({ provider: 'custom', updateProvider: verified(release, file, feed) });
  const silence = watchSilence();
  const watched = watchDownload(updater.netSession, options.web, file.size);
  updater.on('login', (question, give) => {
    silence.stop();
    answerProxy(question, (user, password) => {
      silence.heard();
      // Electron's own callback, to which no name is a no: electron-updater's type leaves that out.
      (give as GiveLogin)(user, password);
    });
  });
  updater.on('download-progress', ({ percent }) => {
    silence.heard();
    onProgress(percent / 100);
  });
  try {
    const checked = await updater.checkForUpdates();
    if (checked?.isUpdateAvailable !== true)
      throw new UpdateError('not-installed', 'this package does not take the version');
    silence.signal.addEventListener('abort', () => checked.cancellationToken?.cancel());
    await updater.downloadUpdate(checked.cancellationToken);
  } catch (error) {
    throw error instanceof UpdateError ? error : (watched.refused() ?? troubleOf(error, watched.begun()));
  } finally {
    silence.stop();
  }
  return {
    install(restart) {
      // On macOS it is the system's already, which installs it once this process has ended.
      if (kind === 'mac' && !restart) return;
      let failed: unknown;
      updater.on('error', (error) => (failed = error));
      // An AppImage is started by main/shell/start.ts, once this process has ended.
      updater.quitAndInstall(true, restart);
      if (failed !== undefined) throw failed;
    },
  };
}

function createUpdater(kind: SelfReplacing, file: ReleaseFile): AppUpdater {
  const updater =
    kind === 'appimage'
      ? new AppImageReplacer(file.sha512)
      : kind === 'nsis'
        ? new NsisUpdater()
        : new MacUpdater();
  updater.logger = null;
  updater.autoDownload = false;
  // On macOS this hands what was downloaded to the system; elsewhere main/shell/start.ts says when.
  updater.autoInstallOnAppQuit = kind === 'mac';
  updater.autoRunAppAfterInstall = true;
  updater.allowDowngrade = false;
  updater.disableDifferentialDownload = true;
  updater.disableWebInstaller = true;
  // The tests run the sources as an AppImage: dev-app-update.yml is for them.
  updater.forceDevUpdateConfig = !app.isPackaged;
  updater.isUserWithinRollout = () => true;
  // The same as in start-updates.ts: nothing says who asks, and the length is that of the file.
  updater.requestHeaders = { 'User-Agent': 'Escale', 'Accept-Language': '*', 'Accept-Encoding': 'identity' };
  return updater;
}

/** A provider that answers what was verified, and asks nobody. */
const verified = (release: Release, file: ReleaseFile, feed: URL) =>
  class extends Provider<UpdateInfo> {
    constructor(_options: unknown, _updater: unknown, runtime: unknown) {
      // Its type is not exported.
      super(runtime as never);
    }
    override getLatestVersion(): Promise<UpdateInfo> {
      return Promise.resolve({
        version: release.version,
        files: [file],
        path: file.url,
        sha512: file.sha512,
        releaseDate: '',
        ...(release.minimumSystemVersion === undefined
          ? {}
          : { minimumSystemVersion: release.minimumSystemVersion }),
      });
    }
    override resolveFiles(): { url: URL; info: ReleaseFile }[] {
      return [{ url: new URL(file.url, feed), info: file }];
    }
  };

/** @param begun whether anything of the file had come */
function troubleOf(error: unknown, begun: boolean): UpdateError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ERR_CHECKSUM_MISMATCH')
    return new UpdateError('damaged', 'what was downloaded is not what the channel file announces', error);
  if (code === 'ERR_UPDATER_INVALID_SIGNATURE')
    return new UpdateError('unchecked', 'the installer is not signed by its publisher', error);
  if (error instanceof Error && 'syscall' in error)
    return new UpdateError('disk', 'what was downloaded could not be kept', error);
  return begun
    ? new UpdateError('interrupted', 'the download broke off', error)
    : new UpdateError('no-network', 'no answer from the update server', error);
}
