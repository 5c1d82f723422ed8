import type { RequestInput } from '#contract/bridge.ts';

/** By frozen block. */
const texts = new WeakMap<object, string>();

/**
 * The JSON text of a save, equal to JSON.stringify. Frozen blocks are serialised once: the next save has the same ones,
 * except the edited block (renderer/editor/model/document/post-reader.ts).
 */
export function saveText({ document, ...rest }: RequestInput<'posts.save'>): string {
  const written = (key: string, value: unknown): string =>
    key === 'body' ? `[${document.body.map(blockText).join(',')}]` : JSON.stringify(value);
  const fields = Object.entries(document)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${JSON.stringify(key)}:${written(key, value)}`);
  return `${JSON.stringify(rest).slice(0, -1)},"document":{${fields.join(',')}}}`;
}

function blockText(block: object): string {
  if (!Object.isFrozen(block)) return JSON.stringify(block);
  const text = texts.get(block) ?? JSON.stringify(block);
  texts.set(block, text);
  return text;
}
