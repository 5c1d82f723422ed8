import { useState } from 'react';
import type { AppError } from '#contract/failure.ts';
import { asAppError, call } from '../bridge/call.ts';
import { uploadPicture } from '../editor/upload.ts';

export type PortraitActs = Readonly<{
  pending: boolean;
  failure: AppError | undefined;
  choose: () => void;
  drop: (file: File) => void;
  remove: () => void;
}>;

/** A person's picture: from a file that is chosen or dropped, replaced, taken away. */
export function usePortrait(id: string): PortraitActs {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<AppError>();
  const set = async (portrait: string): Promise<void> => {
    await call('people.save', { id, set: { portrait } });
  };
  const run = (work: () => Promise<void>): void => {
    setPending(true);
    setFailure(undefined);
    work()
      .catch((thrown: unknown) => setFailure(asAppError(thrown)))
      .finally(() => setPending(false));
  };
  return {
    pending,
    failure,
    choose: () =>
      run(async () => {
        const { file } = await call('dialogs.choose-picture', {});
        if (file !== undefined) await set((await call('assets.add-file', { token: file.token })).sha256);
      }),
    drop: (file) => run(async () => set((await uploadPicture(file)).sha256)),
    remove: () => run(() => set('')),
  };
}
