import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { DestinationKind } from '#interview/destinations.ts';
import type { Kind } from '#interview/document.ts';
import type { ReactNode } from 'react';
import { COMMAND_ROWS, type Command } from '#contract/commands.ts';
import { useSearchActs } from '../search/use-search-acts.ts';
import { call } from '../bridge/call.ts';
import { LibraryMessages } from '../bridge/LibraryMessages.tsx';
import { useMessages } from '../bridge/messages.tsx';
import { useWebChanges } from '../conflicts/use-web-changes.ts';
import type { EditorHandle } from '../editor/surface/Editor.tsx';
import { HelpDialogs } from '../help/HelpDialogs.tsx';
import { NoticeRegion, useNotices } from '../ui/window/notices.tsx';
import { lazyPart } from '../ui/window/lazy-part.tsx';
import { Region, RegionBoundary } from '../ui/window/Region.tsx';
import { useCommands } from '../ui/window/use-commands.ts';
import { useImportWatch } from '../imports/use-import-watch.ts';
import { PersonSaves } from '../people/person-saves.ts';
import { Autosaves } from '../saving/autosaves.ts';
import { isWindowOpen } from '../ui/overlays/over-window.ts';
import { PostUndo } from '../ui/window/post-undo.ts';
import { ListMemory } from '../lists/list-memory.ts';
import { ListColumn } from '../lists/ListColumn.tsx';
import { requestPost } from '../posts/read-post.ts';
import { PostHeader } from '../posts/PostHeader.tsx';
import { WatchOnBlog } from '../publishing/on-blog.ts';
import { usePostPosition } from '../posts/use-post-position.ts';
import { useNewFromDocument } from '../posts/use-new-from-document.ts';
import { usePostActions } from '../posts/use-post-actions.ts';
import { useSaveTriggers } from '../posts/use-save-triggers.ts';
import { useOpenedFiles, useReceivedPost } from '../post-file/use-received-post.ts';
import { useDamage } from '../rescue/use-damage.tsx';
import { screenOf, type ScreenId } from '../ui/window/screens.ts';
import type { OpenSeveral } from '../several/SelectionBar.tsx';
import { useBinSeveral } from '../several/use-bin-several.ts';
import { useSettingFailureNotice } from '../settings/use-setting-failure-notice.ts';
import { useSettings } from '../ui/window/use-settings.tsx';
import { useStableCallback } from '../ui/use-stable-callback.ts';
import { FIRST_VIEW, viewAfter } from '../ui/window/view.ts';
import { Button } from '../ui/Button.tsx';
import { UpdateLine } from '../updates/UpdateLine.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import frame from '../ui/window/Frame.module.css';
import { BesideRegion } from './BesideRegion.tsx';
import { CoveringScreen } from './CoveringScreen.tsx';
import { Dialogs } from './Dialogs.tsx';
import { FirstStart } from './FirstStart.tsx';
import { useDroppedReturn } from './use-dropped-return.ts';
import { useFirstPost } from './use-first-post.ts';
import { Sidebar } from './Sidebar.tsx';
import { runCommand } from './run-command.ts';
import { useRestoredFocus } from './use-restored-focus.ts';
import { useLayout } from './use-layout.ts';
import styles from './App.module.css';

const SeveralDialogs = lazyPart(() =>
  import('../several/SeveralDialogs.tsx').then((part) => part.SeveralDialogs),
);
const OpenPostArea = lazyPart(() => import('../posts/OpenPostArea.tsx').then((part) => part.OpenPostArea));
const PeopleColumn = lazyPart(() => import('../people/PeopleColumn.tsx').then((part) => part.PeopleColumn));
const RestoreDialog = lazyPart(() =>
  import('../backups/RestoreDialog.tsx').then((part) => part.RestoreDialog),
);
const ChangesDialog = lazyPart(() =>
  import('../changes-and-notes/ChangesDialog.tsx').then((part) => part.ChangesDialog),
);

/** The window: the layout of its parts and the dispatch of commands. */
export function App(): ReactNode {
  const words = useMessages().window;
  const notices = useNotices();
  const { settings, change } = useSettings();
  const [autosaves] = useState(() => new Autosaves());
  const [people] = useState(() => new PersonSaves((input) => call('people.save', input)));
  const [lists] = useState(() => new ListMemory());
  const [undos] = useState(() => new PostUndo());
  const [saveAll] = useState(() => () => autosaves.saved());
  const [saveAgain] = useState(() => () => autosaves.saveAgain());
  const [view, dispatch] = useReducer(viewAfter, FIRST_VIEW);
  const editorRef = useRef<EditorHandle>(null);
  const actions = usePostActions(autosaves, settings.postLanguage, dispatch, undos);
  const fromDocument = useNewFromDocument(settings.postLanguage, dispatch);
  const received = useReceivedPost(autosaves, view.postId, dispatch);
  const receiveReturn = useDroppedReturn(dispatch);
  const opened = useOpenedFiles(
    async (token) => {
      if (!settings.welcomed) change({ welcomed: true });
      await received.take(token);
    },
    ({ name, token }) => receiveReturn(name, () => call('exchange.read-document', { token })),
  );
  const damage = useDamage(saveAgain);
  useSaveTriggers(autosaves, actions, people, damage.onRescue);
  const onCaret = usePostPosition(view.postId, view.caret);
  const screen = screenOf(view.screen);
  const layout = useLayout(view, screen.kind, settings);
  const imports = useImportWatch(view, dispatch);
  const search = useSearchActs(view, dispatch, editorRef);
  const postInSight = layout.isCovered ? null : view.postId;
  useWebChanges(postInSight, dispatch);
  useEffect(() => notices.inSight(view.screen, postInSight), [notices, view.screen, postInSight]);
  useSettingFailureNotice(view.dialog === 'settings');
  const binSeveral = useBinSeveral(undos, async (ids) => {
    await autosaves.saved();
    if (view.postId !== null && ids.includes(view.postId))
      dispatch({ type: 'close-post', postId: view.postId });
  });
  /** The editor's content was saved before; saving it now would overwrite the new text. */
  const readAnew = (): void => {
    if (view.postId === null) return;
    autosaves.forget(view.postId);
    dispatch({ type: 'read-anew' });
  };

  useFirstPost(view.postId, dispatch, notices);

  const [destinationKind, setDestinationKind] = useState<DestinationKind | undefined>();
  const onBlogKind = view.postId === null ? undefined : destinationKind;
  const isOnABlog = onBlogKind !== undefined;
  useEffect(() => {
    call('window.post-on-blog', { is: isOnABlog }).catch((thrown: unknown) => notices.fail('menu', thrown));
  }, [notices, isOnABlog]);

  const commandContext = {
    view,
    isOnABlog,
    layout,
    settings,
    change,
    dispatch,
    actions,
    undos,
    fromDocument,
    search,
    imports,
    receivePost: received.choose,
    editorRef,
  };
  /** Runs a command; returns whether this window handles it. */
  const run = (command: Command): boolean => runCommand(command, commandContext);
  useCommands(run, () => !isWindowOpen() && undos.undoLast());
  const onCommand = useStableCallback((command: Command) => void run(command));
  const onNew = useStableCallback(() => void run('new-interview'));
  const onOpen = useStableCallback((postId: string) => {
    if (postId !== view.postId) requestPost(postId);
    dispatch({ type: 'open-post', postId });
  });
  const onBeside = useStableCallback((postId: string) => dispatch({ type: 'beside', beside: { postId } }));
  const onShowDrafts = useStableCallback(() => dispatch({ type: 'go', screen: 'drafts' }));
  const onReplaced = useStableCallback((ids: ReadonlySet<string>) => {
    if (view.postId !== null && ids.has(view.postId)) readAnew();
  });
  const [openSeveral, setOpenSeveral] = useState<OpenSeveral | null>(null);
  const several = useMemo(
    () => ({ save: saveAll, onReplaced, bin: binSeveral, openDialog: setOpenSeveral }),
    [saveAll, onReplaced, binSeveral],
  );
  const onImport = useStableCallback(imports.open);
  const onBin = useStableCallback(actions.bin);
  const onRestore = useStableCallback(actions.restore);
  const onPostCommand = useStableCallback((command: Command, postId: string) => {
    // Dialogs are about the open post.
    if (COMMAND_ROWS[command].dialog !== undefined) onOpen(postId);
    runCommand(command, { ...commandContext, view: { ...view, postId } });
  });
  const onOpenWindow = useStableCallback(actions.openWindow);
  const onGo = useStableCallback((id: ScreenId) => {
    if (id === 'import') return imports.open();
    const over = layout.folded && screenOf(id).kind !== 'whole' && view.postId !== null;
    return dispatch({ type: 'go', screen: id, over });
  });
  useRestoredFocus();

  const openedLibrary = opened.library !== undefined && (
    <RestoreDialog source={opened.library} save={saveAll} onClose={opened.forget} />
  );
  // A library created while a post is open shows no welcome: the text stays visible.
  if (!settings.welcomed && view.postId === null)
    return (
      <>
        <FirstStart
          onLeave={() => change({ welcomed: true })}
          onCreate={() => actions.create('interview')}
          onExample={() => void actions.example()}
          onConnect={(screen) => dispatch({ type: 'dialog', dialog: 'settings', settingsPart: screen })}
          onImport={imports.open}
          save={saveAll}
        />
        {openedLibrary}
        <HelpDialogs dialog={view.dialog} dispatch={dispatch} />
      </>
    );

  const header = (tools?: ReactNode, kind?: Kind): ReactNode =>
    view.focusMode ? null : (
      <PostHeader
        listShown={layout.list !== 'hidden'}
        panelShown={layout.panel === 'beside' || layout.panel === 'over'}
        hasPost={view.postId !== null}
        kind={kind}
        onBlogKind={onBlogKind}
        onCommand={onCommand}
      >
        {tools}
      </PostHeader>
    );
  return (
    <>
      <div className={frame.frame} data-small={layout.sidebar === 'icons' || undefined}>
        {layout.sidebar !== 'hidden' && (
          <Region role="navigation" label={words.regions.sidebar} className={frame.sidebar}>
            <LibraryMessages>
              <Sidebar
                screen={view.screen}
                hasPost={view.postId !== null}
                small={layout.sidebar === 'icons'}
                importing={imports.unfinished}
                onGo={onGo}
                onCommand={onCommand}
              />
            </LibraryMessages>
          </Region>
        )}
        {layout.list !== 'hidden' && (
          <Region
            role="region"
            label={words.regions.list}
            className={frame.list}
            over={layout.list === 'over'}
          >
            <RegionBoundary about={view.screen}>
              {screen.kind === 'people' ? (
                <PeopleColumn
                  openId={view.personId}
                  onOpen={(personId) => dispatch({ type: 'open-person', personId })}
                />
              ) : (
                <LibraryMessages>
                  <ListColumn
                    key={screen.id}
                    screen={screen}
                    memory={lists}
                    openId={view.postId}
                    onOpen={onOpen}
                    onOpenWindow={onOpenWindow}
                    onBeside={onBeside}
                    onBin={onBin}
                    onRestore={onRestore}
                    onPostCommand={onPostCommand}
                    onNew={onNew}
                    onImport={onImport}
                    onShowDrafts={onShowDrafts}
                    several={several}
                  />
                </LibraryMessages>
              )}
            </RegionBoundary>
          </Region>
        )}
        {layout.isCovered && (
          <Region
            role="main"
            label={words.screens[screen.id]}
            {...(screen.id === 'people' && view.personId !== null
              ? {}
              : { heading: words.screens[screen.id] })}
            className={screen.kind === 'people' ? frame.person : frame.whole}
          >
            <RegionBoundary about={view.screen}>
              <CoveringScreen
                view={view}
                imports={imports}
                search={search}
                autosaves={autosaves}
                people={people}
                dispatch={dispatch}
                onCommand={run}
              />
            </RegionBoundary>
          </Region>
        )}
        {view.postId !== null ? (
          <OpenPostArea
            postId={view.postId}
            place={{
              view,
              dispatch,
              panel: layout.panel,
              isCovered: layout.isCovered,
              autosaves,
              editorRef,
              header,
              actions,
              onCaret,
              onCommand: run,
              onSearchPerson: search.searchPerson,
              onSearch: search.searchFor,
            }}
          />
        ) : (
          !layout.isCovered && (
            <NoPost
              header={header()}
              onNew={() => run('new-interview')}
              onUpdates={() => dispatch({ type: 'dialog', dialog: 'settings', settingsPart: 'updates' })}
            />
          )
        )}
        {layout.panel === 'post' && view.beside !== null && (
          <BesideRegion beside={view.beside} dispatch={dispatch} editorRef={editorRef} />
        )}
      </div>
      <Dialogs
        view={view}
        isOnABlog={isOnABlog}
        isCovered={layout.isCovered}
        dispatch={dispatch}
        onChosen={(command) => runCommand(command, commandContext, true)}
        onSearch={search.searchFor}
        onGo={onGo}
        save={saveAll}
        onReplaced={readAnew}
      />
      {openSeveral !== null && (
        <LibraryMessages>
          <SeveralDialogs open={openSeveral} place={several} onClose={() => setOpenSeveral(null)} />
        </LibraryMessages>
      )}
      {openedLibrary}
      {fromDocument.pending !== undefined && (
        <ChangesDialog
          document={fromDocument.pending}
          onCreate={fromDocument.create}
          onClose={fromDocument.forget}
        />
      )}
      {damage.dialog}
      <WatchOnBlog postId={view.postId} onChange={setDestinationKind} />
      <NoticeRegion />
    </>
  );
}

type NoPostProps = Readonly<{ header: ReactNode; onNew: () => void; onUpdates: () => void }>;

/** The empty area when no post is open. */
function NoPost({ header, onNew, onUpdates }: NoPostProps): ReactNode {
  const words = useMessages().window;
  return (
    <Region role="main" label={words.regions.text} heading={words.regions.text} className={frame.text}>
      {header}
      <div className={styles.middle}>
        <EmptyState icon="interview" sentence={words.noPost.sentence}>
          <Button icon="plus" onPress={onNew}>
            {words.create.interview}
          </Button>
        </EmptyState>
        <UpdateLine onOpen={onUpdates} />
      </div>
    </Region>
  );
}
