/** What a clipboard holds under Lexical's name. Anyone may have put it there. */
import { $generateNodesFromSerializedNodes } from '@lexical/clipboard';
import { z } from 'zod';

/** Spans of a cell beyond these would be laid out for ever (interview/document.ts). */
const SPANS: Readonly<Record<string, number>> = { colSpan: 100, rowSpan: 1000 };

const payloadSchema = z.object({
  namespace: z.literal('escale'),
  nodes: z.array(z.looseObject({ type: z.string() })),
});
export type Structure = z.infer<typeof payloadSchema>['nodes'];

/** The nodes of it, none made yet; null when it is not ours, or when it holds what no editor of ours can read. */
export function $structureIn(json: string): Structure | null {
  let value: unknown;
  try {
    value = JSON.parse(json, (name, part: unknown) =>
      typeof part === 'number' && Object.hasOwn(SPANS, name) ? Math.min(part, SPANS[name] ?? 1) : part,
    );
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return null;
    throw thrown;
  }
  const payload = payloadSchema.safeParse(value);
  if (!payload.success) return null;
  try {
    // Made once to see whether they can be: a node of a kind nobody knows stops in the middle of an update otherwise.
    $generateNodesFromSerializedNodes(payload.data.nodes);
    return payload.data.nodes;
  } catch {
    return null;
  }
}
