/**
 * What the page may ask, by name: all that the shell knows of the backend's requests, and what it needs of its own until
 * one of them is asked (services.ts). A build writes the names out (scripts/building/plugins.mjs): the schemas behind them
 * would take a start a tenth of its time.
 */
import { backendRequests } from '#contract/backend.ts';
import { shellRequests } from '#contract/shell.ts';

export const backendNames: readonly string[] = Object.keys(backendRequests);
export const shellNames: readonly string[] = Object.keys(shellRequests);
