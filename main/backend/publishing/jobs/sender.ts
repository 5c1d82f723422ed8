/** Dependencies for creating a job. */
import type { PublishingContext } from '../destinations/publishing-context.ts';
import type { Pictures } from '../pictures/picture-addresses.ts';
import type { Outbox } from './outbox.ts';
import type { Point } from './work.ts';

export type Sender = Readonly<{
  context: PublishingContext;
  pictures: Pictures;
  outbox: Pick<Outbox, 'added'>;
}>;

/** A hook for tests to interrupt the creation of a job. */
export type Sending = Sender & Readonly<{ point(name: Point): void | Promise<void> }>;
