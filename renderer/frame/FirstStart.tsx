import type { ReactNode } from 'react';
import { call } from '../bridge/call.ts';
import { NoticeRegion, useNotices } from './notices.tsx';
import { Welcome } from './Welcome.tsx';

type FirstStartProps = Readonly<{
  /** The welcome has been left, and is not shown again. */
  onLeave: () => void;
  /** False where no interview could be made. */
  onCreate: () => Promise<boolean>;
  onConnect: () => void;
  onImport: () => void;
}>;

/** The first thing an author sees, and what each of its ways does. */
export function FirstStart({ onLeave, onCreate, onConnect, onImport }: FirstStartProps): ReactNode {
  const notices = useNotices();
  async function start(first: 'practice' | 'connect' | 'later'): Promise<void> {
    onLeave();
    if (first === 'practice')
      call('blogs.start-practice', {}).catch((thrown: unknown) => notices.fail('practice', thrown));
    if ((await onCreate()) && first === 'connect') onConnect();
  }
  return (
    <>
      <Welcome
        onPractice={() => void start('practice')}
        onConnect={() => void start('connect')}
        onLater={() => void start('later')}
        onImport={() => {
          onLeave();
          onImport();
        }}
      />
      <NoticeRegion />
    </>
  );
}
