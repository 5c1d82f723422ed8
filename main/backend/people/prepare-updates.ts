/**
 * « Préparer les mises à jour » of a corrected name: one update through the outbox for each post online that shows the
 * old one. A post is sent as it stands online, with the name alone changed.
 */
import { trustedPost } from '#interview/upgrade.ts';
import { renamePerson, type Renaming } from '../library/people/rename.ts';
import { transaction } from '../library/sql.ts';
import type { Frozen } from '../publishing/freeze.ts';
import { addUpdate, freezeIfReady, type Round, type Sender } from '../publishing/prepared-updates.ts';
import { getPublication, type PublicationRecord, sameContent } from '../library/publications/publications.ts';
import { onlineOf, type Standing } from './online-posts.ts';

export type Prepared = Readonly<{ prepared: number; notPrepared: number }>;

/** `done` runs in the transaction of the last job of this post: asked again after a kill, nothing is prepared twice. */
export async function prepareUpdates(
  sender: Sender,
  postId: string,
  renaming: Renaming,
  round: Round,
  done: (prepared: Prepared) => void,
): Promise<string[]> {
  const { db } = sender.backend;
  const ready: Readonly<{ publication: PublicationRecord; document: string; frozen: Frozen }>[] = [];
  let notPrepared = 0;
  for (const standing of onlineOf(db, postId)) {
    const document = renamedText(standing, renaming);
    if (document === undefined) continue;
    const publication = getPublication(db, standing.publicationId);
    const { base } = publication;
    const frozen =
      standing.kept === undefined && base !== undefined
        ? await freezeIfReady(sender, publication, document)
        : undefined;
    if (base === undefined || frozen === undefined) notPrepared += 1;
    else if (!sameContent(frozen.wanted, base)) ready.push({ publication, document, frozen });
  }
  const ids = transaction(db, () => {
    const added = ready.flatMap(
      ({ publication, ...update }) => addUpdate(sender.backend, publication, { ...update, round }) ?? [],
    );
    done({ prepared: added.length, notPrepared: notPrepared + ready.length - added.length });
    return added;
  });
  for (const id of ids) sender.outbox.added(id);
  return ids;
}

/** Undefined where what stands there shows the person as they are called. */
function renamedText({ sent }: Standing, renaming: Renaming): string | undefined {
  if (sent === undefined) return undefined;
  const text = trustedPost(JSON.parse(sent));
  const next = renamePerson(text, renaming);
  return next === text ? undefined : JSON.stringify(next);
}
