import type { videoRequests } from '#contract/videos.ts';
import type { Handlers } from '../../core/answer.ts';
import type { Backend } from '../backend.ts';
import { describeVideo } from '../../exchange/describe-video.ts';

export const videoHandlers = {
  'videos.describe': (backend, { url }) => describeVideo(backend, url),
} satisfies Handlers<typeof videoRequests, Backend>;
