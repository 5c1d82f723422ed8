/** All commands, in the order of the help. */
import { ask } from './ask.ts';
import { backup } from './backup.ts';
import { blogs } from './blogs.ts';
import { check } from './check.ts';
import type { Command } from './command.ts';
import { doctor } from './doctor.ts';
import { exportTo } from './export.ts';
import { hostAgain } from './host-again.ts';
import { importSources } from './import.ts';
import { list } from './list.ts';
import { publish } from './publish.ts';
import { recognizeFile } from './recognize.ts';
import { recover } from './recover.ts';
import { render } from './render.ts';
import { reply } from './reply.ts';
import { restore } from './restore.ts';
import { search } from './search.ts';
import { show } from './show.ts';
import { typography } from './typography.ts';

export const COMMANDS: readonly Command[] = [
  list,
  show,
  render,
  search,
  recognizeFile,
  typography,
  importSources,
  exportTo,
  blogs,
  publish,
  ask,
  reply,
  backup,
  restore,
  recover,
  hostAgain,
  check,
  doctor,
];
