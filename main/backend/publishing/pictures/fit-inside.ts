/** The width of the pictures inside a post: the largest at which the whole fits, equal for all of them. */
import { pictureCopy } from '../../library/pictures/picture-copies.ts';
import type { ReadableDb } from '../../core/sql.ts';

// The size of a text with its pictures inside, in all and before « Lire la suite ».

/** Placeholder address for a picture without an address. */
export const placeholderOf = (sha256: string): string => `https://picture.invalid/${sha256}`;
const PLACEHOLDERS = /https:\/\/picture\.invalid\/([0-9a-f]{64})/g;

/** The three forms of the jump break (docs/design/blogger.md#html). */
const JUMP_BREAK = /<!--\s*more\b|<a\b[^<>]{0,100}?\sname\s*=\s*["']?more\b/i;

/** The pictures of this text without an address, each once. */
export const waitingIn = (html: string): string[] => [
  ...new Set(Array.from(html.matchAll(PLACEHOLDERS), ([, sha256 = '']) => sha256)),
];

/** Whether any picture of this text has no address. */
export const hasPlaceholder = (html: string): boolean => html.search(PLACEHOLDERS) !== -1;

type Part = Readonly<{
  /** In UTF-8, without the addresses of pictures. */
  bytes: number;
  /** The number of occurrences of each picture. */
  uses: ReadonlyMap<string, number>;
}>;

/** `head` is the part before the jump break; undefined without one. */
type WeighedText = Readonly<{ all: Part; head: Part | undefined }>;

function partOf(html: string): Part {
  const uses = new Map<string, number>();
  const text = html.replace(PLACEHOLDERS, (_, sha256: string) => {
    uses.set(sha256, (uses.get(sha256) ?? 0) + 1);
    return '';
  });
  return { bytes: Buffer.byteLength(text), uses };
}

/** Measures HTML whose pictures have the addresses of `placeholderOf`. */
export function weighText(html: string): WeighedText {
  const at = html.search(JUMP_BREAK);
  return { all: partOf(html), head: at === -1 ? undefined : partOf(html.slice(0, at)) };
}

/** The size with picture addresses of the length `lengthOf` returns. */
export function weightWith(part: Part, lengthOf: (sha256: string) => number): number {
  let bytes = part.bytes;
  for (const [sha256, count] of part.uses) bytes += count * lengthOf(sha256);
  return bytes;
}

/** Maximum size before the jump break: that part is on the home page too, together with other posts. */
export const HEAD_BUDGET = 200_000;

/** Pixels on the longer side. The first is Blogger's own scaled size. */
export const WIDTHS = [1600, 1200, 960, 800, 640] as const;
/** Widths used only at the author's explicit choice. */
const SMALL_WIDTHS = [480, 320] as const;

type Fit = Readonly<{
  /** Pixels on the longer side at which everything fits; the narrowest if nothing does. */
  width: number;
  bytes: number;
  /** Bytes before the jump break; undefined without one. */
  headBytes: number | undefined;
  fits: boolean;
  /** A smaller width at which the text would fit, for the author to choose. */
  smaller: number | undefined;
}>;

type Library = Readonly<{ db: ReadableDb; folder: string }>;

/** With at most this many pictures the widest often fits, and is tried first. */
const FEW = 3;

const MOST_PREFIX = 'data:image/jpeg;base64,'.length;

/**
 * Finds the largest width at which the text keeps within `budget` bytes and its head within HEAD_BUDGET, starting from the
 * narrowest: narrow copies are cheap, and wide ones are made only if they may be used (for few pictures the widest is tried
 * first). `chosen`: the author's maximum width, below 640. Throws asset.not-found.
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
