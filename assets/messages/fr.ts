/** Every word the app says in French, by area. The renderer takes them by useMessages(). */
import { archiveHealth, backups, bin, history, rescue } from './fr/library.ts';
import { atRest, connection, equivalents, presentation, settings, updates } from './fr/settings.ts';
import { answers } from './fr/answers.ts';
import { returns } from './fr/returns.ts';
import { altered } from './fr/altered.ts';
import { beside } from './fr/beside.ts';
import { blocks, editor, find, paste } from './fr/editor.ts';
import { byHand, conflicts, mirror, publishing, sending } from './fr/publishing.ts';
import { checking, checks, typography } from './fr/checks.ts';
import { consents } from './fr/consents.ts';
import { counts, diagnostic, diagnosticFile, guide, preview, window } from './fr/window.ts';
import { exports, imports, postFile } from './fr/exchange.ts';
import { failures } from './fr/failures.ts';
import { folder } from './fr/folder.ts';
import { people, erasure } from './fr/people.ts';
import { photos, pictures } from './fr/pictures.ts';
import { listing, quotations, search } from './fr/search.ts';
import { proposals, reviewed } from './fr/proposals.ts';
import { several } from './fr/several.ts';
import { menu, spelling } from './fr/menu.ts';
import { wordpress } from './fr/wordpress.ts';

export const fr = {
  /** The names of commands, as the menus have them. */
  commands: menu.commands,
  listing,
  window,
  guide,
  history,
  bin,
  settings,
  diagnostic,
  diagnosticFile,
  equivalents,
  exports,
  failures,
  wordpress,
  folder,
  publishing,
  sending,
  altered,
  beside,
  mirror,
  connection,
  byHand,
  quotations,
  photos,
  pictures,
  rescue,
  proposals,
  search,
  several,
  editor,
  find,
  postFile,
  presentation,
  preview,
  checking,
  checks,
  conflicts,
  consents,
  counts,
  blocks,
  paste,
  spelling,
  typography,
  answers,
  returns,
  archiveHealth,
  atRest,
  backups,
  reviewed,
  imports,
  people,
  erasure,
  updates,
};
export type Messages = typeof fr;
