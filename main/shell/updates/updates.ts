/**
 * Looking for newer versions, downloading and installing them: what is under way, what came of it, and when it is done by
 * itself. Pure of Electron: its ways out are what it is given.
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

/** One check a day, of an Escale that stays open; where no network was, one an hour. */
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
  /** Of the profile: it is this computer's choice, not the library's. */
  choice: Readonly<{ read(): UpdateMode; write(mode: UpdateMode): void }>;
  prepare(options: InstallerOptions): Promise<Installer>;
  /** The page should read `state` again. */
  changed(): void;
  /** Closes Escale as an author does. */
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
  /** The author turned to `off` while a version came down. */
  let unwanted = false;

  const decided = () =>
    decide({
      build: { ...build, keys: keys.length === 0 ? [] : build.keys },
      policy,
      kind,
      chosen,
      loopback: web.loopback,
    });
  if (policy.state === 'unreadable' || policy.state === 'unsafe')
    log.warn('the policy file is refused and no update is looked for', { state: policy.state });

  function ended(as: UpdateResult): void {
    result = as;
    at = now();
  }

  /** One piece of work at a time; what goes wrong is a result. */
  async function alone(what: NonNullable<typeof work>, act: () => Promise<UpdateResult>): Promise<void> {
    if (work !== undefined) return;
    work = what;
    share = what === 'downloading' ? 0 : undefined;
    changed();
    try {
      ended(await act());
    } catch (error) {
      ended(error instanceof UpdateError ? error.trouble : 'not-installed');
      log.error('the update ended without success', error);
    }
    work = undefined;
    share = undefined;
    log.info('update', { what, state: result ?? 'none' });
    changed();
  }

  async function check(): Promise<void> {
    const { feed, fixed, mode } = decided();
    if (feed === undefined || (fixed && mode === 'off')) return;
    checkedAt = now();
    await alone('checking', async () => {
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
      // What is downloaded already is what is installed; a still newer one waits for the next start.
      if (installer === undefined) release = checked.release;
      return 'available';
    });
    // What broke off is tried again at the next look round, and not only the day after.
    if (result === 'no-network') checkedAt = 0;
    if (result === 'available' && decided().mode === 'install') await download();
  }

  async function download(): Promise<void> {
    const { feed, able } = decided();
    const wanted = release;
    if (feed === undefined || able !== 'install' || kind === 'managed' || wanted === undefined) return;
    if (installer !== undefined) return;
    const file = fileFor(wanted, kind, arch);
    await alone('downloading', async () => {
      unwanted = false;
      if (file === undefined) throw new UpdateError('no-answer', 'the release has no file for this package');
      const prepared = await options.prepare({
        kind,
        release: wanted,
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
      if (!unwanted) installer = prepared;
      return 'available';
    });
    if (result === 'interrupted' || result === 'no-network') checkedAt = 0;
  }

  function checkWhenDue(): void {
    const { mode, feed } = decided();
    const since = now() - checkedAt;
    // Before it happened: the clock was put right, and says nothing of how long ago that was.
    if (mode === 'off' || feed === undefined || work !== undefined || (since >= 0 && since < DAY)) return;
    void check();
  }

  return {
    state(): UpdateState {
      const { able, mode, fixed, policy: policyState } = decided();
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
    /** The window is drawn: from now on it is looked for where that was chosen. */
    begin(): void {
      if (begun) return;
      begun = true;
      checkWhenDue();
      setInterval(checkWhenDue, HOUR).unref();
    },
    choose(mode: UpdateMode): void {
      const { fixed, able } = decided();
      if (fixed || able === 'none') return;
      chosen = mode;
      choice.write(mode);
      // Nothing is installed for somebody who wants nothing any more.
      if (mode === 'off') installer = undefined;
      unwanted = mode === 'off';
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
    /** The author kept the window: nothing is started again when it closes one day. */
    kept(): void {
      restart = false;
    },
    /** The last act of the process: everything is saved and closed. Returns whether the caller is to start it again. */
    installAtQuit(): boolean {
      if (installer === undefined) return false;
      try {
        installer.install(restart);
        log.info('the new version is in place', { version: release?.version ?? '' });
      } catch (error) {
        log.error('the new version was not put in place', error);
        // No installer starts anything: who asked for a restart finds the version that was there.
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
