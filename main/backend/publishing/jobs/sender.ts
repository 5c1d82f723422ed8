/** What a job is made with. */
import type { PublishingContext } from '../destinations/publishing-context.ts';
import type { Pictures } from '../pictures/picture-addresses.ts';
import type { Outbox } from './outbox.ts';
import type { Point } from './work.ts';

export type Sender = Readonly<{
  context: PublishingContext;
  pictures: Pictures;
  outbox: Pick<Outbox, 'added'>;
}>;

/** Where a test may interrupt the making of the job. */
export type Sending = Sender & Readonly<{ point(name: Point): void | Promise<void> }>;
