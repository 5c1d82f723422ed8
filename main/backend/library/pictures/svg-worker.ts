/** The thread that looks through drawings. */
import { serveJobs } from '../../core/threads/serve-jobs.ts';
import { checkSvg } from './check-svg.ts';

serveJobs({ check: checkSvg });
