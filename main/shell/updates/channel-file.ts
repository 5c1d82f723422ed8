/** The channel file of a release, once its signature holds: which version there is, for whom, in which files. */
import { z } from 'zod';
import { versionSchema } from '#contract/updates.ts';
import { UpdateError } from './web.ts';

/** In bytes; without notes it is of one or two thousand. */
export const LARGEST_CHANNEL_FILE = 64 * 1024;
/** Of a package, in bytes. */
const LARGEST_PACKAGE = 2_000_000_000;

/** Characters of the notes that the page is given, by its contract; of longer ones their beginning. */
const MOST_NOTES = 10_000;

/** `appId` of electron-builder.yml. */
const APP_ID = 'fr.escale.app';

const fileSchema = z.object({
  /** A bare name: what is downloaded lies beside the channel file. */
  url: z
    .string()
    .max(200)
    .regex(/^[A-Za-z0-9][\w.+-]*$/),
  /** Base64 of 64 bytes. */
  sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
  size: z.int().min(1).max(LARGEST_PACKAGE),
});
export type ReleaseFile = z.infer<typeof fileSchema>;

/** As scripts/packaging/sign-release.mjs writes it, from what electron-builder says of its packages. */
const channelSchema = z.object({
  version: versionSchema,
  files: z.array(fileSchema).min(1).max(20),
  releaseNotes: z
    .string()
    .nullish()
    .transform((notes) => (notes == null ? undefined : shortened(notes))),
  /** Of the system, as os.release() says it. */
  minimumSystemVersion: z.string().max(40).optional(),
  escale: z.strictObject({
    app: z.string().max(100),
    channel: z.string().max(60),
    /** The last day on which it is believed, in UTC: a server that keeps later versions back is found out. */
    expires: z.iso.date(),
    /** Where whoever installs by hand finds this release. */
    page: z
      .string()
      .max(500)
      .regex(/^https:\/\/[^\s/]+\//)
      .optional(),
  }),
});
export type Release = z.infer<typeof channelSchema>;

/** As electron-builder names them: `latest`, `latest-mac`, `latest-linux`, `latest-linux-arm64`. */
export function channelOf(platform: NodeJS.Platform, arch: string): string {
  if (platform === 'win32') return 'latest';
  if (platform === 'darwin') return 'latest-mac';
  return arch === 'x64' ? 'latest-linux' : `latest-linux-${arch}`;
}

const DAY = 86_400_000;

/**
 * Throws `unchecked` for one that is of another shape, program or channel, `expired` for one that is too old to be believed.
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

/** No half of a sign at its end. */
const shortened = (notes: string): string =>
  notes.length <= MOST_NOTES ? notes : `${notes.slice(0, MOST_NOTES - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

const ENDINGS = { appimage: '.AppImage', nsis: '.exe', mac: '.zip' } as const;

/** The file that a package of this kind replaces itself with; undefined where the release has none for it. */
export function fileFor(release: Release, kind: keyof typeof ENDINGS, arch: string): ReleaseFile | undefined {
  const fitting = release.files.filter(
    ({ url }) => url.endsWith(ENDINGS[kind]) && !url.includes('-portable-'),
  );
  const names =
    arch === 'x64' ? ['x64', 'x86_64', 'amd64'] : arch === 'arm64' ? ['arm64', 'aarch64'] : [arch];
  return (
    fitting.find(({ url }) => names.some((name) => url.includes(name))) ??
    // One file, whose name tells no processor, is for all of them.
    (fitting.length === 1 && !/x64|x86_64|amd64|arm64|aarch64/.test(fitting[0]?.url ?? '')
      ? fitting[0]
      : undefined)
  );
}
