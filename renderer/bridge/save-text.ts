import type { RequestInput } from '#contract/bridge.ts';

/** Of blocks that nobody changes any more. */
const texts = new WeakMap<object, string>();

/**
 * A save as JSON text, the same that JSON.stringify gives of it. Blocks that are frozen are written once: the next save of the
 * post brings them again, all but the one that was written in (renderer/editor/model/document/post-reader.ts).
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
  const known = texts.get(block) ?? JSON.stringify(block);
  texts.set(block, known);
  return known;
}
