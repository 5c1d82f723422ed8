/** Every word the app says in French, by area. The renderer takes them by useMessages(). */
import { archiveHealth } from './fr/archive-health.ts';
import { atRest } from './fr/at-rest.ts';
import { answers } from './fr/answers.ts';
import { bin } from './fr/bin.ts';
import { backups } from './fr/backups.ts';
import { blocks } from './fr/blocks.ts';
import { byHand } from './fr/by-hand.ts';
import { editor } from './fr/editor.ts';
import { checking } from './fr/checking.ts';
import { checks } from './fr/checks.ts';
import { conflicts } from './fr/conflicts.ts';
import { connection } from './fr/connection.ts';
import { counts } from './fr/counts.ts';
import { diagnostic } from './fr/diagnostic.ts';
import { diagnosticFile } from './fr/diagnostic-file.ts';
import { equivalents } from './fr/equivalents.ts';
import { exports } from './fr/exports.ts';
import { failures } from './fr/failures.ts';
import { find } from './fr/find.ts';
import { guide } from './fr/guide.ts';
import { history } from './fr/history.ts';
import { imports } from './fr/imports.ts';
import { mirror } from './fr/mirror.ts';
import { paste } from './fr/paste.ts';
import { people } from './fr/people.ts';
import { postFile } from './fr/post-file.ts';
import { personData } from './fr/person-data.ts';
import { presentation } from './fr/presentation.ts';
import { preview } from './fr/preview.ts';
import { photos } from './fr/photos.ts';
import { pictures } from './fr/pictures.ts';
import { publishing } from './fr/publishing.ts';
import { quotations } from './fr/quotations.ts';
import { reviewed } from './fr/reviewed.ts';
import { rescue } from './fr/rescue.ts';
import { review } from './fr/review.ts';
import { search } from './fr/search.ts';
import { sending } from './fr/sending.ts';
import { settings } from './fr/settings.ts';
import { spelling } from './fr/spelling.ts';
import { typography } from './fr/typography.ts';
import { listing } from './fr/listing.ts';
import { updates } from './fr/updates.ts';
import { window } from './fr/window.ts';

export const fr = {
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
  typography,
  answers,
  archiveHealth,
  atRest,
  backups,
  reviewed,
  imports,
  people,
  personData,
  updates,
};
export type Messages = typeof fr;
