// @vitest-environment happy-dom
/** Words typed before their suggestions arrive: they are kept, and matched afterwards. */
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { Suggest } from '#renderer/ui/fields/Suggest.tsx';
import { SuggestField } from '#renderer/ui/fields/SuggestField.tsx';

afterEach(cleanup);

const LABELS = [
  { id: 'garden', label: 'Jardin' },
  { id: 'river', label: 'Rivière' },
];
const acts: string[] = [];
afterEach(() => void acts.splice(0));

const BOXES = {
  SuggestField: (props: Parameters<typeof Suggest>[0]): ReactNode => (
    <SuggestField {...props} onSubmit={() => props.onSubmit(props.text)} />
  ),
  Suggest: (props: Parameters<typeof Suggest>[0]): ReactNode => <Suggest {...props} />,
};

describe.each(['SuggestField', 'Suggest'] as const)('%s, while its suggestions are loading', (name) => {
  const Box = BOXES[name];
  function Form({ here: hasSuggestions }: Readonly<{ here: boolean }>): ReactNode {
    const [text, setText] = useState('');
    const suggestions = hasSuggestions ? LABELS.filter(({ label }) => label.startsWith(text)) : [];
    return (
      <>
        <Box
          label="Libellé"
          suggestions={suggestions}
          waiting={!hasSuggestions}
          text={text}
          onText={setText}
          onChoose={(id) => {
            acts.push(`choose ${id}`);
            setText('Jardin');
          }}
          onSubmit={(words) => acts.push(`submit ${words}, knowing ${suggestions.length}`)}
        />
        <button type="button">Ailleurs</button>
      </>
    );
  }
  const start = () => {
    const { rerender } = render(<Form here={false} />);
    return {
      user: userEvent.setup(),
      field: screen.getByRole('combobox'),
      come: () => rerender(<Form here />),
      go: () => rerender(<Form here={false} />),
    };
  };

  it('opens its list once they arrive, for the current letters', async () => {
    const { user, field, come } = start();
    await user.type(field, 'Jar');
    expect(screen.queryByRole('listbox')).toBeNull();
    come();
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['Jardin']);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(acts).toEqual(['choose garden']);
  });

  it('opens nothing after leaving, cancelling, or without typing', async () => {
    const { user, field, come, go } = start();
    await user.click(field);
    come();
    expect(screen.queryByRole('listbox')).toBeNull();
    go();
    await user.type(field, 'Ja');
    await user.keyboard('{Escape}');
    come();
    expect(screen.queryByRole('listbox')).toBeNull();
    go();
    await user.type(field, 'J');
    await user.click(screen.getByRole('button', { name: 'Ailleurs' }));
    await user.click(field);
    come();
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('stays closed after a choice, whatever arrives for its words', async () => {
    const { user, field, come, go } = start();
    come();
    await user.type(field, 'Jar');
    await user.keyboard('{ArrowDown}{Enter}');
    go();
    come();
    expect(acts).toEqual(['choose garden']);
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('accepts Enter once they are loaded', async () => {
    const { user, field, come } = start();
    await user.type(field, 'Jardin{Enter}');
    expect(acts).toEqual([]);
    come();
    expect(acts).toEqual(['submit Jardin, knowing 1']);
    come();
    expect(acts).toHaveLength(1);
  });

  it('does not apply Enter to later words, nor after Escape', async () => {
    const { user, field, come, go } = start();
    await user.type(field, 'Jar{Enter}d');
    come();
    go();
    await user.type(field, 'in{Enter}{Escape}');
    come();
    expect(acts).toEqual([]);
  });
});
