import { lazy, Suspense } from 'react';
import type { Dispatch, ReactNode } from 'react';
import type { DialogPlace, View, ViewAction } from '../ui/window/view.ts';
import { lazyPart } from '../ui/window/lazy-part.tsx';

type HelpDialogsProps = Readonly<{
  dialog: View['dialog'];
  place?: DialogPlace;
  dispatch: Dispatch<ViewAction>;
}>;

const AboutDialog = lazyPart(() => import('./AboutDialog.tsx').then((part) => part.AboutDialog));
const ShortcutsDialog = lazyPart(() => import('./ShortcutsDialog.tsx').then((part) => part.ShortcutsDialog));
const DiagnosticFileDialog = lazyPart(() =>
  import('./DiagnosticFileDialog.tsx').then((part) => part.DiagnosticFileDialog),
);
/** Loaded when first opened. */
const GuideDialog = lazy(() =>
  import('../guide/GuideDialog.tsx').then((module) => ({ default: module.GuideDialog })),
);

/** The dialogs of the help menu, also available without a post. */
export function HelpDialogs({ dialog, place, dispatch }: HelpDialogsProps): ReactNode {
  const onClose = (): void => dispatch({ type: 'dialog', dialog: null });
  switch (dialog) {
    case 'about':
      return <AboutDialog onClose={onClose} />;
    case 'shortcuts':
      return (
        <ShortcutsDialog onClose={onClose} onGuide={() => dispatch({ type: 'dialog', dialog: 'guide' })} />
      );
    case 'guide':
      return (
        <Suspense fallback={null}>
          <GuideDialog opensAt={place?.guide} onClose={onClose} />
        </Suspense>
      );
    case 'diagnostic-file':
      return <DiagnosticFileDialog onClose={onClose} />;
    default:
      return null;
  }
}
