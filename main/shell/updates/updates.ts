/**
 * Checks for newer versions, downloads and installs them, at the author's request or by schedule. Without Electron:
 * network and disk are passed in.
 */
import type { KeyObject } from 'node:crypto';
import type { UpdateMode, UpdateResult, UpdateState } from '#contract/updates.ts';
import type { Log } from '../log.ts';
import { channelOf, fileFor, type Release } from './channel-file.ts';
import { decide, type Build } from './decide.ts';
import { UpdateError, type Web } from './web.ts';
import type { Installer, InstallerOptions } from './installer.ts';
import { checkFeed, MOST_KEYS, readPublicKey } from './check.ts';
import type { PackageKind } from './package-kind.ts';
import type { ReadPolicy } from '../policy.ts';

/** Checks once a day while Escale stays open, and once an hour while there was no network. */
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

export type UpdatesOptions = Readonly<{
  build: Build;
  policy: ReadPolicy;
  kind: PackageKind;
  version: string;
  platform: NodeJS.Platform;
  arch: string;
  web: Web;
  /** The choice is stored in the profile: it belongs to the computer and not to the library. */
  choice: Readonly<{ read(): UpdateMode; write(mode: UpdateMode): void }>;
  prepare(options: InstallerOptions): Promise<Installer>;
  /** The page should read `state` again. */
  changed(): void;
  quit(): void;
  openPage(address: string): void;
  log: Log;
  now?: () => number;
}>;

export type Updates = ReturnType<typeof createUpdates>;

export function createUpdates(options: UpdatesOptions) {
  const { build, policy, kind, version, platform, arch, web, choice, changed, log, now = Date.now } = options;
  const keys = keysOf(build, log);
  let chosen = choice.read();
  let work: UpdateState['work'];
  let share: number | undefined;
  let result: UpdateResult | undefined;
  let at: number | undefined;
  let release: Release | undefined;
  let installer: Installer | undefined;
  let begun = false;
  let checkedAt = 0;
  let restart = false;
  /** The author chose `off` during a download. */
  let isCancelled = false;

  const currentDecision = () =>
    decide({
      build: { ...build, keys: keys.length === 0 ? [] : build.keys },
      policy,
      kind,
      chosen,
      loopback: web.loopback,
    });
  if (policy.state === 'unreadable' || policy.state === 'unsafe')
    log.warn('the policy file is refused and no update is looked for', { state: policy.state });

  function finish(as: UpdateResult): void {
    result = as;
    at = now();
  }

  /** Runs one action at a time; a failure becomes its result. */
  async function runExclusively(
    what: NonNullable<typeof work>,
    act: () => Promise<UpdateResult>,
  ): Promise<void> {
    if (work !== undefined) return;
    work = what;
    share = what === 'downloading' ? 0 : undefined;
    changed();
    try {
      finish(await act());
    } catch (error) {
      finish(error instanceof UpdateError ? error.trouble : 'not-installed');
      log.error('the update ended without success', error);
    }
    work = undefined;
    share = undefined;
    log.info('update', { what, state: result ?? 'none' });
    changed();
  }

  async function check(): Promise<void> {
    const { feed, fixed, mode } = currentDecision();
    if (feed === undefined || (fixed && mode === 'off')) return;
    checkedAt = now();
    await runExclusively('checking', async () => {
      const checked = await checkFeed({
        web,
        feed,
        channel: channelOf(platform, arch),
        version,
        keys,
        now: now(),
      });
      if (checked.result !== 'available') {
        if (installer === undefined) release = undefined;
        return checked.result;
      }
      // A downloaded version is installed; a newer one waits for the next start.
      if (installer === undefined) release = checked.release;
      return 'available';
    });
    // An interrupted check is retried within the hour instead of the next day.
    if (result === 'no-network') checkedAt = 0;
    if (result === 'available' && currentDecision().mode === 'install') await download();
  }

  async function download(): Promise<void> {
    const { feed, able } = currentDecision();
    const target = release;
    if (feed === undefined || able !== 'install' || kind === 'managed' || target === undefined) return;
    if (installer !== undefined) return;
    const file = fileFor(target, kind, arch);
    await runExclusively('downloading', async () => {
      isCancelled = false;
      if (file === undefined) throw new UpdateError('no-answer', 'the release has no file for this package');
      const prepared = await options.prepare({
        kind,
        release: target,
        file,
        feed,
        web,
        onProgress: (part) => {
          const percent = Math.floor(part * 100) / 100;
          if (percent === share) return;
          share = percent;
          changed();
        },
      });
      if (!isCancelled) installer = prepared;
      return 'available';
    });
    if (result === 'interrupted' || result === 'no-network') checkedAt = 0;
  }

  function checkWhenDue(): void {
    const { mode, feed } = currentDecision();
    const since = now() - checkedAt;
    // A negative interval means that the clock was set back.
    if (mode === 'off' || feed === undefined || work !== undefined || (since >= 0 && since < DAY)) return;
    void check();
  }

  return {
    state(): UpdateState {
      const { able, mode, fixed, policy: policyState } = currentDecision();
      const bytes =
        release === undefined || kind === 'managed' ? undefined : fileFor(release, kind, arch)?.size;
      return {
        able,
        mode,
        fixed,
        policy: policyState,
        ...(work === undefined ? {} : { work }),
        ...(share === undefined ? {} : { share }),
        ...(result === undefined ? {} : { result }),
        ...(at === undefined ? {} : { at }),
        ...(release === undefined
          ? {}
          : {
              available: {
                version: release.version,
                ...(release.releaseNotes === undefined ? {} : { notes: release.releaseNotes }),
                ...(bytes === undefined ? {} : { bytes }),
                page: release.escale.page !== undefined,
              },
            }),
        ready: installer !== undefined,
      };
    },
    /** Starts the schedule, once the window is drawn. */
    begin(): void {
      if (begun) return;
      begun = true;
      checkWhenDue();
      setInterval(checkWhenDue, HOUR).unref();
    },
    choose(mode: UpdateMode): void {
      const { fixed, able } = currentDecision();
      if (fixed || able === 'none') return;
      chosen = mode;
      choice.write(mode);
      // Turning updates off also cancels a downloaded one.
      if (mode === 'off') installer = undefined;
      isCancelled = mode === 'off';
      changed();
      if (mode === 'install' && release !== undefined) void download();
      else checkWhenDue();
    },
    check,
    download,
    openPage(): void {
      if (release?.escale.page !== undefined) options.openPage(release.escale.page);
    },
    restart(): void {
      if (installer === undefined) return;
      restart = true;
      options.quit();
    },
    /** The author cancelled closing, so a later quit does not restart the app. */
    kept(): void {
      restart = false;
    },
    /**
     * Installs the downloaded version; call it last, when everything is saved and closed. True if the caller is to
     * restart the app.
     */
    installAtQuit(): boolean {
      if (installer === undefined) return false;
      try {
        installer.install(restart);
        log.info('the new version is in place', { version: release?.version ?? '' });
      } catch (error) {
        log.error('the new version was not put in place', error);
        // The installer did not run, so a requested restart starts the existing version.
        return restart;
      }
      return restart && kind === 'appimage';
    },
  };
}

function keysOf({ keys }: Build, log: Log): KeyObject[] {
  try {
    return keys.slice(0, MOST_KEYS).map(readPublicKey);
  } catch (error) {
    log.error('the key of releases cannot be read', error);
    return [];
  }
}
