import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { criterionOf, REQUIRABLE, type CheckCode } from '#interview/checks/codes.ts';
import type { AppError } from '#contract/failure.ts';
import { asAppError, call } from '../../bridge/call.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { useFailureWords } from '../../bridge/use-failure.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Switch } from '../../ui/Switch.tsx';
import settings from '../../ui/SettingsParts.module.css';
import styles from './ChecksSection.module.css';

type Group = 'turns' | 'pictures' | 'text' | 'whole';
const groupOf = (code: CheckCode): Group => {
  if (/^(?:question|answer|name)-/u.test(code)) return 'turns';
  if (/^(?:alt|video|frame|table)-/u.test(code)) return 'pictures';
  return code === 'typography-left' || code === 'changed-since-approval' ? 'whole' : 'text';
};
const GROUPS = ['turns', 'pictures', 'text', 'whole'] as const satisfies readonly Group[];

/** What this blog asks for before anything is sent to it; each choice holds at once. */
export function ChecksSection({ blogId }: Readonly<{ blogId: string }>): ReactNode {
  const words = useMessages().checking;
  const say = useFailureWords();
  const title = useId();
  const query = useQuery('checks.required', { blogId }, ['checks.changed', 'blogs.changed']);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const required = query.value?.codes;
  const shown = failure ?? query.failure;
  const change = (code: CheckCode, asked: boolean): void => {
    setFailure(undefined);
    call('checks.require', { blogId, code, required: asked }).catch((thrown: unknown) =>
      setFailure(asAppError(thrown)),
    );
  };
  return (
    <section className={settings.part} aria-labelledby={title}>
      <h3 id={title} className={settings.title}>
        {words.section}
      </h3>
      <p className={settings.hint}>{words.sectionHint}</p>
      {shown !== undefined && <Notice tone="alert">{say(shown).sentence}</Notice>}
      {required !== undefined && (
        <div>
          {GROUPS.map((group) => {
            const codes = REQUIRABLE.filter((code) => groupOf(code) === group);
            const asked = codes.filter((code) => required.includes(code)).length;
            return (
              <Disclosure
                key={group}
                title={words.groups[group]}
                level={4}
                note={words.requiredCount(asked, codes.length)}
              >
                <ul className={styles.checks}>
                  {codes.map((code) => (
                    <li key={code} className={styles.check}>
                      <Switch isSelected={required.includes(code)} onChange={(on) => change(code, on)}>
                        {words.names[code]}{' '}
                        <span className={styles.state}>{stateOf(code, required.includes(code), words)}</span>
                      </Switch>
                    </li>
                  ))}
                </ul>
              </Disclosure>
            );
          })}
        </div>
      )}
    </section>
  );
}

/** « exigé · RGAA 1.1 ». */
function stateOf(
  code: CheckCode,
  required: boolean,
  words: Readonly<{ required: string; advised: string; criterion: (number: string) => string }>,
): string {
  const criterion = criterionOf(code);
  return [
    required ? words.required : words.advised,
    ...(criterion === undefined ? [] : [words.criterion(criterion)]),
  ].join(' · ');
}
