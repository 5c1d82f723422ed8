/** Every word the app says in English; the same areas and the same shapes as in French. */
import type { Messages } from './fr.ts';
import { archiveHealth } from './en/archive-health.ts';
import { atRest } from './en/at-rest.ts';
import { answers } from './en/answers.ts';
import { bin } from './en/bin.ts';
import { backups } from './en/backups.ts';
import { blocks } from './en/blocks.ts';
import { byHand } from './en/by-hand.ts';
import { editor } from './en/editor.ts';
import { checking } from './en/checking.ts';
import { checks } from './en/checks.ts';
import { conflicts } from './en/conflicts.ts';
import { connection } from './en/connection.ts';
import { counts } from './en/counts.ts';
import { diagnostic } from './en/diagnostic.ts';
import { diagnosticFile } from './en/diagnostic-file.ts';
import { equivalents } from './en/equivalents.ts';
import { exports } from './en/exports.ts';
import { failures } from './en/failures.ts';
import { find } from './en/find.ts';
import { guide } from './en/guide.ts';
import { history } from './en/history.ts';
import { imports } from './en/imports.ts';
import { mirror } from './en/mirror.ts';
import { paste } from './en/paste.ts';
import { people } from './en/people.ts';
import { postFile } from './en/post-file.ts';
import { personData } from './en/person-data.ts';
import { presentation } from './en/presentation.ts';
import { preview } from './en/preview.ts';
import { photos } from './en/photos.ts';
import { pictures } from './en/pictures.ts';
import { publishing } from './en/publishing.ts';
import { quotations } from './en/quotations.ts';
import { reviewed } from './en/reviewed.ts';
import { rescue } from './en/rescue.ts';
import { review } from './en/review.ts';
import { search } from './en/search.ts';
import { sending } from './en/sending.ts';
import { settings } from './en/settings.ts';
import { spelling } from './en/spelling.ts';
import { typography } from './en/typography.ts';
import { listing } from './en/listing.ts';
import { updates } from './en/updates.ts';
import { window } from './en/window.ts';

export const en = {
  typography,
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
  publishing,
  sending,
  mirror,
  connection,
  byHand,
  quotations,
  photos,
  pictures,
  rescue,
  review,
  search,
  editor,
  find,
  postFile,
  presentation,
  preview,
  checking,
  checks,
  conflicts,
  counts,
  blocks,
  paste,
  spelling,
  answers,
  archiveHealth,
  atRest,
  backups,
  reviewed,
  imports,
  people,
  personData,
  updates,
} satisfies Messages;
