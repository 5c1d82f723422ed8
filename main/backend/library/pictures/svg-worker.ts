/** The thread that checks drawings. */
import { serveJobs } from '../../core/threads/serve-jobs.ts';
import { checkSvg } from './check-svg.ts';

serveJobs({ check: checkSvg });
