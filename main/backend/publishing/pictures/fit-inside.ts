/** How wide pictures may be inside a post: as wide as the whole fits, the same for all of them. */
import { pictureCopy } from '../../library/pictures/picture-copies.ts';
import type { ReadableDb } from '../../core/sql.ts';

// How heavy a text becomes with its pictures inside, and how much of that stands before « Lire la suite ».

/** The address that stands for a picture while its own is not known. */
export const placeholderOf = (sha256: string): string => `https://picture.invalid/${sha256}`;
const PLACEHOLDERS = /https:\/\/picture\.invalid\/([0-9a-f]{64})/g;

/** The three forms of the jump break (docs/design/blogger.md#html). */
const JUMP_BREAK = /<!--\s*more\b|<a\b[^<>]{0,100}?\sname\s*=\s*["']?more\b/i;

/** The pictures of this text that have no address yet, each once. */
export const waitingIn = (html: string): string[] => [
  ...new Set(Array.from(html.matchAll(PLACEHOLDERS), ([, sha256 = '']) => sha256)),
];

/** Some picture of this text has no address yet. */
export const hasPlaceholder = (html: string): boolean => html.search(PLACEHOLDERS) !== -1;

type Part = Readonly<{
  /** In UTF-8, without the addresses of pictures. */
  bytes: number;
  /** How often each picture stands in it. */
  uses: ReadonlyMap<string, number>;
}>;

/** `head` is what stands before the jump break; undefined without one. */
type WeighedText = Readonly<{ all: Part; head: Part | undefined }>;

function partOf(html: string): Part {
  const uses = new Map<string, number>();
  const text = html.replace(PLACEHOLDERS, (_, sha256: string) => {
    uses.set(sha256, (uses.get(sha256) ?? 0) + 1);
    return '';
  });
  return { bytes: Buffer.byteLength(text), uses };
}

/** Weighs HTML whose pictures have the addresses of `placeholderOf`. */
export function weighText(html: string): WeighedText {
  const at = html.search(JUMP_BREAK);
  return { all: partOf(html), head: at === -1 ? undefined : partOf(html.slice(0, at)) };
}

/** With each picture's address as long as `lengthOf` says. */
export function weightWith(part: Part, lengthOf: (sha256: string) => number): number {
  let bytes = part.bytes;
  for (const [sha256, count] of part.uses) bytes += count * lengthOf(sha256);
  return bytes;
}

/** What stands before the jump break is on the home page too, with that of other posts. */
export const HEAD_BUDGET = 200_000;

/** Pixels on the longer side. The first of them is Blogger's own scaled size. */
export const WIDTHS = [1600, 1200, 960, 800, 640] as const;
/** Only by the author's explicit choice. */
const SMALL_WIDTHS = [480, 320] as const;

type Fit = Readonly<{
  /** Pixels on the longer side at which everything fits; the narrowest where nothing does. */
  width: number;
  bytes: number;
  /** Before the jump break; undefined without one. */
  headBytes: number | undefined;
  fits: boolean;
  /** A smaller width at which it would fit, to be chosen by the author. */
  smaller: number | undefined;
}>;

type Library = Readonly<{ db: ReadableDb; folder: string }>;

/** As many often fit as wide as can be: that is tried first. */
const FEW = 3;

const MOST_PREFIX = 'data:image/jpeg;base64,'.length;

/**
 * Climbs from the narrowest width while the whole keeps within `budget` bytes and its head within HEAD_BUDGET: narrow copies
 * cost little, wide ones are made only where they may serve (a few pictures are tried at the widest first). `chosen`: the author wants them no wider than this, below
 * 640. Throws asset.not-found.
 */
export async function fitInside(
  library: Library,
  text: WeighedText,
  budget: number,
  chosen: number | undefined,
): Promise<Fit> {
  const pictures = [...text.all.uses.keys()];
  const at = async (width: number): Promise<Omit<Fit, 'smaller'>> => {
    const copies = await Promise.all(
      pictures.map(async (sha256) => {
        const { bytes, mime } = await pictureCopy(library, sha256, width, 'inside');
        return [sha256, `data:${mime};base64,`.length + 4 * Math.ceil(bytes.byteLength / 3)] as const;
      }),
    );
    const lengths = new Map<string, number>(copies);
    const lengthOf = (sha256: string): number => lengths.get(sha256) ?? MOST_PREFIX;
    const bytes = weightWith(text.all, lengthOf);
    const headBytes = text.head === undefined ? undefined : weightWith(text.head, lengthOf);
    return { width, bytes, headBytes, fits: bytes <= budget };
  };
  if (chosen !== undefined) return { ...(await at(chosen)), smaller: undefined };
  const holds = ({ fits, headBytes }: Omit<Fit, 'smaller'>): boolean =>
    fits && (headBytes ?? 0) <= HEAD_BUDGET;
  if (pictures.length <= FEW) {
    const widest = await at(WIDTHS[0]);
    if (holds(widest)) return { ...widest, smaller: undefined };
  }
  let best = await at(640);
  if (!best.fits) return { ...best, smaller: await smallerThat(at) };
  for (const width of WIDTHS.toReversed().slice(1)) {
    const next = await at(width);
    if (!holds(next)) break;
    best = next;
  }
  return { ...best, smaller: undefined };
}

async function smallerThat(
  at: (width: number) => Promise<Omit<Fit, 'smaller'>>,
): Promise<number | undefined> {
  for (const width of SMALL_WIDTHS) if ((await at(width)).fits) return width;
  return undefined;
}
