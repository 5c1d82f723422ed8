/**
 * Proposals from the metadata of picture files, shown beside empty fields until the author takes or rejects them. Kept
 * in memory by the picture's sha256; they are not part of the document.
 */
import type { AssetOfUpload } from '../model/types.ts';

type Proposal = Readonly<{ credit: string; description: string }>;

const proposals = new Map<string, Proposal>();
const listeners = new Set<() => void>();
const NONE: Proposal = { credit: '', description: '' };

function notifyListeners(): void {
  for (const listener of listeners) listener();
}

/** Stores the metadata of a picture. */
export function addProposal({ sha256, credit, description }: AssetOfUpload): void {
  if (credit === '' && description === '') return;
  proposals.set(sha256, { credit, description });
  notifyListeners();
}

/** Removes a proposal that was taken or rejected. */
export function removeProposal(sha256: string, field: keyof Proposal): void {
  const proposal = proposals.get(sha256);
  if (proposal === undefined) return;
  proposals.set(sha256, { ...proposal, [field]: '' });
  notifyListeners();
}

export function proposalFor(sha256: string | undefined): Proposal {
  return (sha256 === undefined ? undefined : proposals.get(sha256)) ?? NONE;
}

export function onProposals(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
