/** Replacements that a blog made in a text when saving it, such as an appended signature or other apostrophes. */
import { diffArrays } from 'diff';
import type { HtmlRules } from '../destinations.ts';
import { foldKey } from '../fold-key.ts';
import { htmlFingerprint } from './same-html.ts';

/**
 * `before` and `after`: a part of the canonical HTML (content-fingerprint.ts) or of the title, or a whole label; either
 * may be ''.
 */
export type Alteration = Readonly<{ part: 'title' | 'labels' | 'text'; before: string; after: string }>;
type Content = Readonly<{ title: string; labels: readonly string[]; content: string }>;

/** With more edits, the text counts as another text. */
const MOST_EDITS = 2_000;
const MOST_ALTERATIONS = 200;

/** A tag without its attributes, an attribute, a word, or a character. */
const TOKEN = /<\/?[a-z][\w:-]*|\s[\w:.-]+="(?:[^"\\]|\\.)*"|[\p{L}\p{N}]+|[\s\S]/gu;

/**
 * Lists the alterations without repetition; [] for equal texts, undefined for too many differences. Throws HtmlError
 * for a text too large to compare.
 */
export function alterationsBetween(
  rules: HtmlRules,
  sent: Content,
  remote: Content,
): Alteration[] | undefined {
  const title = replacements('title', sent.title, remote.title);
  const text = replacements(
    'text',
    htmlFingerprint(rules, sent.content),
    htmlFingerprint(rules, remote.content),
  );
  if (title === undefined || text === undefined) return undefined;
  const all = [...title, ...labelChanges(sent.labels, remote.labels), ...text];
  const each = [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
  return each.length > MOST_ALTERATIONS ? undefined : each;
}

function labelChanges(sent: readonly string[], remote: readonly string[]): Alteration[] {
  const missing = (labels: readonly string[], others: readonly string[]): string[] => {
    const keys = new Set(others.map(foldKey));
    return labels.filter((label) => !keys.has(foldKey(label)));
  };
  return [
    ...missing(sent, remote).map((before) => ({ part: 'labels' as const, before, after: '' })),
    ...missing(remote, sent).map((after) => ({ part: 'labels' as const, before: '', after })),
  ];
}

function replacements(part: Alteration['part'], sent: string, remote: string): Alteration[] | undefined {
  const changes = diffArrays(sent.match(TOKEN) ?? [], remote.match(TOKEN) ?? [], {
    maxEditLength: MOST_EDITS,
  });
  if (changes === undefined) return undefined;
  const all: Alteration[] = [];
  let [before, after]: [string[], string[]] = [[], []];
  const end = (): void => {
    const replacement = { before: before.join(''), after: after.join('') };
    if (before.length === 0 && after.length > 0) all.push({ part, before: '', after: oneInsertion(after) });
    else if (before.length > 0) all.push({ part, ...replacement });
    [before, after] = [[], []];
  };
  for (const { added, removed, value } of changes) {
    if (removed) before.push(...value);
    else if (added) after.push(...value);
    else end();
  }
  end();
  return all;
}

/**
 * Canonical form of an insertion. A comparison may start it at any token of the cycle, and a plugin that appends its
 * signature at each save repeats it: keeps one period, from its first tag.
 */
function oneInsertion(tokens: readonly string[]): string {
  const period = Array.from(tokens, (_, at) => at + 1).find(
    (length) => tokens.length % length === 0 && tokens.every((token, at) => token === tokens[at % length]),
  );
  const once = tokens.slice(0, period);
  const turned = once
    .flatMap((token, at) =>
      /^<[a-z]/.test(token) ? [[...once.slice(at), ...once.slice(0, at)].join('')] : [],
    )
    .toSorted();
  return turned[0] ?? once.join('');
}
