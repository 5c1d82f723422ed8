import type { Messages } from '#assets/messages/fr.ts';
import type { RequestOutput } from '#contract/bridge.ts';

type Prepared = RequestOutput<'publications.prepare'>;

/** Under the count of pictures: where they go, as what, and that nothing is lost. Undefined without pictures. */
export function picturesNote(
  { photos, bytes, checks }: Prepared,
  words: Messages['photos'],
): string | undefined {
  const { host, count, width, missing } = photos;
  if (count === 0) return undefined;
  if (host === undefined) return words.toChoose;
  if (host === 'inline') {
    const at = width ?? 0;
    const weight = words.weight(Math.ceil(bytes / 1000));
    // What would be refused is not said to be published.
    if (checks.some(({ code }) => code === 'too-heavy')) return weight;
    const said = photos.widthChosen ? words.insideChosen(at) : words.insideAt(at);
    return `${said} · ${weight}`;
  }
  return missing.length > 0 ? words.outOf(count - missing.length, count) : words.onHost[host];
}
