/**
 * What picture files say of themselves, proposed beside the fields they could fill until the author takes it or leaves
 * it. Kept by this page only, by the picture's sha256: a proposal is no part of the document.
 */
import type { AssetOfUpload } from '../model/types.ts';

type Proposal = Readonly<{ credit: string; description: string }>;

const proposals = new Map<string, Proposal>();
const listeners = new Set<() => void>();
const NONE: Proposal = { credit: '', description: '' };

function tell(): void {
  for (const listener of listeners) listener();
}

/** Remembers what came with a picture. */
export function propose({ sha256, credit, description }: AssetOfUpload): void {
  if (credit === '' && description === '') return;
  proposals.set(sha256, { credit, description });
  tell();
}

/** Taken or left: it is not proposed again. */
export function settle(sha256: string, field: keyof Proposal): void {
  const proposal = proposals.get(sha256);
  if (proposal === undefined) return;
  proposals.set(sha256, { ...proposal, [field]: '' });
  tell();
}

export function proposalFor(sha256: string | undefined): Proposal {
  return (sha256 === undefined ? undefined : proposals.get(sha256)) ?? NONE;
}

export function onProposals(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
