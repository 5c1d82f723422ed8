import type { Dispatch, ReactNode } from 'react';
import { SearchSurface } from '../archive/SearchSurface.tsx';
import type { Archive } from '../archive/use-archive.ts';
import { useMessages } from '../bridge/messages.tsx';
import { ImportScreen } from '../imports/ImportScreen.tsx';
import type { ImportWatch } from '../imports/use-import-watch.ts';
import { PersonPage } from '../participants/PersonPage.tsx';
import { Sends } from '../publishing/Sends.tsx';
import type { View, ViewAction } from '../view.ts';
import { EmptyState } from '../widgets/EmptyState.tsx';

type CoveringScreenProps = Readonly<{
  view: View;
  imports: ImportWatch;
  archive: Archive;
  dispatch: Dispatch<ViewAction>;
}>;

/** The screens that take the place of the text. */
export function CoveringScreen({ view, imports, archive, dispatch }: CoveringScreenProps): ReactNode {
  const words = useMessages().window;
  const openPost = (postId: string): void => dispatch({ type: 'open-post', postId });
  switch (view.screen) {
    case 'search':
      return (
        <SearchSurface
          archive={archive}
          onOpen={({ postId, ...place }) => dispatch({ type: 'open-post', postId, place })}
        />
      );
    case 'sends':
      return <Sends onOpenPost={openPost} />;
    case 'import':
      return (
        <ImportScreen
          importId={view.importId}
          items={imports.items}
          onImport={(importId) => dispatch({ type: 'open-import', importId })}
          onPosts={() => dispatch({ type: 'go', screen: 'all' })}
        />
      );
    case 'people':
      return view.personId === null ? (
        <EmptyState icon="person" sentence={words.people.choose} />
      ) : (
        <PersonPage
          key={view.personId}
          personId={view.personId}
          onOpenPost={openPost}
          onSearch={archive.searchPerson}
        />
      );
    default:
      return null;
  }
}
