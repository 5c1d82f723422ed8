/** Every word the app says in French, by area. The renderer takes them by useMessages(). */
import { failures } from './fr/failures.ts';
import { settings } from './fr/settings.ts';
import { window } from './fr/window.ts';

export const fr = { window, settings, failures };
export type Messages = typeof fr;
