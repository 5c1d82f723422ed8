/**
 * Settings and the last position of the author: one JSON value per key. An unreadable value falls back to its default.
 */
import type { z } from 'zod';
import { lastPositionSchema, type Settings, settingsSchema } from '#contract/library.ts';
import { all, get, type ReadableDb, run, sql, transaction, type WritableDb } from '../../core/sql.ts';

export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  holdSeconds: 10,
  postLanguage: 'fr',
  previewStyle: '',
  typographyAsTyped: true,
  typographyHouse: 'fine',
  spacesShown: false,
  focusPart: 'all',
  typewriter: false,
  sidebarShown: true,
  listShown: true,
  panelShown: true,
  panelFoldsList: false,
  besideWidth: 420,
  spelling: true,
  binRule: 'never',
  noticesStay: false,
  syncedAdvice: '',
  welcomed: false,
  equivalents: [],
  savedSearches: [],
};

/** One value of the table; undefined if it is absent or invalid. */
export function readValue<Schema extends z.ZodType>(
  db: ReadableDb,
  key: string,
  schema: Schema,
): z.output<Schema> | undefined {
  const row = get<{ value: string }>(db, sql`SELECT value FROM settings WHERE key = ${key}`);
  if (row === undefined) return undefined;
  const parsed = schema.safeParse(parseJson(row.value));
  return parsed.success ? parsed.data : undefined;
}

/** Undefined for invalid JSON, since an untrusted library is opened before it is checked. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function writeValue(db: WritableDb, key: string, value: unknown): void {
  run(
    db,
    sql`
    INSERT INTO settings (key, value) VALUES (${key}, ${JSON.stringify(value)})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  );
}

const PREFIX = 'settings.';

export function getSettings(db: ReadableDb): Settings {
  const rows = all<{ key: string; value: string }>(
    db,
    sql`SELECT key, value FROM settings WHERE key LIKE ${`${PREFIX}%`}`,
  );
  const stored = new Map(rows.map((row) => [row.key.slice(PREFIX.length), row.value]));
  const settings: Record<string, unknown> = { ...DEFAULT_SETTINGS };
  for (const [name, schema] of Object.entries(settingsSchema.shape)) {
    const value = stored.get(name);
    if (value === undefined) continue;
    const parsed = schema.safeParse(parseJson(value));
    if (parsed.success) settings[name] = parsed.data;
  }
  return settingsSchema.parse(settings);
}

/** The stored JSON of one setting, to detect changes; undefined while the default applies. */
export const settingText = (db: ReadableDb, name: keyof Settings): string | undefined =>
  get<{ value: string }>(db, sql`SELECT value FROM settings WHERE key = ${PREFIX + name}`)?.value;

export function setSettings(
  db: WritableDb,
  change: z.output<ReturnType<typeof settingsSchema.partial>>,
): Settings {
  return transaction(db, () => {
    for (const [name, value] of Object.entries(change))
      if (value !== undefined) writeValue(db, PREFIX + name, value);
    return getSettings(db);
  });
}

const LAST_POSITION = 'place';

/** The last edited post and its caret; undefined once that post is in the bin. */
export function getLastPosition(db: ReadableDb): z.output<typeof lastPositionSchema> | undefined {
  const position = readValue(db, LAST_POSITION, lastPositionSchema);
  if (position === undefined) return undefined;
  const post = get(db, sql`SELECT 1 FROM posts WHERE id = ${position.postId} AND binned_at IS NULL`);
  return post === undefined ? undefined : position;
}

export function setLastPosition(db: WritableDb, position: z.output<typeof lastPositionSchema>): void {
  writeValue(db, LAST_POSITION, position);
}
