import type { ReactNode } from 'react';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../ui/notices.tsx';
import {
  apiPage,
  BRANDING_PAGE,
  CLIENTS_PAGE,
  CONSENT_PAGE,
  CONSOLE_PAGE,
} from '../publishing/google-pages.ts';
import { Button } from '../ui/Button.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import styles from './ClientGuide.module.css';

const PAGES = [CONSOLE_PAGE, apiPage(undefined), BRANDING_PAGE, CONSENT_PAGE, CLIENTS_PAGE];

/** How to make the institution's client in Google's console; the same steps stand in docs/guide/en/connect-blogger.md. */
export function ClientGuide(): ReactNode {
  const words = useMessages().connection.guide;
  const notices = useNotices();
  const open = (url: string): void =>
    void call('links.open', { url }).catch((thrown: unknown) => notices.fail('link', thrown));
  return (
    <Disclosure title={words.title} level={4}>
      <div className={styles.guide}>
        <p>{words.before}</p>
        <ol className={styles.steps}>
          {words.steps.map((step, index) => {
            const page = PAGES[index];
            return (
              <li key={step}>
                <p>{step}</p>
                {page !== undefined && (
                  <Button kind="plain" icon="external" onPress={() => open(page)}>
                    {words.open[index] ?? ''}
                  </Button>
                )}
              </li>
            );
          })}
        </ol>
      </div>
    </Disclosure>
  );
}

/** Errors that Google shows in the browser and tells no program: the sign-in waits on, and the author reads them here. */
export function GoogleTroubles(): ReactNode {
  const words = useMessages().connection.guide;
  return (
    <Disclosure title={words.trouble} level={4}>
      <ul className={styles.steps}>
        {words.troubles.map((trouble) => (
          <li key={trouble}>{trouble}</li>
        ))}
      </ul>
    </Disclosure>
  );
}
