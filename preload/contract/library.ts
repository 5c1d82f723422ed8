/** Requests about the library: people, pictures, settings, the author's last position. */
import { creditShape } from '#interview/people/person-shapes.ts';
import { z } from 'zod';
import { APP_LANGUAGES } from '#interview/app-languages.ts';
import { HOUSES } from '#interview/typography/rules.ts';
import { SEARCH_ORDERS } from './search.ts';
import { idSchema, instant, languageSchema, nothing, sha256Schema, shortText, token } from './shapes.ts';

/** Maximum number of people in one response; larger than any known directory. */
export const MOST_PEOPLE = 5_000;
export const directoryEntrySchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1).max(200),
  ...creditShape,
  portrait: sha256Schema.optional(),
  /** In how many posts (the bin left out). */
  posts: z.int().min(0),
  lastAt: instant.optional(),
});
export type DirectoryEntry = z.infer<typeof directoryEntrySchema>;

export const assetSchema = z.strictObject({
  sha256: sha256Schema,
  mime: z.enum(['image/jpeg', 'image/png', 'image/gif', 'image/webp']),
  width: z.int().min(1),
  height: z.int().min(1),
  bytes: z.int().min(1),
  /** The file's name as the author knew it, without its folder. */
  name: shortText,
  /** From the file's own metadata, to propose. */
  credit: shortText,
});
export type Asset = z.infer<typeof assetSchema>;

/** An imported picture with the description from its file, offered as a suggestion and not stored elsewhere. */
export const takenAssetSchema = assetSchema.extend({ description: shortText });
export type TakenAsset = z.infer<typeof takenAssetSchema>;

/** After how many days the bin is emptied by itself; `never`: by the author alone. */
export const BIN_RULES = ['never', '90-days', '365-days'] as const;
export type BinRule = (typeof BIN_RULES)[number];

/** Choices for holding back a first publication, in seconds; they include the default. */
export const HOLD_SECONDS = [0, 10, 30] as const;

/** The part of the text that is not dimmed in the concentration mode. */
export const FOCUS_PARTS = ['all', 'paragraph', 'sentence'] as const;
export type FocusPart = (typeof FOCUS_PARTS)[number];

export const THEMES = ['system', 'light', 'dark'] as const;
export const settingsSchema = z.strictObject({
  /** `system` follows the operating system. */
  language: z.enum(['system', ...APP_LANGUAGES]),
  theme: z.enum(THEMES),
  /** Seconds during which a first publication can be called back. */
  holdSeconds: z.literal(HOLD_SECONDS),
  /** The language of new posts. */
  postLanguage: languageSchema,
  /** CSS of the blog's theme, for the preview only; empty: Escale's own look. */
  previewStyle: z.string().max(100_000),
  /** Whether typing a character that completes a typographic rule corrects the text. */
  typographyAsTyped: z.boolean(),
  /** House style for French no-break spaces. */
  typographyHouse: z.enum(HOUSES),
  /** Whether no-break spaces are visible. */
  spacesShown: z.boolean(),
  focusPart: z.enum(FOCUS_PARTS),
  /** In the concentration mode, the line of the caret keeps its height in the window. */
  typewriter: z.boolean(),
  sidebarShown: z.boolean(),
  listShown: z.boolean(),
  panelShown: z.boolean(),
  /** Whether the side panel replaces the list in a window too narrow for both. */
  panelFoldsList: z.boolean(),
  /** Width of the reading pane next to the editor, in CSS pixels. */
  besideWidth: z.int().min(280).max(900),
  /** Whether spelling is checked during writing. */
  spelling: z.boolean(),
  binRule: z.enum(BIN_RULES),
  /** Whether notices stay until dismissed, for slow readers. */
  noticesStay: z.boolean(),
  /** The synchronising service about which the author has read the advice; empty: none. */
  syncedAdvice: z.string().max(60),
  /** False until the first post was created or the welcome was left. */
  welcomed: z.boolean(),
  /** « Noms équivalents »: groups of synonyms; a search for one also finds the others. */
  equivalents: z.array(z.array(z.string().min(1).max(100)).min(2).max(20)).max(200),
  /** Searches the author keeps, in their order. */
  savedSearches: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(100),
        query: z.string().max(1_000),
        order: z.enum(SEARCH_ORDERS),
      }),
    )
    .max(100),
});
export type Settings = z.infer<typeof settingsSchema>;

/** A defect of the library: its code, its location (a post's id, a table) and a description. */
export const findingSchema = z.strictObject({
  code: z.string().max(60),
  location: z.string().max(300),
  text: z.string().max(1_000),
});
export type Finding = z.infer<typeof findingSchema>;

/** The last edited post and its caret, in the page's own format. */
export const lastPositionSchema = z.strictObject({ postId: idSchema, caret: z.string().max(2_000) });

const count = z.int().min(0);
export const atRestSchema = z.strictObject({
  imports: count,
  /** Merges and renamings of people, and many interviews accepted at once. */
  acts: count,
  /** People whose erasure was in progress. */
  erasures: count,
  /** Whether the bin has items due for deletion. */
  tidying: z.boolean(),
});
export type AtRest = z.infer<typeof atRestSchema>;

/** The sample interview of the welcome screen, if it exists, and a search for it. */
const exampleSchema = z.strictObject({ postId: idSchema, query: z.string().max(1_000) });

export const libraryRequests = {
  /** Returns the existing example or creates it. Fails with disk.full. */
  'example.open': { input: z.strictObject({ language: z.enum(APP_LANGUAGES) }), output: exampleSchema },
  'example.get': { input: nothing, output: z.strictObject({ example: exampleSchema.optional() }) },
  /**
   * Deletes the example permanently, also from the practice blog: its interview, and the people, pictures and search
   * created with it unless used elsewhere. Fails with example.online, bin.sending, and with the failures of the
   * practice blog.
   */
  'example.remove': { input: nothing, output: nothing },
  'library.info': {
    input: nothing,
    output: z.strictObject({
      posts: z.int(),
      participants: z.int(),
      assets: z.int(),
      sqlite: z.string().max(40),
      node: z.string().max(40),
      folderName: shortText,
    }),
  },
  /** Compares the search index with the posts without changing anything. At most a thousand findings. */
  'library.check': {
    input: nothing,
    output: z.strictObject({ ok: z.boolean(), findings: z.array(findingSchema).max(1_000) }),
  },
  /** Suspended work of a library from another computer, awaiting the author's decision; absent if there is none. */
  'library.at-rest': {
    input: nothing,
    output: z.strictObject({ rest: atRestSchema.optional() }),
  },
  /** Resumes all suspended work, or ends it as it is. */
  'library.answer-rest': { input: z.strictObject({ goOn: z.boolean() }), output: nothing },
  'participants.list': {
    input: z.strictObject({ query: z.string().max(200), limit: z.int().min(1).max(MOST_PEOPLE) }),
    /** Best match first; for an empty query, the most recently used. */
    output: z.strictObject({ items: z.array(directoryEntrySchema).max(MOST_PEOPLE) }),
  },
  /** Fails with participant.not-found. */
  'participants.get': { input: z.strictObject({ id: idSchema }), output: directoryEntrySchema },
  /** Creates no duplicate: an existing entry with the same name (ignoring case and accents) is returned unchanged. */
  'participants.create': {
    input: z.strictObject({
      name: z.string().min(1).max(200),
      ...creditShape,
    }),
    output: directoryEntrySchema,
  },
  'assets.get': { input: z.strictObject({ sha256: sha256Schema }), output: assetSchema },
  /** Takes in the picture a dialog chose; the page knows the token only. */
  'assets.add-file': { input: z.strictObject({ token }), output: takenAssetSchema },
  'settings.get': { input: nothing, output: settingsSchema },
  'settings.set': { input: settingsSchema.partial(), output: settingsSchema },
  'last-position.get': {
    input: nothing,
    output: z.strictObject({ position: lastPositionSchema.optional() }),
  },
  'last-position.set': { input: lastPositionSchema, output: nothing },
} as const;
