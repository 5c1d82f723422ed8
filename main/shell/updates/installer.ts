/**
 * electron-updater, told what was verified: it keeps what was downloaded and installs it as each system wants it. It asks the
 * network nothing by itself: the version comes from look.ts, the file by download.ts. Loaded only when there is something to
 * download.
 */
import { join } from 'node:path';
import { MacUpdater, NsisUpdater, Provider, type AppUpdater } from 'electron-updater';
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider';
import { DownloadedUpdateHelper } from 'electron-updater/out/DownloadedUpdateHelper';
import type { BaseUpdater } from 'electron-updater/out/BaseUpdater';
import { CarefulAppImageUpdater } from './appimage.ts';
import type { Release, ReleaseFile } from './channel-file.ts';
import { download } from './download.ts';
import { UpdateError } from './failure.ts';
import type { SelfReplacing } from './package-kind.ts';
import type { Web } from './web.ts';

export type InstallerOptions = Readonly<{
  kind: SelfReplacing;
  release: Release;
  file: ReleaseFile;
  feed: URL;
  /** Of the Escale that runs. */
  version: string;
  /** For what is downloaded. */
  cache: string;
  /** Electron's own, where app-update.yml lies: on Windows it names who must have signed the installer. */
  resources: string;
  web: Web;
  tell(share: number): void;
}>;

export type Installer = Readonly<{
  /** Puts the new version in place of this one. The last thing a process does. @param restart starts it afterwards */
  install(restart: boolean): void;
}>;

/** Downloads, proves, and makes ready to install. Throws an UpdateError. */
export async function prepareInstaller(options: InstallerOptions): Promise<Installer> {
  const { kind, release, file, feed } = options;
  const updater = createUpdater(options);
  updater.setFeedURL({ provider: 'custom', updateProvider: verified(release, file, feed) });
  try {
    const checked = await updater.checkForUpdates();
    if (checked?.isUpdateAvailable !== true)
      throw new UpdateError('not-installed', 'this package does not take the version');
    await updater.downloadUpdate();
  } catch (error) {
    throw error instanceof UpdateError ? error : troubleOf(error);
  }
  return {
    install(restart) {
      let failed: unknown;
      updater.on('error', (error) => (failed = error));
      if (kind === 'mac') {
        // What was downloaded is the system's already, which installs it once this process has ended.
        if (restart) updater.quitAndInstall();
        return;
      }
      (updater as BaseUpdater).install(true, restart);
      if (failed !== undefined) throw failed;
    },
  };
}

function createUpdater({ kind, version, cache, resources, web, file, tell }: InstallerOptions): AppUpdater {
  const app = {
    version,
    name: 'Escale',
    isPackaged: true,
    appUpdateConfigPath: join(resources, 'app-update.yml'),
    userDataPath: cache,
    baseCachePath: cache,
    whenReady: () => Promise.resolve(),
    // The shell closes in its own order (main/shell/start.ts), and installs last.
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  };
  const updater =
    kind === 'appimage'
      ? new CarefulAppImageUpdater(undefined, app)
      : kind === 'nsis'
        ? new NsisUpdater(undefined, app)
        : new MacUpdater(undefined, app);
  // Fields that electron-updater fills itself where it is given nothing, and offers no other way to set.
  Object.assign(updater, {
    downloadedUpdateHelper: new DownloadedUpdateHelper(cache),
    // An identifier of this computer for staged releases: it would be made, kept, and sent with each look.
    stagingUserIdPromise: { value: Promise.resolve('') },
    httpExecutor: {
      download: async (url: URL, target: string) => {
        await download({ web, url, file, target, tell, folder: join(cache, 'partial') });
        return target;
      },
    },
  });
  updater.logger = null;
  updater.autoDownload = false;
  // On macOS this hands what was downloaded to the system; elsewhere main/shell/start.ts says when.
  updater.autoInstallOnAppQuit = kind === 'mac';
  updater.autoRunAppAfterInstall = true;
  updater.allowDowngrade = false;
  updater.disableDifferentialDownload = true;
  updater.disableWebInstaller = true;
  updater.isUserWithinRollout = () => true;
  return updater;
}

/** A provider that answers what was verified, and nothing else. */
const verified = (release: Release, file: ReleaseFile, feed: URL) =>
  class extends Provider<Info> {
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(runtime);
    }
    override setRequestHeaders(): void {
      // None is sent.
    }
    override getLatestVersion(): Promise<Info> {
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

type Info = Readonly<{
  version: string;
  files: ReleaseFile[];
  path: string;
  sha512: string;
  releaseDate: string;
  minimumSystemVersion?: string;
}>;

function troubleOf(error: unknown): UpdateError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ERR_UPDATER_INVALID_SIGNATURE'
    ? new UpdateError('unchecked', 'the installer is not signed by its publisher', error)
    : new UpdateError('disk', 'what was downloaded could not be kept', error);
}
