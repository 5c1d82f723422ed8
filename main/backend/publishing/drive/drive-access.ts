/** From an account to its Drive, by a token of its own: what the author refuses or withdraws here leaves the blog alone. */
import { AppError } from '../../../../preload/contract/failure.ts';
import type { Backend } from '../../context.ts';
import type { Endpoints } from '../endpoints.ts';
import { loadSession, removeTokens, withRenewal } from '../sessions.ts';
import type { Session } from '../sessions.ts';
import { createDriveApi } from './drive-api.ts';
import type { DriveApi } from './drive-api.ts';
import { endDrive, findDrive } from './drive-rows.ts';

export type DriveAccess = Readonly<{
  /**
   * Runs `work` with the account's Drive, one after the other for each account; from its beginning once more where the
   * token had to be renewed. Fails with pictures.drive-not-set (not allowed, or no longer) and as `work` does.
   */
  run<Result>(accountId: string, work: (api: DriveApi) => Promise<Result>): Promise<Result>;
  /** A client that speaks with this very token, before it is kept. */
  apiWith(authorization: () => Promise<string>, signal: AbortSignal): DriveApi;
  /** Where a picture of this id is shown to anybody. */
  addressOf(id: string): string;
  keep(accountId: string, session: Session): void;
  /** Withdraws the consent at the issuer as far as it can be told, and deletes the token here. */
  leave(accountId: string): Promise<void>;
}>;

export type DriveAccessOptions = Readonly<{
  backend: Backend;
  google: Endpoints;
  /** Ends the requests under way. */
  signal: AbortSignal;
  timeoutMs?: number | undefined;
}>;

/** Pixels; no wider copy is put there (public-copy.ts). Without a size Google shows one of its own choice. */
const WIDTH = 2048;

const opened = new WeakMap<Backend, DriveAccess>();

/** Throws backend.unavailable where nothing may be sent (a reader, the command line). */
export function driveOf(backend: Backend): DriveAccess {
  const access = opened.get(backend);
  if (access === undefined) throw new AppError('backend.unavailable');
  return access;
}

/** Once for each backend that publishes. */
export function openDrive({ backend, google, signal, timeoutMs }: DriveAccessOptions): DriveAccess {
  const sessions = new Map<string, Session>();
  /** The last of the works that wait for one another. */
  const turns = new Map<string, Promise<unknown>>();

  const apiWith: DriveAccess['apiWith'] = (authorization, until) =>
    createDriveApi({
      base: google.drive,
      fetch: backend.fetch,
      authorization,
      now: backend.now,
      signal: until,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });

  async function sessionOf(accountId: string): Promise<Session | undefined> {
    if (findDrive(backend.db, accountId) === undefined) return undefined;
    const session =
      sessions.get(accountId) ?? (await loadSession(backend, accountId, google, undefined, 'drive'));
    if (session !== undefined) sessions.set(accountId, session);
    return session;
  }

  function ended(accountId: string): void {
    sessions.delete(accountId);
    if (endDrive(backend.db, accountId)) backend.emit('blogs.changed', {});
  }

  async function runAlone<Result>(
    accountId: string,
    work: (api: DriveApi) => Promise<Result>,
  ): Promise<Result> {
    const session = await sessionOf(accountId);
    if (session === undefined) {
      ended(accountId);
      throw new AppError('pictures.drive-not-set');
    }
    try {
      return await withRenewal(session, () => work(apiWith(session.authorization, signal)));
    } catch (error) {
      if (!(error instanceof AppError) || !ENDED.some((code) => code === error.code)) throw error;
      ended(accountId);
      throw new AppError('pictures.drive-not-set', {}, { cause: error });
    }
  }

  const access: DriveAccess = {
    run(accountId, work) {
      const before = turns.get(accountId) ?? Promise.resolve();
      const turn = before.then(() => runAlone(accountId, work));
      // The next one does not care how this one ended; its own caller is told.
      turns.set(
        accountId,
        turn.catch(() => undefined),
      );
      return turn;
    },
    apiWith,
    addressOf: (id) => `${google.pictures}/d/${id}=w${WIDTH}`,
    keep: (accountId, session) => void sessions.set(accountId, session),
    async leave(accountId) {
      const session = await sessionOf(accountId);
      ended(accountId);
      try {
        await session?.revoke();
      } catch (error) {
        // Withdrawn with the blog's own, as Google does it: then there is nothing left to withdraw.
        if (!(error instanceof AppError)) throw error;
        backend.log.warn('consent for Drive not withdrawn at the issuer', { code: error.code });
      } finally {
        await removeTokens(backend, accountId, google, 'drive');
      }
    },
  };
  opened.set(backend, access);
  return access;
}

/** The consent holds no longer, or the client that had it. */
const ENDED = ['blogger.signed-out', 'sign-in.client-refused', 'pictures.drive-not-set'] as const;
