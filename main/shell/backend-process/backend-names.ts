/**
 * What the page may ask of the backend, by name: all that the shell knows of it. A build writes the names out
 * (scripts/building/plugins.mjs): the schemas behind them would take a start a tenth of its time.
 */
import { backendRequests } from '#contract/backend.ts';

export const backendNames: readonly string[] = Object.keys(backendRequests);
