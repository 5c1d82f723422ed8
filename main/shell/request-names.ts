/**
 * The names of the requests that a page may make. The shell needs no more of the backend's until one is made
 * (services.ts). The build inlines the names (scripts/building/plugins.mjs), because loading the schemas takes a tenth
 * of the start.
 */
import { backendRequests } from '#contract/backend.ts';
import { shellRequests } from '#contract/shell.ts';

export const backendNames: readonly string[] = Object.keys(backendRequests);
export const shellNames: readonly string[] = Object.keys(shellRequests);
