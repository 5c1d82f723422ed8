/** Every word the app says in English; the same areas and the same shapes as in French. */
import type { Messages } from './fr.ts';
import { archiveHealth, backups, bin, history, rescue } from './en/library.ts';
import { atRest, connection, equivalents, presentation, settings, updates } from './en/settings.ts';
import { answers } from './en/answers.ts';
import { returns } from './en/returns.ts';
import { altered } from './en/altered.ts';
import { beside } from './en/beside.ts';
import { blocks, editor, find, paste } from './en/editor.ts';
import { byHand, conflicts, mirror, publishing, sending } from './en/publishing.ts';
import { checking, checks, typography } from './en/checks.ts';
import { consents } from './en/consents.ts';
import { counts, diagnostic, diagnosticFile, guide, preview, window } from './en/window.ts';
import { exports, imports, postFile } from './en/exchange.ts';
import { failures } from './en/failures.ts';
import { folder } from './en/folder.ts';
import { people, erasure } from './en/people.ts';
import { photos, pictures } from './en/pictures.ts';
import { listing, quotations, search } from './en/search.ts';
import { proposals, reviewed } from './en/proposals.ts';
import { several } from './en/several.ts';
import { menu, spelling } from './en/menu.ts';
import { wordpress } from './en/wordpress.ts';

export const en = {
  typography,
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
} satisfies Messages;
