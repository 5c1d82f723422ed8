/** How heavy a text becomes with its pictures inside, and how much of that stands before « Lire la suite ». */

/** The address that stands for a picture while its own is not known. */
export const placeholderOf = (sha256: string): string => `https://picture.invalid/${sha256}`;
const PLACEHOLDERS = /https:\/\/picture\.invalid\/([0-9a-f]{64})/g;

/** The three forms of the jump break (docs/design/blogger.md#html). */
const JUMP_BREAK = /<!--\s*more\b|<a\b[^<>]{0,100}?\sname\s*=\s*["']?more\b/i;

/** Some picture of this text has no address yet. */
export const hasPlaceholder = (html: string): boolean => html.search(PLACEHOLDERS) !== -1;

type Part = Readonly<{
  /** In UTF-8, without the addresses of pictures. */
  bytes: number;
  /** How often each picture stands in it. */
  uses: ReadonlyMap<string, number>;
}>;

/** `head` is what stands before the jump break; undefined without one. */
export type WeighedText = Readonly<{ all: Part; head: Part | undefined }>;

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
