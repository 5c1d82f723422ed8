import type { videoRequests } from '#contract/videos.ts';
import type { Handlers } from '../answer.ts';
import type { Backend } from '../context.ts';
import { describeVideo } from '../describe-video.ts';

export const videoHandlers = {
  'videos.describe': (backend, { url }) => describeVideo(backend, url),
} satisfies Handlers<typeof videoRequests, Backend>;
