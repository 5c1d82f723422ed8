import type { ReactNode } from 'react';
import { useState } from 'react';
import { call } from '../bridge/call.ts';
import { later } from '../ui/later.tsx';
import { NoticeRegion, useNotices } from '../ui/notices.tsx';
import { Welcome } from './Welcome.tsx';

const RestoreDialog = later(() => import('../backups/RestoreDialog.tsx').then((part) => part.RestoreDialog));

type FirstStartProps = Readonly<{
  /** The welcome has been left, and is not shown again. */
  onLeave: () => void;
  /** False where no interview could be made. */
  onCreate: () => Promise<boolean>;
  onConnect: () => void;
  onImport: () => void;
  save: () => Promise<unknown>;
}>;

/** The first thing an author sees, and what each of its ways does. */
export function FirstStart({ onLeave, onCreate, onConnect, onImport, save }: FirstStartProps): ReactNode {
  const notices = useNotices();
  const [library, setLibrary] = useState<Readonly<{ token: string }>>();
  async function start(first: 'practice' | 'connect' | 'later'): Promise<void> {
    onLeave();
    if (first === 'practice')
      call('blogs.start-practice', {}).catch((thrown: unknown) => notices.fail('practice', thrown));
    if ((await onCreate()) && first === 'connect') onConnect();
  }
  const have = (): void => {
    call('dialogs.choose-library', {}).then(
      ({ file }) => file !== undefined && setLibrary({ token: file.token }),
      (thrown: unknown) => notices.fail('library', thrown),
    );
  };
  return (
    <>
      <Welcome
        onPractice={() => void start('practice')}
        onConnect={() => void start('connect')}
        onLater={() => void start('later')}
        onHave={have}
        onImport={() => {
          onLeave();
          onImport();
        }}
      />
      {library !== undefined && (
        <RestoreDialog source={library} save={save} onClose={() => setLibrary(undefined)} />
      )}
      <NoticeRegion />
    </>
  );
}
