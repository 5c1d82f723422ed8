import './zod-without-eval.ts';
import './app/prefetch-first-paint.ts';
import './styles/tokens.css';
import './styles/fonts.css';
import './styles/reset.css';
import './styles/highlights.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { UNSAFE_PortalProvider as PortalProvider } from 'react-aria/PortalProvider';
import { App } from './app/App.tsx';
import { dropPrefetched } from './bridge/prefetch.ts';
import { reportNetwork } from './bridge/report-network.ts';
import { overWindow } from './ui/overlays/over-window.ts';
import { loadLazyParts } from './ui/window/lazy-part.tsx';
import { keepEarlyCommand } from './ui/window/use-commands.ts';
import { NoticesProvider } from './ui/window/notices.tsx';
import { ProxyPassword } from './app/ProxyPassword.tsx';
import { SettingsGate } from './app/SettingsGate.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
reportNetwork();
keepEarlyCommand();
createRoot(root).render(
  <StrictMode>
    <PortalProvider getContainer={overWindow}>
      <SettingsGate>
        <NoticesProvider>
          <App />
          <ProxyPassword />
        </NoticesProvider>
      </SettingsGate>
    </PortalProvider>
  </StrictMode>,
);

// After the first paint and its data.
new PerformanceObserver((_list, observer) => {
  observer.disconnect();
  dropPrefetched();
  requestIdleCallback(() => void loadLazyParts(), { timeout: 500 });
}).observe({ type: 'paint', buffered: true });
