/** Page -> shell: what only the window's process can do. No path ever crosses: a dialog hands a token to the page. */
import { z } from 'zod';
import { APP_LANGUAGES } from '#interview/app-languages.ts';
import { backupShellRequests } from './backups.ts';
import { exportShellRequests } from './exports.ts';
import { THEMES } from './library.ts';
import { idSchema, type InputOf, nothing, type OutputOf, shortText, token } from './shapes.ts';
import { spellingShellRequests } from './checks.ts';
import { updateRequests } from './updates.ts';

/** Of the log, in a diagnostic file. */
export const MOST_LINES = 400;
/** Characters. */
export const LONGEST_LINE = 2_000;
/** In one choice of texts to import, or one drop. */
export const MOST_GIVEN_FILES = 500;
const givenFile = z.strictObject({ token, name: shortText });
/** A token for one use, and the bare name of the file or folder it stands for. */
export type GivenFile = z.infer<typeof givenFile>;

/** What a proxy asks for: a name and a password, kept in memory only. */
const questionSchema = z.strictObject({
  /** `proxy.town.example:3128` */
  proxy: shortText,
  /** What the proxy calls itself; empty where it does not say. */
  realm: z.string().max(200),
  /** What was given was refused. */
  again: z.boolean(),
});
export type ProxyQuestion = z.infer<typeof questionSchema>;

const proxyRequests = {
  /** What is to be asked of the author now; `proxy.changed` says that it changed. */
  'proxy.asked': { input: nothing, output: z.strictObject({ question: questionSchema.optional() }) },
  'proxy.answer': {
    input: z.strictObject({
      proxy: shortText,
      // HTTP Basic divides them by a colon.
      user: z
        .string()
        .min(1)
        .max(200)
        .regex(/^[^:\p{Cc}]+$/u),
      password: z
        .string()
        .max(500)
        .regex(/^\P{Cc}*$/u),
    }),
    output: nothing,
  },
  /** The author does not want to: asked no more until `proxy.ask-again`. */
  'proxy.decline': { input: z.strictObject({ proxy: shortText }), output: nothing },
  /** What waits for the network tries again, and a proxy may ask again. */
  'proxy.ask-again': { input: nothing, output: nothing },
} as const;

export const shellRequests = {
  ...spellingShellRequests,
  ...exportShellRequests,
  ...backupShellRequests,
  ...proxyRequests,
  ...updateRequests,
  'app.about': {
    input: nothing,
    output: z.strictObject({
      version: z.string().max(40),
      /** `Electron 45.4.1`, or the stand-in by its name. */
      runtime: shortText,
      standIn: z.boolean(),
      chromium: z.string().max(40),
      node: z.string().max(40),
      platform: z.string().max(40),
      /** Of the operating system, as a BCP 47 tag. */
      language: z.string().max(40),
    }),
  },
  /** The page's language and theme, for menus, dialogs and the window's own colours. */
  'window.configure': {
    input: z.strictObject({ language: z.enum(APP_LANGUAGES), theme: z.enum(THEMES) }),
    output: nothing,
  },
  /** Whether the open post is on a blog: the menu greys what would take it off one otherwise. */
  'window.post-on-blog': { input: z.strictObject({ is: z.boolean() }), output: nothing },
  /** Answers `window.closing`: `saved` says whether every save was acknowledged. */
  /** `waiting`: sends that have not left. */
  'window.flushed': {
    input: z.strictObject({ saved: z.boolean(), waiting: z.int().min(0).max(10_000) }),
    output: nothing,
  },
  /** What `online` and `offline` told the page: the outbox leaves as soon as the network is back. */
  'network.report': { input: z.strictObject({ online: z.boolean() }), output: nothing },
  /** A window for this post; the one that has it open comes to the front instead. Fails with window.too-many. */
  'windows.open': { input: z.strictObject({ postId: idSchema }), output: nothing },
  /** Escale ends, once each window has asked its page. */
  'windows.close': { input: nothing, output: nothing },
  'dialogs.choose-picture': {
    input: nothing,
    output: z.strictObject({ file: givenFile.optional() }),
  },
  /** docx, odt, eml, txt, html, md; what was chosen is read by exchange.read-document. */
  'dialogs.choose-document': {
    input: nothing,
    output: z.strictObject({ file: givenFile.optional() }),
  },
  /** Several at once; none where the author changed their mind. */
  'dialogs.choose-pictures': {
    input: nothing,
    output: z.strictObject({ files: z.array(givenFile).max(50) }),
  },
  /** Backups and texts for imports.start, or the folder of a backup; none where the author changed their mind. */
  'dialogs.choose-import': {
    input: z.strictObject({ what: z.enum(['files', 'folder']) }),
    output: z.strictObject({ files: z.array(givenFile).max(MOST_GIVEN_FILES) }),
  },
  /** Files that the system opened Escale with; each is told once. */
  'files.take-opened': {
    input: nothing,
    output: z.strictObject({ files: z.array(givenFile).max(MOST_GIVEN_FILES) }),
  },
  /** A folder for the backups, for a site or for the library, or one that holds it; none where the author changed their mind. */
  'dialogs.choose-folder': {
    input: z.strictObject({ what: z.enum(['backups', 'site', 'library']) }),
    output: z.strictObject({ file: givenFile.optional() }),
  },
  'dialogs.choose-client-file': {
    input: nothing,
    output: z.strictObject({ file: givenFile.optional() }),
  },
  /**
   * https, the practice blog's own pages and a mail to nobody yet open at once; http and mailto after a confirmation; the
   * rest is refused.
   */
  'links.open': {
    input: z.strictObject({ url: z.string().max(4_096) }),
    output: z.strictObject({ opened: z.boolean() }),
  },
  'clipboard.write': {
    input: z.strictObject({ text: z.string().max(5_000_000), html: z.string().max(5_000_000).optional() }),
    output: nothing,
  },
  /** Pastes words alone where the focus is, as the system's own command does. */
  'clipboard.paste-plain': { input: nothing, output: nothing },
  /** A drag out of the window has begun: these files of the handoff, by their places in it. The page learns no path. */
  'pictures.drag': {
    input: z.strictObject({ handoffId: idSchema, files: z.array(z.int().min(0).max(999)).min(1).max(1_000) }),
    output: nothing,
  },
  /** Shows the folder that holds them, for those who choose files by Blogger's own dialog. */
  'pictures.reveal': { input: z.strictObject({ handoffId: idSchema }), output: nothing },
  'secrets.status': { input: nothing, output: z.strictObject({ kept: z.boolean() }) },
  'log.reveal': { input: nothing, output: nothing },
  /** The last lines of the log, each without what could be the author's (main/shell/safe-log.ts). */
  'log.lines': {
    input: nothing,
    output: z.strictObject({ lines: z.array(z.string().max(LONGEST_LINE)).max(MOST_LINES) }),
  },
} as const;

export type ShellRequests = typeof shellRequests;
export type ShellName = keyof ShellRequests;
export type ShellInput<Name extends ShellName> = InputOf<ShellRequests, Name>;
export type ShellOutput<Name extends ShellName> = OutputOf<ShellRequests, Name>;
