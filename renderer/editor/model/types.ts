/** Types that the editor shares with the page. */
import type { CreditField } from '#interview/people/person-fields.ts';
import type { BackendOutput } from '#contract/backend.ts';
import type { Command } from '#contract/commands.ts';

export type { Command };
export type DirectoryPerson = Pick<
  BackendOutput<'participants.list'>['items'][number],
  'id' | 'name' | CreditField
>;
export type AssetOfUpload = Pick<
  BackendOutput<'assets.add-file'>,
  'sha256' | 'width' | 'height' | 'name' | 'credit' | 'description'
>;
export type VideoWords = BackendOutput<'videos.describe'>;
