/**
 * Installs updates with electron-updater's public interface. Our provider returns the verified release (check.ts);
 * electron-updater downloads the file, verifies its checksum and installs it for the system. Loaded only for a
 * download.
 */
import { app, type AuthInfo, type Session } from 'electron';
import { type AppUpdater, MacUpdater, NsisUpdater, Provider, type UpdateInfo } from 'electron-updater';
import { AppImageReplacer } from './appimage.ts';
import type { Release, ReleaseFile } from './channel-file.ts';
import type { SelfReplacing } from './package-kind.ts';
import { isAllowedAddress, MOST_REDIRECTIONS, UpdateError, watchSilence, type Web } from './web.ts';

/**
 * Checks and logs every address that electron-updater requests while it downloads, redirects included, and cancels a
 * response that cannot be the announced file.
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
    if (!isAllowedAddress(address, loopback)) refuse('an address that may not be asked');
    else if (hops > MOST_REDIRECTIONS) refuse('too many redirections');
    else contacts(address);
    hops += 1;
    answer({ cancel: refused !== undefined });
  });
  webRequest.onHeadersReceived(({ statusCode, responseHeaders = {} }, answer) => {
    // Redirects come again as requests, and 407 is answered with the proxy's login.
    if (!(statusCode >= 300 && statusCode <= 399) && statusCode !== 407) {
      begun = statusCode === 200;
      if (!begun) refuse(`the update server answered ${statusCode}`);
      // A missing or different length could fill the disk.
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
  onProgress(share: number): void;
}>;

export type Installer = Readonly<{
  /** Installs the new version; the last action of the process. @param restart starts the new version afterwards */
  install(restart: boolean): void;
}>;

type GiveLogin = (user?: string, password?: string) => void;
type AnswerProxy = (question: AuthInfo, onProgress: GiveLogin) => void;

/** Downloads, verifies and prepares the installation. Throws an UpdateError. */
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
      // Electron accepts a missing name as a refusal; electron-updater's type does not show it.
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
      // On macOS the system has the update and installs it after this process ends.
      if (kind === 'mac' && !restart) return;
      let failed: unknown;
      updater.on('error', (error) => (failed = error));
      // main/shell/start.ts relaunches an AppImage after this process ends.
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
  // On macOS this hands the download to the system; elsewhere main/shell/start.ts installs.
  updater.autoInstallOnAppQuit = kind === 'mac';
  updater.autoRunAppAfterInstall = true;
  updater.allowDowngrade = false;
  updater.disableDifferentialDownload = true;
  updater.disableWebInstaller = true;
  // Tests run the sources as an AppImage, with dev-app-update.yml.
  updater.forceDevUpdateConfig = !app.isPackaged;
  updater.isUserWithinRollout = () => true;
  // As in start-updates.ts: no identifying headers, and the length must be that of the file.
  updater.requestHeaders = { 'User-Agent': 'Escale', 'Accept-Language': '*', 'Accept-Encoding': 'identity' };
  return updater;
}

/** A provider that returns the verified release without any request. */
const verified = (release: Release, file: ReleaseFile, feed: URL) =>
  class extends Provider<UpdateInfo> {
    constructor(_options: unknown, _updater: unknown, runtime: unknown) {
      // The parameter's type is not exported.
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

/** @param begun true if part of the file was received */
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
