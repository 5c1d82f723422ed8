/** Shapes that the editor shares with its surroundings. */
import type { BackendOutput } from '../../preload/contract/backend.ts';
import type { Command } from '../../preload/contract/commands.ts';

export type { Command };
export type DirectoryPerson = Pick<
  BackendOutput<'participants.list'>['items'][number],
  'id' | 'name' | 'role' | 'organisation'
>;
export type AssetOfUpload = Pick<
  BackendOutput<'assets.add-file'>,
  'sha256' | 'width' | 'height' | 'name' | 'credit' | 'description'
>;
export type VideoWords = BackendOutput<'videos.describe'>;
