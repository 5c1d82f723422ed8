/**
 * Colours, alignment and other styles that a colleague gave to the blocks of our turns on a WordPress site. They are in
 * a block's comment and opening tag, and no document holds them: an update copies them from the text that it replaces
 * (docs/design/wordpress.md#blocks-of-a-colleague).
 */
import { type Block, parseBlocks } from '../../markup/block-tree.ts';

/** The comment and opening tag of a block. */
type Head = Readonly<{
  start: number;
  end: number;
  source: string;
  tag: string;
  attributes: unknown;
  classes: string;
}>;

/**
 * Adds to `text` the styles of the same turns in `previous`; both as stored by the site. Styles that Escale itself
 * changed are not copied.
 */
export function withTurnLooks(text: string, previous: string): string {
  const looks = headsOf(previous);
  let written = '';
  let from = 0;
  for (const [key, head] of headsOf(text)) {
    const look = looks.get(key);
    const isTaken =
      look !== undefined &&
      look.source !== head.source &&
      look.tag === head.tag &&
      look.classes === head.classes &&
      includesEntries(look.attributes, head.attributes);
    if (!isTaken) continue;
    written += text.slice(from, head.start) + look.source;
    from = head.end;
  }
  return written + text.slice(from);
}

const OPENING = /\s*<(h[1-6]|div|p)\b([^<>]*)>/y;
const ANCHOR = /\sid="([qa]-[^"<>]{1,100})"/;
const NAME = /^<(?:b|strong)\b[^<>]*\biv-name\b/;
const DEEPEST = 8;

/** By turn: the anchor of a question or answer, the first paragraph of an answer, the index of a lead paragraph. */
function headsOf(text: string): ReadonlyMap<string, Head> {
  const heads = new Map<string, Head>();
  let leads = 0;
  const add = (
    key: string,
    { name, attributes, start }: Block,
    end: number,
    [, tag = '', written = '']: RegExpExecArray,
  ): void => {
    if (heads.has(key)) return;
    const classes = /\sclass="([^"<>]*)"/.exec(written)?.[1] ?? '';
    const source = text.slice(start, end);
    heads.set(key, {
      start,
      end,
      source,
      tag: `${name} ${tag}`,
      attributes: parsedAttributes(attributes),
      classes: ownClasses(classes),
    });
  };
  const walk = (blocks: readonly Block[], answer: string | undefined, depth: number): void => {
    for (const [at, block] of blocks.entries()) {
      OPENING.lastIndex = block.inner;
      const opening = OPENING.exec(text);
      if (opening === null) continue;
      const end = OPENING.lastIndex;
      const anchor = ANCHOR.exec(opening[2] ?? '')?.[1];
      const isLead = block.name === 'paragraph' && /\biv-lead\b/.test(opening[2] ?? '');
      if (anchor !== undefined && (block.name === 'heading' || block.name === 'group'))
        add(anchor, block, end, opening);
      else if (answer !== undefined && at === 0 && NAME.test(text.slice(end, end + 300)))
        add(`${answer} name`, block, end, opening);
      else if (isLead) {
        add(`lead ${leads}`, block, end, opening);
        leads += 1;
      }
      if (depth < DEEPEST) walk(block.blocks, anchor, depth + 1);
    }
  };
  walk(parseBlocks(text), undefined, 0);
  return heads;
}

const ownClasses = (classes: string): string =>
  classes
    .split(/\s+/)
    .filter((name) => name.startsWith('iv-'))
    .toSorted()
    .join(' ');

function parsedAttributes(json: string): unknown {
  try {
    return JSON.parse(json === '' ? '{}' : json);
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** Whether `larger` has every entry of `part`. Class names are compared separately. */
function includesEntries(larger: unknown, part: unknown): boolean {
  if (typeof part !== 'object' || part === null || typeof larger !== 'object' || larger === null)
    return larger === part;
  const entries = new Map(Object.entries(larger));
  return Object.entries(part).every(
    ([key, value]) => key === 'className' || includesEntries(entries.get(key), value),
  );
}
