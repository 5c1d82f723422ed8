/** Opens or rescues the library of a backend process, with the preparations of a test. */
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { silentLog } from '#backend/core/log.ts';
import { createRescue } from '#backend/app/rescue/rescue.ts';
import { startBackend, type Started } from '#backend/app/start.ts';
import type { BackendInput, BackendName, BackendOutput } from '#contract/backend.ts';
import { AppError } from '#contract/failure.ts';
import type { HostCall } from '#contract/host.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { openDesk, addPost } from '../../library/keeping/backups/library-on-disk.ts';

/** The library’s folder in a test. */
const libraryIn = (base: string): string => path.join(base, 'library');

export const TOKEN = 'a'.repeat(32);

type Recorded = { ready: number; failures: string[]; host: { name: string; input: unknown }[] };

/** The rescue of a process, with the shell’s side under the test’s control. */
export function openRescue(base: string, by: 'set' | 'chosen' = 'chosen') {
  const folder = libraryIn(base);
  const usual = path.join(base, 'usual');
  const recorded: Recorded = { ready: 0, failures: [], host: [] };
  let now = Date.UTC(2026, 2, 12, 9);
  const host = (async (name: string, input: unknown) => {
    recorded.host.push({ name, input });
    return {};
  }) as HostCall;
  const rescue = createRescue({
    location: { folder, by, usual },
    open: (at): Promise<Started> =>
      startBackend({
        folder: at,
        emit: () => undefined,
        host,
        log: silentLog,
        publishing: false,
        now: () => now,
      }),
    expect: () => undefined,
    opened: () => void (recorded.ready += 1),
    shut: (envelope) => {
      if (!envelope.ok) recorded.failures.push(envelope.failure.code);
    },
    emit: () => undefined,
    host,
    log: silentLog,
    now: () => now,
  });
  return {
    rescue,
    recorded,
    later: (ms: number) => void (now += ms),
    call: async <Name extends BackendName>(
      name: Name,
      input: BackendInput<Name>,
    ): Promise<BackendOutput<Name>> => {
      const envelope = await rescue.answer('page', name, input);
      if (!envelope.ok) throw new AppError(envelope.failure.code, envelope.failure.params);
      return envelope.value as BackendOutput<Name>;
    },
    grant: (token: string, at: string) => rescue.answer('host', 'files.grant', { token, path: at }),
    restarted: () =>
      expect
        .poll(() => recorded.host.filter(({ name }) => name === 'library.restart').length)
        .toBeGreaterThan(0),
  };
}

/** A folder for each test, with rescues that are closed after it. */
export function rescuesOfTests(): Readonly<{
  base: () => string;
  folder: () => string;
  opening: (...by: ['set' | 'chosen'] | []) => ReturnType<typeof openRescue>;
}> {
  let base = '';
  let rescues: { end(): Promise<void> }[] = [];
  beforeEach(() => {
    base = temporaryFolder('rescue');
    rescues = [];
  });
  afterEach(async () => {
    for (const rescue of rescues) await rescue.end();
    fs.rmSync(base, { recursive: true, force: true });
  });
  return {
    base: () => base,
    folder: () => libraryIn(base),
    opening(...by) {
      const made = openRescue(base, ...by);
      rescues.push(made.rescue);
      return made;
    },
  };
}

/** `ok`, or the code of the failure. */
export const outcomeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'ok',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

/** A closed library of one post with a backup; returns the backup’s name. */
export async function writeCopy(folder: string): Promise<string> {
  const desk = await openDesk(folder);
  await addPost(desk, 'Gardé');
  const { id } = await desk.call('backups.make', {});
  await desk.close();
  return id;
}
