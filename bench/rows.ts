/** The rows of the bench, in the order of docs/BENCH.md. */
import { autosave } from './autosave.ts';
import { backupRows } from './backup.ts';
import { publishInFolder } from './folder.ts';
import type { Row } from './harness.ts';
import { conversion } from './conversion.ts';
import { editorRows } from './editor.ts';
import { growth } from './growth.ts';
import { importRows } from './import.ts';
import { listRows } from './lists.ts';
import { mirrorRows } from './mirror.ts';
import { packageRows } from './packages.ts';
import { publishRow } from './publish.ts';
import { pureRows } from './pure-rows.ts';
import { recognition } from './recognition.ts';
import { startingRows } from './starting.ts';
import { wordpressRows } from './wordpress.ts';

export const rows: readonly Row[] = [
  autosave,
  growth,
  conversion,
  ...editorRows,
  recognition,
  ...pureRows,
  ...importRows,
  ...backupRows,
  ...listRows,
  ...startingRows,
  ...packageRows,
  publishRow,
  publishInFolder,
  ...mirrorRows,
  ...wordpressRows,
];
