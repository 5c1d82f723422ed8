/** Page -> shell requests, for tasks of the window's process. No path crosses: a dialog returns a token to the page. */
import { z } from 'zod';
import { APP_LANGUAGES } from '#interview/app-languages.ts';
import { isMailAddress, LONGEST_MAILTO } from '#interview/links.ts';
import { backupShellRequests } from './backups.ts';
import { exportShellRequests } from './exports.ts';
import { THEMES } from './library.ts';
import { idSchema, type InputOf, nothing, type OutputOf, shortText, token } from './shapes.ts';
import { spellingShellRequests } from './checks.ts';
import { updateRequests } from './updates.ts';

/** Maximum lines of the log in a diagnostic file. */
export const MOST_LINES = 400;
/** In characters. */
export const LONGEST_LINE = 2_000;
/** Maximum number of texts in one dialog or drop. */
export const MOST_GIVEN_FILES = 500;
const givenFile = z.strictObject({ token, name: shortText });
/** A single-use token and the name of its file or folder, without the path. */
export type GivenFile = z.infer<typeof givenFile>;

/** A proxy's request for a name and a password, which are kept in memory only. */
const questionSchema = z.strictObject({
  /** `proxy.town.example:3128` */
  proxy: shortText,
  /** The proxy's own name; empty if it sends none. */
  realm: z.string().max(200),
  /** The previous credentials were refused. */
  again: z.boolean(),
});
export type ProxyQuestion = z.infer<typeof questionSchema>;

const proxyRequests = {
  /** The current question to the author; `proxy.changed` is emitted when it changes. */
  'proxy.asked': { input: nothing, output: z.strictObject({ question: questionSchema.optional() }) },
  'proxy.answer': {
    input: z.strictObject({
      proxy: shortText,
      // HTTP Basic uses a colon as separator.
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
  /** The author declined: no further question until `proxy.ask-again`. */
  'proxy.decline': { input: z.strictObject({ proxy: shortText }), output: nothing },
  /** Retries requests that wait for the network and allows proxies to ask again. */
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
      /** `Electron 45.4.1`, or the name of the stand-in. */
      runtime: shortText,
      standIn: z.boolean(),
      chromium: z.string().max(40),
      node: z.string().max(40),
      platform: z.string().max(40),
      /** The operating system's language, as a BCP 47 tag. */
      language: z.string().max(40),
    }),
  },
  /** The page's language and theme, for menus, dialogs and the window's colours. */
  'window.configure': {
    input: z.strictObject({ language: z.enum(APP_LANGUAGES), theme: z.enum(THEMES) }),
    output: nothing,
  },
  /** Whether the open post is on a blog; otherwise the menu greys the commands that take it down. */
  'window.post-on-blog': { input: z.strictObject({ is: z.boolean() }), output: nothing },
  /** Answers `window.closing`. `saved`: every save was acknowledged. */
  /** `waiting`: number of unsent jobs. */
  'window.flushed': {
    input: z.strictObject({ saved: z.boolean(), waiting: z.int().min(0).max(10_000) }),
    output: nothing,
  },
  /** Forwards the page's `online` and `offline` events; the outbox is sent as soon as the network is back. */
  'network.report': { input: z.strictObject({ online: z.boolean() }), output: nothing },
  /** Opens a window for this post, or brings forward the one that has it open. Fails with window.too-many. */
  'windows.open': { input: z.strictObject({ postId: idSchema }), output: nothing },
  /** Quits Escale after each window has confirmed. */
  'windows.close': { input: nothing, output: nothing },
  'dialogs.choose-picture': {
    input: nothing,
    output: z.strictObject({ file: givenFile.optional() }),
  },
  /**
   * docx, odt, eml, msg, csv, pdf, txt, html, md; the chosen file is read by exchange.read-document. `scans`: pictures too,
   * for returns.attach.
   */
  'dialogs.choose-document': {
    input: z.strictObject({ scans: z.literal(true).optional() }),
    output: z.strictObject({ file: givenFile.optional() }),
  },
  /** Several pictures at once; empty if the author cancelled. */
  'dialogs.choose-pictures': {
    input: nothing,
    output: z.strictObject({ files: z.array(givenFile).max(50) }),
  },
  /** Backups and texts for imports.start, or the folder of a backup; absent if the author cancelled. */
  'dialogs.choose-import': {
    input: z.strictObject({ what: z.enum(['files', 'folder']) }),
    output: z.strictObject({ files: z.array(givenFile).max(MOST_GIVEN_FILES) }),
  },
  /** Files that the system opened Escale with; each is returned once. */
  'files.take-opened': {
    input: nothing,
    output: z.strictObject({ files: z.array(givenFile).max(MOST_GIVEN_FILES) }),
  },
  /** A folder for backups, a site or the library, or its parent folder; absent if the author cancelled. */
  'dialogs.choose-folder': {
    input: z.strictObject({ what: z.enum(['backups', 'site', 'library']) }),
    output: z.strictObject({ file: givenFile.optional() }),
  },
  'dialogs.choose-client-file': {
    input: nothing,
    output: z.strictObject({ file: givenFile.optional() }),
  },
  /**
   * Opens https, the practice blog's own pages and a mail without recipient at once, http and mailto after a
   * confirmation; refuses the rest.
   */
  'links.open': {
    input: z.strictObject({ url: z.string().max(4_096) }),
    output: z.strictObject({ opened: z.boolean() }),
  },
  /**
   * Opens a new message in the mail program; without an address, the author adds it there. `opened`: false if its link would
   * be longer than mail programs accept.
   */
  'links.write-mail': {
    input: z.strictObject({
      address: z.string().refine(isMailAddress).optional(),
      subject: shortText,
      body: z.string().max(LONGEST_MAILTO),
    }),
    output: z.strictObject({ opened: z.boolean() }),
  },
  'clipboard.write': {
    input: z.strictObject({ text: z.string().max(5_000_000), html: z.string().max(5_000_000).optional() }),
    output: nothing,
  },
  /** Pastes plain text at the focus, as the system's own command does. */
  'clipboard.paste-plain': { input: nothing, output: nothing },
  /** Starts dragging these files of the handoff (by index) out of the window. The page receives no path. */
  'pictures.drag': {
    input: z.strictObject({ handoffId: idSchema, files: z.array(z.int().min(0).max(999)).min(1).max(1_000) }),
    output: nothing,
  },
  /** Shows the folder of the files, for authors who choose them in Blogger's own dialog. */
  'pictures.reveal': { input: z.strictObject({ handoffId: idSchema }), output: nothing },
  'secrets.status': { input: nothing, output: z.strictObject({ kept: z.boolean() }) },
  'log.reveal': { input: nothing, output: nothing },
  /** The last lines of the log, with possibly personal data removed (main/shell/safe-log.ts). */
  'log.lines': {
    input: nothing,
    output: z.strictObject({ lines: z.array(z.string().max(LONGEST_LINE)).max(MOST_LINES) }),
  },
} as const;

export type ShellRequests = typeof shellRequests;
export type ShellName = keyof ShellRequests;
export type ShellInput<Name extends ShellName> = InputOf<ShellRequests, Name>;
export type ShellOutput<Name extends ShellName> = OutputOf<ShellRequests, Name>;
