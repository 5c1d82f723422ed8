import type { BackendOutput } from '#contract/backend.ts';
import { call, subscribe } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../ui/notices.tsx';

export type PeopleActs = Readonly<{
  /** Said, with the way back. */
  merged: (actId: string, kept: string, merged: string, posts: number) => void;
  renamed: (actId: string, posts: number, prepared: boolean) => void;
  remove: (id: string, name: string) => Promise<void>;
}>;

const NOTICE = 'person';

/** Runs `then` once an act has ended; never where nothing is known of it any more. */
function whenDone(actId: string, then: (act: BackendOutput<'people.act'>) => void): void {
  let told = false;
  const look = (): void => {
    call('people.act', { id: actId }).then((act) => {
      // Two looks may be under way at once.
      if (act.state !== 'done' || told) return;
      told = true;
      end();
      then(act);
    }, end);
  };
  const end = subscribe('people.changed', look);
  look();
}

/** What was done to people is said where it stays until it is read, and can be taken back from there. */
export function usePeopleActs(letGo: () => Promise<void>): PeopleActs {
  const { people: words } = useMessages();
  const notices = useNotices();

  const undoable = (text: string, actId: string, undone: string): void => {
    const undo = async (): Promise<void> => {
      // The texts are about to be replaced once more.
      await letGo();
      await call('people.undo', { id: actId });
      notices.show({ id: NOTICE, text: undone });
    };
    const run = (): void => {
      undo().catch((thrown: unknown) => notices.fail(NOTICE, thrown));
    };
    notices.show({ id: NOTICE, text, action: { label: words.undo, run } });
  };
  return {
    merged: (actId, kept, merged, posts) =>
      undoable(words.merge.done(kept, merged, posts), actId, words.undone),
    renamed(actId, posts, prepared) {
      if (!prepared) return undoable(words.rename.begun(posts), actId, words.undone);
      notices.show({ id: NOTICE, text: words.rename.begunPrepared(posts) });
      whenDone(actId, (act) =>
        notices.show({ id: NOTICE, text: words.rename.prepared(act.prepared, act.notPrepared) }),
      );
      return undefined;
    },
    async remove(id, name) {
      const { actId } = await call('people.remove', { id });
      undoable(words.remove.done(name), actId, words.putBack(name));
    },
  };
}
