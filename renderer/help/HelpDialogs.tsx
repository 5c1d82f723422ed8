import { lazy, Suspense } from 'react';
import type { Dispatch, ReactNode } from 'react';
import { DiagnosticFileDialog } from './DiagnosticFileDialog.tsx';
import type { View, ViewAction } from '../ui/window/view.ts';
import { AboutDialog } from './AboutDialog.tsx';
import { ShortcutsDialog } from './ShortcutsDialog.tsx';

type HelpDialogsProps = Readonly<{ dialog: View['dialog']; dispatch: Dispatch<ViewAction> }>;

/** Its texts are read by few, once: loaded when somebody opens it. */
const GuideDialog = lazy(() =>
  import('../guide/GuideDialog.tsx').then((module) => ({ default: module.GuideDialog })),
);

/** What the help menu opens: the same on the first day, before any post. */
export function HelpDialogs({ dialog, dispatch }: HelpDialogsProps): ReactNode {
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
          <GuideDialog onClose={onClose} />
        </Suspense>
      );
    case 'diagnostic-file':
      return <DiagnosticFileDialog onClose={onClose} />;
    default:
      return null;
  }
}
