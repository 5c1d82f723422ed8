/** The library as a whole: people, pictures, settings, where the author was. */
import { creditShape } from '#interview/people/person-shapes.ts';
import { z } from 'zod';
import { APP_LANGUAGES } from '#interview/app-languages.ts';
import { HOUSES } from '#interview/typography/rules.ts';
import { SEARCH_ORDERS } from './search.ts';
import { idSchema, instant, languageSchema, nothing, sha256Schema, shortText, token } from './shapes.ts';

/** Of the directory, in one answer: more than any blog has met. */
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

/** A picture as it is taken in: with what its file says it shows, to propose; kept nowhere else. */
export const takenAssetSchema = assetSchema.extend({ description: shortText });
export type TakenAsset = z.infer<typeof takenAssetSchema>;

/** After how many days the bin is emptied by itself; `never`: by the author alone. */
export const BIN_RULES = ['never', '90-days', '365-days'] as const;
export type BinRule = (typeof BIN_RULES)[number];

/** How long a first publication may be held, in seconds; the default is one of them. */
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
  /** Whether a character that completes a rule of typography changes the text. */
  typographyAsTyped: z.boolean(),
  /** Which no-break spaces French is given. */
  typographyHouse: z.enum(HOUSES),
  /** Whether no-break spaces are drawn. */
  spacesShown: z.boolean(),
  focusPart: z.enum(FOCUS_PARTS),
  /** In the concentration mode, the line of the caret keeps its height in the window. */
  typewriter: z.boolean(),
  sidebarShown: z.boolean(),
  listShown: z.boolean(),
  panelShown: z.boolean(),
  /** Whether the panel stands in the place of the list, where there is no room for both. */
  panelFoldsList: z.boolean(),
  /** Width of the post that is read beside the text, in CSS pixels. */
  besideWidth: z.int().min(280).max(900),
  /** Whether spelling is checked while writing. */
  spelling: z.boolean(),
  binRule: z.enum(BIN_RULES),
  /** Whether notices are shown until they are read, for whoever reads at their own pace. */
  noticesStay: z.boolean(),
  /** The synchronising service about which the author has read the advice; empty: none. */
  syncedAdvice: z.string().max(60),
  /** False until the first post was created or the welcome was left. */
  welcomed: z.boolean(),
  /** « Noms équivalents »: names of one thing; whoever searches for one finds the others too. */
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

/** Something wrong in the library: what (a code), where (a post's id, a table), and in words. */
export const findingSchema = z.strictObject({
  code: z.string().max(60),
  location: z.string().max(300),
  text: z.string().max(1_000),
});
export type Finding = z.infer<typeof findingSchema>;

/** Where the author was: the post last edited and its caret, in the page's own words. */
export const lastPositionSchema = z.strictObject({ postId: idSchema, caret: z.string().max(2_000) });

const count = z.int().min(0);
export const atRestSchema = z.strictObject({
  imports: count,
  /** Merges and renamings of people, and many interviews accepted at once. */
  acts: count,
  /** People who were being erased. */
  erasures: count,
  /** Whether the rule of the bin would erase something. */
  tidying: z.boolean(),
});
export type AtRest = z.infer<typeof atRestSchema>;

/** The invented interview of the welcome, while it is there; the search that goes with it. */
const exampleSchema = z.strictObject({ postId: idSchema, query: z.string().max(1_000) });

export const libraryRequests = {
  /** Gives the one that is there, else makes it. Fails with disk.full. */
  'example.open': { input: z.strictObject({ language: z.enum(APP_LANGUAGES) }), output: exampleSchema },
  'example.get': { input: nothing, output: z.strictObject({ example: exampleSchema.optional() }) },
  /**
   * Throws it away for good, off the practice blog too: its interview, and the people, pictures and search that came with
   * it, where nothing else holds them. Fails with example.online, bin.sending; and as the practice blog does.
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
  /** Compares the archive's index with the posts; nothing is changed. At most the first thousand findings. */
  'library.check': {
    input: nothing,
    output: z.strictObject({ ok: z.boolean(), findings: z.array(findingSchema).max(1_000) }),
  },
  /** What was under way in a library that came from elsewhere, and waits for the author's word; absent where nothing does. */
  'library.at-rest': {
    input: nothing,
    output: z.strictObject({ rest: atRestSchema.optional() }),
  },
  /** All of it goes on, or ends where it is. */
  'library.answer-rest': { input: z.strictObject({ goOn: z.boolean() }), output: nothing },
  'participants.list': {
    input: z.strictObject({ query: z.string().max(200), limit: z.int().min(1).max(MOST_PEOPLE) }),
    /** Best match first; with an empty query, the most recently met. */
    output: z.strictObject({ items: z.array(directoryEntrySchema).max(MOST_PEOPLE) }),
  },
  /** Fails with participant.not-found. */
  'participants.get': { input: z.strictObject({ id: idSchema }), output: directoryEntrySchema },
  /** Makes nobody twice: where somebody bears this name already (case and accents apart), that entry is given as it is. */
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
