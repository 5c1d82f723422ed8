/** What the page may be told. Events say *that* something changed, with ids; the page then asks. */
import { z } from 'zod';
import { COMMANDS } from './commands.ts';
import { idSchema } from './shapes.ts';

const ids = z.array(idSchema).max(10_000);

export const eventPayloads = {
  'posts.changed': z.strictObject({ ids }),
  /** Notes on passages. */
  'notes.changed': z.strictObject({ postIds: ids }),
  'participants.changed': z.strictObject({ ids }),
  /** A merge or a renaming took a step: people.act says; at most five times a second. */
  'people.changed': z.strictObject({}),
  /** An act on several posts took a step or has ended: several.get says; at most five times a second. */
  'several.changed': z.strictObject({ ids }),
  'settings.changed': z.strictObject({}),
  /** The personal dictionary. */
  'words.changed': z.strictObject({}),
  'blogs.changed': z.strictObject({}),
  /** Links answered, or a blog asks for other checks: checks.facts says. At most four times a second. */
  'checks.changed': z.strictObject({}),
  /** A publication or its job took a step. */
  'publications.changed': z.strictObject({ postIds: ids }),
  /** The look at the pictures that are online took a step; at most twice a second. */
  'pictures.changed': z.strictObject({}),
  /** Someone changed these posts on their blog. `taken`: what is written there is the text here too now. */
  'conflicts.changed-on-web': z.strictObject({ postIds: ids, taken: z.boolean() }),
  /** The mirror of a blog took a step; at most five times a second. */
  'mirrors.changed': z.strictObject({ blogIds: z.array(idSchema).max(200) }),
  /** The archive's index grew, or is whole again: search.index says. */
  'search.index-changed': z.strictObject({}),
  /** An import took a step, or its report grew; at most five times a second. */
  'imports.changed': z.strictObject({ ids }),
  /** An export took a step or has ended; at most five times a second. */
  'exports.changed': z.strictObject({ ids }),
  /** Proposals came in or were decided; at most twice a second while posts are read. */
  'proposals.changed': z.strictObject({}),
  /** A copy was made or removed, a second folder has changed, or work took a step (at most ten times a second). */
  'backups.changed': z.strictObject({}),
  /** What is done about a library that does not open took a step: rescue.situation says. */
  'rescue.changed': z.strictObject({}),
  /** People are being erased, or their markers changed; at most ten times a second. `postIds`: posts that read otherwise now. */
  'people.erased': z.strictObject({ postIds: ids }),
  /** What a proxy wants to be told: proxy.asked says. */
  'proxy.changed': z.strictObject({}),
  /** The system opened Escale with files of its own: files.take-opened says. */
  'files.opened': z.strictObject({}),
  /** The answer of a site came back by the browser: wordpress.take-return signs in with it. */
  'wordpress.returned': z.strictObject({}),
  /** Of newer versions: updates.state says; at most a hundred times in a download. */
  'updates.changed': z.strictObject({}),
  /** Before the library opens it is copied, so many hundredths of it by now: nothing can be asked of it yet. */
  'library.copying': z.strictObject({ share: z.number().min(0).max(1) }),
  /** Another window has these posts open no more. */
  'posts.left': z.strictObject({ ids }),
  /** Another window opened another library: what is written here is to be saved there too. */
  'library.replaced': z.strictObject({}),
  'backend.lost': z.strictObject({}),
  'backend.restarted': z.strictObject({}),
  /** The window wants to close: save everything, then call window.flushed. */
  'window.closing': z.strictObject({}),
  'menu.command': z.strictObject({ command: z.enum(COMMANDS) }),
  'network.changed': z.strictObject({ online: z.boolean() }),
} as const;

export type EventName = keyof typeof eventPayloads;
export type EventPayload<Name extends EventName> = z.infer<(typeof eventPayloads)[Name]>;
