/**
 * A backend without SQLite, for the end-to-end test of the utility process on an Electron too old for the driver.
 * Answers settings.get with the defaults and host.close with nothing. Requires the test hooks.
 */
import { backendHostRequests } from '#contract/host.ts';
import { libraryRequests } from '#contract/library.ts';
import { answer, served } from '../core/answer.ts';
import { DEFAULT_SETTINGS } from '../library/store/settings.ts';
import { createLog } from '../core/log.ts';
import type { Answerer } from '../core/serve.ts';
import { testHooksActive } from '../core/test-hooks.ts';

export const isEchoRequested = (): boolean => testHooksActive() && process.env.ESCALE_BACKEND_ECHO === '1';

const page = served(
  { 'settings.get': libraryRequests['settings.get'] },
  { 'settings.get': () => DEFAULT_SETTINGS },
  1_000_000,
);
const host = served(
  {
    'host.close': backendHostRequests['host.close'],
    'host.online': backendHostRequests['host.online'],
    'host.resume': backendHostRequests['host.resume'],
  },
  { 'host.close': () => ({}), 'host.online': () => ({}), 'host.resume': () => ({}) },
  1_000_000,
);

const log = createLog();

export const answerEcho: Answerer = (from, name, input) =>
  answer(from === 'page' ? page : host, undefined, log, name, input);
