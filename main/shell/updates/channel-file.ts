/** Reads the channel file of a release after its signature was verified: version, conditions and files. */
import { z } from 'zod';
import { versionSchema } from '#contract/updates.ts';
import { UpdateError } from './web.ts';

/** In bytes; without notes it has one or two thousand. */
export const LARGEST_CHANNEL_FILE = 64 * 1024;
/** Maximum size of a package, in bytes. */
const LARGEST_PACKAGE = 2_000_000_000;

/** Maximum length of the notes in the contract, in characters; longer notes are cut. */
const MOST_NOTES = 10_000;

/** The `appId` of electron-builder.yml. */
const APP_ID = 'fr.escale.app';

const fileSchema = z.object({
  /** A bare file name, relative to the channel file. */
  url: z
    .string()
    .max(200)
    .regex(/^[A-Za-z0-9][\w.+-]*$/),
  sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
  size: z.int().min(1).max(LARGEST_PACKAGE),
});
export type ReleaseFile = z.infer<typeof fileSchema>;

/** The file written by scripts/packaging/sign-release.mjs from electron-builder's output. */
const channelSchema = z.object({
  version: versionSchema,
  files: z.array(fileSchema).min(1).max(20),
  releaseNotes: z
    .string()
    .nullish()
    .transform((notes) => (notes == null ? undefined : shortened(notes))),
  /** A version of the system, as returned by os.release(). */
  minimumSystemVersion: z.string().max(40).optional(),
  escale: z.strictObject({
    app: z.string().max(100),
    channel: z.string().max(60),
    /** Last valid day, in UTC. It exposes a server that withholds newer versions. */
    expires: z.iso.date(),
    /** The page for a manual installation. */
    page: z
      .string()
      .max(500)
      .regex(/^https:\/\/[^\s/]+\//)
      .optional(),
  }),
});
export type Release = z.infer<typeof channelSchema>;

/** Electron-builder's names: `latest`, `latest-mac`, `latest-linux`, `latest-linux-arm64`. */
export function channelOf(platform: NodeJS.Platform, arch: string): string {
  if (platform === 'win32') return 'latest';
  if (platform === 'darwin') return 'latest-mac';
  return arch === 'x64' ? 'latest-linux' : `latest-linux-${arch}`;
}

const DAY = 86_400_000;

/**
 * Throws `unchecked` for a wrong shape, program or channel, `expired` for a file that is too old.
 * @param now in milliseconds
 */
export function readChannelFile(text: string, channel: string, now: number): Release {
  const read = channelSchema.safeParse(attempt(() => JSON.parse(text) as unknown));
  if (!read.success) throw new UpdateError('unchecked', 'the channel file is of another shape');
  const { escale } = read.data;
  if (escale.app !== APP_ID || escale.channel !== channel)
    throw new UpdateError('unchecked', 'the channel file is signed for another program or system');
  if (now >= Date.parse(escale.expires) + DAY)
    throw new UpdateError('expired', `the channel file was to be believed until ${escale.expires}`);
  return read.data;
}

function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    throw new UpdateError('unchecked', 'the channel file cannot be read', error);
  }
}

/** Does not cut a surrogate pair. */
const shortened = (notes: string): string =>
  notes.length <= MOST_NOTES ? notes : `${notes.slice(0, MOST_NOTES - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

const ENDINGS = { appimage: '.AppImage', nsis: '.exe', mac: '.zip' } as const;

/** The file with which a package of this kind updates itself; undefined if the release has none. */
export function fileFor(release: Release, kind: keyof typeof ENDINGS, arch: string): ReleaseFile | undefined {
  const fitting = release.files.filter(
    ({ url }) => url.endsWith(ENDINGS[kind]) && !url.includes('-portable-'),
  );
  const names =
    arch === 'x64' ? ['x64', 'x86_64', 'amd64'] : arch === 'arm64' ? ['arm64', 'aarch64'] : [arch];
  return (
    fitting.find(({ url }) => names.some((name) => url.includes(name))) ??
    // A single file without a processor in its name suits all.
    (fitting.length === 1 && !/x64|x86_64|amd64|arm64|aarch64/.test(fitting[0]?.url ?? '')
      ? fitting[0]
      : undefined)
  );
}
