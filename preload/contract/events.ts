/** Events for the page. An event carries the ids of the changed items; the page then requests the new values. */
import { z } from 'zod';
import { COMMANDS } from './commands.ts';
import { idSchema } from './shapes.ts';

const ids = z.array(idSchema).max(10_000);

export const eventPayloads = {
  'posts.changed': z.strictObject({ ids }),
  /** Notes on passages. */
  'notes.changed': z.strictObject({ postIds: ids }),
  /** Consents of any post or person; they are facts of the checks too. */
  'consents.changed': z.strictObject({}),
  'participants.changed': z.strictObject({ ids }),
  /** Progress of a merge or a renaming, read with people.act; at most five times a second. */
  'people.changed': z.strictObject({}),
  /** Progress or end of an act on several posts, read with several.get; at most five times a second. */
  'several.changed': z.strictObject({ ids }),
  'settings.changed': z.strictObject({}),
  /** The personal dictionary. */
  'words.changed': z.strictObject({}),
  'blogs.changed': z.strictObject({}),
  /** Link results arrived or a blog's required checks changed: read checks.facts. At most four times a second. */
  'checks.changed': z.strictObject({}),
  /** Progress of a publication or its job. */
  'publications.changed': z.strictObject({ postIds: ids }),
  /** Progress of the check of published pictures; at most twice a second. */
  'pictures.changed': z.strictObject({}),
  /** These posts were changed on their blog. `taken`: the remote text has replaced the local one. */
  'conflicts.changed-on-web': z.strictObject({ postIds: ids, taken: z.boolean() }),
  /** Progress of a blog's mirror; at most five times a second. */
  'mirrors.changed': z.strictObject({ blogIds: z.array(idSchema).max(200) }),
  /** Progress or completion of the search index, read with search.index. */
  'search.index-changed': z.strictObject({}),
  /** Progress of an import, or additions to its report; at most five times a second. */
  'imports.changed': z.strictObject({ ids }),
  /** Progress or end of an export; at most five times a second. */
  'exports.changed': z.strictObject({ ids }),
  /** New proposals or decisions; at most twice a second while posts are read. */
  'proposals.changed': z.strictObject({}),
  /** A copy was made or removed, the second folder changed, or work progressed (at most ten times a second). */
  'backups.changed': z.strictObject({}),
  /** Progress of a rescue, read with rescue.situation. */
  'rescue.changed': z.strictObject({}),
  /** Progress of an erasure, or changed markers; at most ten times a second. `postIds`: posts with changed text. */
  'people.erased': z.strictObject({ postIds: ids }),
  /** A proxy asks for credentials: read proxy.asked. */
  'proxy.changed': z.strictObject({}),
  /** The system opened Escale with files: read files.take-opened. */
  'files.opened': z.strictObject({}),
  /** The browser returned a site's answer; wordpress.take-return signs in with it. */
  'wordpress.returned': z.strictObject({}),
  /** New state of updates, read with updates.state; at most a hundred times per download. */
  'updates.changed': z.strictObject({}),
  /** Progress (0 to 1) of the copy made before the library opens; requests fail until it is open. */
  'library.copying': z.strictObject({ share: z.number().min(0).max(1) }),
  /** Another window has closed these posts. */
  'posts.left': z.strictObject({ ids }),
  /** Another window opened another library: unsaved text of this window must be saved there too. */
  'library.replaced': z.strictObject({}),
  'backend.lost': z.strictObject({}),
  'backend.restarted': z.strictObject({}),
  /** The window is about to close: save everything, then call window.flushed. */
  'window.closing': z.strictObject({}),
  'menu.command': z.strictObject({ command: z.enum(COMMANDS) }),
  'network.changed': z.strictObject({ online: z.boolean() }),
} as const;

export type EventName = keyof typeof eventPayloads;
export type EventPayload<Name extends EventName> = z.infer<(typeof eventPayloads)[Name]>;
