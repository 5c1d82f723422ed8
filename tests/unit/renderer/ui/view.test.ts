import { describe, expect, it } from 'vitest';
import { formatDate, formatTime, formatWhen } from '#renderer/ui/format.ts';
import { commandOfKeys, keyNames } from '#renderer/ui/window/shortcuts.ts';
import { layoutOf } from '#renderer/app/use-layout.ts';
import { SCREENS } from '#renderer/ui/window/screens.ts';
import { FIRST_VIEW, viewAfter } from '#renderer/ui/window/view.ts';

const ALL_SHOWN = { sidebarShown: true, listShown: true, panelShown: true, panelFoldsList: false };
const PANEL_FIRST = { ...ALL_SHOWN, panelFoldsList: true };
const open = { ...FIRST_VIEW, postId: 'p1' };

describe('the layout', () => {
  it.each([
    ['wide', { sidebar: 'whole', list: 'beside', panel: 'beside' }],
    ['medium', { sidebar: 'whole', list: 'beside', panel: 'hidden' }],
    ['small', { sidebar: 'whole', list: 'beside', panel: 'hidden' }],
    ['narrow', { sidebar: 'icons', list: 'hidden', panel: 'hidden' }],
  ] as const)('of a %s window', (width, expected) => {
    expect(layoutOf(width, open, 'list', ALL_SHOWN)).toMatchObject(expected);
  });

  it('shows list and panel over the text when they have no room', () => {
    expect(layoutOf('narrow', { ...open, over: 'list' }, 'list', ALL_SHOWN).list).toBe('over');
    expect(layoutOf('small', { ...open, over: 'panel' }, 'list', ALL_SHOWN).panel).toBe('over');
  });

  it('folds the list when the panel has no room beside it', () => {
    expect(layoutOf('medium', open, 'list', PANEL_FIRST)).toMatchObject({
      sidebar: 'whole',
      list: 'hidden',
      panel: 'beside',
    });
    // The list opens on request, and on returning to it from another screen.
    expect(layoutOf('medium', { ...open, over: 'list' }, 'list', PANEL_FIRST)).toMatchObject({
      list: 'over',
      panel: 'beside',
    });
    expect(layoutOf('medium', open, 'whole', PANEL_FIRST)).toMatchObject({ folded: true, isCovered: true });
    expect(layoutOf('medium', FIRST_VIEW, 'list', PANEL_FIRST)).toMatchObject({
      list: 'beside',
      folded: false,
    });
    expect(layoutOf('wide', open, 'list', PANEL_FIRST)).toMatchObject({ list: 'beside', panel: 'beside' });
    expect(layoutOf('small', open, 'list', PANEL_FIRST)).toMatchObject({ list: 'beside', panel: 'hidden' });
  });

  it('shows the list when nothing is open', () => {
    expect(layoutOf('narrow', FIRST_VIEW, 'list', ALL_SHOWN).list).toBe('beside');
    expect(layoutOf('medium', FIRST_VIEW, 'list', { ...ALL_SHOWN, listShown: false }).list).toBe('beside');
  });

  it('gives the preview the room of the panel and of the list', () => {
    expect(layoutOf('wide', { ...open, preview: true }, 'list', ALL_SHOWN)).toMatchObject({
      sidebar: 'whole',
      list: 'hidden',
      panel: 'preview',
    });
    expect(layoutOf('medium', { ...open, preview: true }, 'list', ALL_SHOWN).sidebar).toBe('icons');
    expect(layoutOf('medium', { ...open, preview: true, over: 'list' }, 'list', ALL_SHOWN).list).toBe('over');
    expect(layoutOf('wide', { ...FIRST_VIEW, preview: true }, 'list', ALL_SHOWN).panel).toBe('beside');
  });

  it('gives a post beside the text the same room, once a post is open', () => {
    const beside = { postId: 'p-2' };
    expect(layoutOf('wide', { ...open, beside }, 'list', ALL_SHOWN)).toMatchObject({
      list: 'hidden',
      panel: 'post',
    });
    expect(layoutOf('wide', { ...open, beside }, 'whole', ALL_SHOWN).panel).not.toBe('post');
    const reading = viewAfter({ ...open, screen: 'search', preview: true }, { type: 'beside', beside });
    expect(reading).toMatchObject({ postId: open.postId, screen: 'all', beside, preview: false });
    expect(viewAfter(reading, { type: 'preview', on: true })).toMatchObject({ beside: null, preview: true });
    // Nothing is open beside it, so that it is opened itself.
    expect(viewAfter(FIRST_VIEW, { type: 'beside', beside })).toMatchObject({ postId: 'p-2', beside: null });
  });

  it('leaves only the text in focus mode', () => {
    expect(layoutOf('wide', { ...open, focusMode: true }, 'list', ALL_SHOWN)).toMatchObject({
      sidebar: 'hidden',
      list: 'hidden',
      panel: 'hidden',
    });
  });
});

describe('the view', () => {
  it('opens a search result in its list, at its position, each time again', () => {
    const searching = viewAfter(open, { type: 'go', screen: 'search' });
    const view = viewAfter(searching, { type: 'open-post', postId: 'p2', position: { answerId: 'a1' } });
    expect(view).toMatchObject({
      screen: 'all',
      postId: 'p2',
      spot: { position: { answerId: 'a1' }, turn: 1 },
    });
    expect(
      viewAfter(view, { type: 'open-post', postId: 'p2', position: { answerId: 'a1' } }).spot?.turn,
    ).toBe(2);
  });

  it('returns to the former post only when nothing was opened since', () => {
    const back = { type: 'back-to-post', postId: 'p1', caret: 't:a1:0:2' } as const;
    const settings = viewAfter(FIRST_VIEW, { type: 'dialog', dialog: 'settings' });
    expect(viewAfter(settings, back)).toEqual({
      ...settings,
      postId: 'p1',
      caret: 't:a1:0:2',
      isBackAtStart: true,
    });
    const other = viewAfter(FIRST_VIEW, { type: 'open-post', postId: 'p2' });
    expect(viewAfter(other, back)).toBe(other);
    const closed = viewAfter(other, { type: 'close-post' });
    expect(viewAfter(closed, back)).toBe(closed);
  });

  it('follows a sent post to its new list, unless the author went elsewhere', () => {
    const online = { type: 'post-moved', postId: 'p1', screen: 'published' } as const;
    expect(viewAfter(open, online)).toEqual({ ...open, screen: 'published' });
    expect(viewAfter({ ...open, postId: 'p2' }, online).screen).toBe('drafts');
    expect(viewAfter({ ...open, screen: 'search' }, online).screen).toBe('search');
    expect(viewAfter(open, { ...online, screen: 'scheduled' }).screen).toBe('scheduled');
  });

  it('follows a withdrawn post to the drafts', () => {
    const off = { type: 'post-moved', postId: 'p1', screen: 'drafts' } as const;
    expect(viewAfter({ ...open, screen: 'published' }, off).screen).toBe('drafts');
    expect(viewAfter({ ...open, screen: 'scheduled' }, off).screen).toBe('drafts');
    expect(viewAfter({ ...open, screen: 'all' }, off).screen).toBe('all');
  });

  it('starts at the list with the last post, and at none once a list was chosen', () => {
    const back = viewAfter(FIRST_VIEW, { type: 'back-to-post', postId: 'p1', caret: '' });
    const online = { type: 'post-moved', postId: 'p1', screen: 'published', atStart: true } as const;
    expect(viewAfter(back, online).screen).toBe('published');
    expect(viewAfter(viewAfter(back, { type: 'go', screen: 'drafts' }), online).screen).toBe('drafts');
    expect(
      viewAfter(viewAfter(FIRST_VIEW, { type: 'open-post', postId: 'p1', screen: 'drafts' }), online).screen,
    ).toBe('drafts');
  });

  it('closes the subject of an act, and not what was opened meanwhile', () => {
    const closed = viewAfter(open, { type: 'close-post', postId: 'p1' });
    expect(closed.postId).toBeNull();
    expect(viewAfter(open, { type: 'close-post', postId: 'p0' })).toBe(open);
    const person = viewAfter(open, { type: 'open-person', personId: 'anne' });
    expect(viewAfter(person, { type: 'person-gone', personId: 'anne' }).personId).toBeNull();
    expect(viewAfter(person, { type: 'person-gone', personId: 'karim' })).toBe(person);
  });
});

it('names each screen once', () => {
  expect(new Set(SCREENS.map(({ id }) => id)).size).toBe(SCREENS.length);
});

describe('the keyboard', () => {
  const keys = (
    key: string,
    code: string,
    modifiers: Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey', boolean>> = {},
  ) => ({
    key,
    code,
    ctrlKey: false,
    shiftKey: false,
    altKey: false,
    metaKey: false,
    ...modifiers,
  });
  it.each([
    ['new-interview', keys('n', 'KeyN', { ctrlKey: true })],
    ['search', keys('F', 'KeyF', { ctrlKey: true, shiftKey: true })],
    ['shortcuts', keys('F1', 'F1')],
    // AZERTY: Shift and the key of « é » give « 2 ».
    ['heading-2', keys('2', 'Digit2', { ctrlKey: true, shiftKey: true })],
    // QWERTY: Shift and the same key give « @ ».
    ['heading-2', keys('@', 'Digit2', { ctrlKey: true, shiftKey: true })],
  ])('%s runs its command', (command, pressed) => {
    expect(commandOfKeys(pressed)).toBe(command);
  });
  it('leaves AltGr to the letters it types', () => {
    expect(commandOfKeys(keys('n', 'KeyN', { ctrlKey: true, altKey: true }))).toBeUndefined();
  });
  it('names keys as they are printed', () => {
    expect(keyNames('CmdOrCtrl+Shift+Enter', 'fr')).toBe('Ctrl+Maj+Entrée');
    expect(keyNames('CmdOrCtrl+Shift+Enter', 'en')).toBe('Ctrl+Shift+Enter');
  });
});

describe('instants in words', () => {
  const at = (day: number, hour: number, minute = 0): number =>
    new Date(2026, 2, day, hour, minute).getTime();
  it('write times as French does', () => {
    expect(formatTime(at(12, 14, 2), 'fr')).toBe('14\u00a0h\u00a002');
    expect(formatTime(at(12, 9, 5), 'en')).toBe('09:05');
  });
  it.each([
    [at(12, 8), '8\u00a0h\u00a000', '08:00'],
    [at(11, 23, 50), 'hier', 'yesterday'],
    [at(9, 12), 'il y a 3\u00a0jours', '3\u00a0days ago'],
    [at(1, 12), '1er\u00a0mars', '1\u00a0March'],
  ])('write %d relative to the present', (when, french, english) => {
    expect(formatWhen(when, at(12, 9), 'fr')).toBe(french);
    expect(formatWhen(when, at(12, 9), 'en')).toBe(english);
  });
  it('add the year when it is another one', () => {
    expect(formatDate(new Date(2025, 11, 31).getTime(), at(12, 9), 'fr')).toBe('31\u00a0décembre 2025');
  });
});
