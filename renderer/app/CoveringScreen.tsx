import type { Dispatch, ReactNode } from 'react';
import type { Command } from '#contract/commands.ts';
import type { SearchActs } from '../search/use-search-acts.ts';
import { useMessages } from '../bridge/messages.tsx';
import type { ImportWatch } from '../imports/use-import-watch.ts';
import type { PersonSaves } from '../people/person-saves.ts';
import type { Autosaves } from '../saving/autosaves.ts';
import type { View, ViewAction } from '../ui/window/view.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LibraryMessages } from '../bridge/LibraryMessages.tsx';
import { lazyPart } from '../ui/window/lazy-part.tsx';

const ImportScreen = lazyPart(() => import('../imports/ImportScreen.tsx').then((part) => part.ImportScreen));
const PersonPage = lazyPart(() => import('../people/PersonPage.tsx').then((part) => part.PersonPage));
const ProposalsScreen = lazyPart(() =>
  import('../proposals/ProposalsScreen.tsx').then((part) => part.ProposalsScreen),
);
const SearchSurface = lazyPart(() =>
  import('../search/SearchSurface.tsx').then((part) => part.SearchSurface),
);
const Sends = lazyPart(() => import('../publishing/Sends.tsx').then((part) => part.Sends));

type CoveringScreenProps = Readonly<{
  view: View;
  imports: ImportWatch;
  search: SearchActs;
  autosaves: Autosaves;
  people: PersonSaves;
  dispatch: Dispatch<ViewAction>;
  onCommand: (command: Command) => void;
}>;

/** The screens that replace the text. */
export function CoveringScreen({
  view,
  imports,
  search,
  autosaves,
  people,
  dispatch,
  onCommand,
}: CoveringScreenProps): ReactNode {
  const words = useMessages().window;
  const openPost = (postId: string): void => dispatch({ type: 'open-post', postId });
  /**
   * Saves and closes the text before one or all posts are replaced in the library; if saving fails, the replacement is
   * cancelled.
   */
  const letGo = async (postId?: string): Promise<void> => {
    if (postId === undefined) await autosaves.saved();
    else await autosaves.get(postId)?.saved();
    if (view.postId === null || (postId ?? view.postId) !== view.postId) return;
    autosaves.forget(view.postId);
    dispatch({ type: 'close-post', postId: view.postId });
  };
  switch (view.screen) {
    case 'search':
      return (
        <LibraryMessages>
          <SearchSurface
            acts={search}
            onOpen={({ postId, ...position }) => dispatch({ type: 'open-post', postId, position })}
            onBeside={(beside) => dispatch({ type: 'beside', beside })}
          />
        </LibraryMessages>
      );
    case 'proposals':
      return <ProposalsScreen onOpenPost={openPost} onBeforeChange={letGo} />;
    case 'sends':
      return (
        <Sends
          onOpenPost={openPost}
          onShowChanges={(postId) => {
            openPost(postId);
            dispatch({ type: 'dialog', dialog: 'changed-on-web' });
          }}
          onShowAltered={(postId) => {
            openPost(postId);
            dispatch({ type: 'dialog', dialog: 'altered' });
          }}
          onSignIn={() => dispatch({ type: 'dialog', dialog: 'settings', settingsPart: 'blogs' })}
        />
      );
    case 'import':
      return (
        <ImportScreen
          importId={view.importId}
          items={imports.items}
          onImport={(importId) => dispatch({ type: 'open-import', importId })}
          onPosts={() => dispatch({ type: 'go', screen: 'all' })}
          onOneByOne={() => onCommand('new-from-document')}
          onProposals={() => dispatch({ type: 'go', screen: 'proposals' })}
        />
      );
    case 'people':
      return view.personId === null ? (
        <EmptyState icon="person" sentence={words.people.choose} />
      ) : (
        <PersonPage
          key={view.personId}
          personId={view.personId}
          onOpenPost={(postId, position) =>
            dispatch({ type: 'open-post', postId, ...(position === undefined ? {} : { position }) })
          }
          saves={people}
          onSearch={search.searchPerson}
          onBeforeChange={letGo}
          onGone={(personId) => dispatch({ type: 'person-gone', personId })}
        />
      );
    default:
      return null;
  }
}
