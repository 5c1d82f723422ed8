/** Dependencies of sending and mirroring: the context, outside servers, the reading thread, link checks. */
import type { LinkChecks } from '../../checks/link-checks.ts';
import type { PostWork } from '../../core/background-work.ts';
import type { Context } from '../../core/context.ts';
import type { Ahead } from '../../exchange/reading/ahead.ts';
import type { ReadText } from '../../exchange/reading/read-text.ts';
import type { Outside } from '../../network/start-outside.ts';

export type PublishingContext = Context &
  Outside &
  PostWork &
  Readonly<{ ahead: Ahead; readText: ReadText; linkChecks: LinkChecks }>;
