/** Rows of blogs and accounts, asked for what their kind can do (interview/destinations.ts). */
import {
  capabilitiesOf,
  DESTINATION_KINDS,
  type Capabilities,
  type DestinationKind,
} from '#interview/destinations.ts';
import type { Query } from '../sql.ts';
import { list, sql } from '../sql.ts';

const kindsThat = (capability: keyof Capabilities): Query =>
  list(DESTINATION_KINDS.filter((kind) => capabilitiesOf(kind)[capability]));

/** Of `blogs`: what stands there is published. Those that do come first: `ORDER BY ${COUNTS} DESC`. */
export const COUNTS = sql`blogs.kind IN (${kindsThat('counts')})`;
/** Of `accounts`: a person signs in. */
export const SIGNS_IN = sql`accounts.kind IN (${kindsThat('account')})`;

/** How posts come to the blog of a row: as to its kind, or by its author's hand. */
export const kindOf = ({
  kind,
  way,
}: Readonly<{ kind: DestinationKind; way: 'connected' | 'by-hand' }>): DestinationKind =>
  way === 'by-hand' ? 'by-hand' : kind;
