// @vitest-environment happy-dom
/** The control that a dialog opens on, and the keys of its main button. */
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type ReactNode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { Button } from '#renderer/ui/Button.tsx';
import { Checkbox } from '#renderer/ui/fields/Checkbox.tsx';
import { Choice } from '#renderer/ui/fields/Choice.tsx';
import { Suggest } from '#renderer/ui/fields/Suggest.tsx';
import { TextField } from '#renderer/ui/fields/TextField.tsx';
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx';

afterEach(cleanup);

const pressed: string[] = [];
afterEach(() => void pressed.splice(0));

type SampleProps = Readonly<
  Omit<Parameters<typeof Dialog>[0], 'title' | 'isOpen' | 'onClose' | 'actions'> & {
    kind?: 'primary' | 'danger';
    disabled?: boolean;
  }
>;

function Sample({ kind = 'primary', disabled = false, ...rest }: SampleProps): ReactNode {
  return (
    <Dialog
      title="Exemple"
      isOpen
      onClose={() => undefined}
      actions={
        <>
          <Button onPress={() => pressed.push('cancel')}>Annuler</Button>
          <Button kind={kind} isDisabled={disabled} onPress={() => pressed.push('act')}>
            Faire
          </Button>
        </>
      }
      {...rest}
    />
  );
}

const focusedName = (): string | undefined => {
  const { activeElement } = document;
  const label = activeElement instanceof HTMLInputElement ? activeElement.labels?.[0] : undefined;
  return label?.textContent ?? activeElement?.textContent ?? undefined;
};

describe('the focus when a dialog opens', () => {
  it('is on the first text field, even after choices and buttons', async () => {
    render(
      <Sample>
        <Button>Choisir un fichier</Button>
        <Checkbox isSelected={false} onChange={() => undefined}>
          Avec les notes
        </Checkbox>
        <TextField label="Nom" />
        <TextField label="Rôle" />
      </Sample>,
    );
    await expect.poll(focusedName).toBe('Nom');
  });

  it('skips a disabled or folded field', async () => {
    render(
      <Sample>
        <TextField label="Fermé" isDisabled />
        <div hidden>
          <TextField label="Replié" />
        </div>
        <TextField label="Nom" />
      </Sample>,
    );
    await expect.poll(focusedName).toBe('Nom');
  });

  it('is on the chosen button of a choice', async () => {
    render(
      <Sample>
        <Choice
          label="Format"
          value="pdf"
          onChange={() => undefined}
          options={[
            { id: 'docx', label: 'Word' },
            { id: 'pdf', label: 'PDF' },
          ]}
        />
      </Sample>,
    );
    await expect.poll(focusedName).toBe('PDF');
  });

  it('is on the text of a read-only dialog', async () => {
    render(<Sample hasOnlyText>Une longue phrase.</Sample>);
    await expect.poll(focusedName).toBe('Une longue phrase.');
  });

  it('is on the main button without a field', async () => {
    render(<Sample>Une phrase.</Sample>);
    await expect.poll(focusedName).toBe('Faire');
  });

  it('is on « Annuler » when the main button deletes something', async () => {
    render(
      <Sample kind="danger" role="alertdialog">
        Supprimer ?
      </Sample>,
    );
    await expect.poll(focusedName).toBe('Annuler');
  });

  it('is on the dialog until a disabled main button is enabled', async () => {
    const { rerender } = render(
      <Sample disabled opensOn="act">
        <TextField label="Nom" />
      </Sample>,
    );
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('dialog'));
    rerender(
      <Sample opensOn="act">
        <TextField label="Nom" />
      </Sample>,
    );
    await expect.poll(focusedName).toBe('Faire');
  });

  it('is on the replacement of a removed field, never on the close button', async () => {
    const { rerender } = render(
      <Sample>
        <TextField label="L’autre personne" />
      </Sample>,
    );
    await expect.poll(focusedName).toBe('L’autre personne');
    rerender(<Sample disabled>Lecture…</Sample>);
    // Like react-aria in a browser, without a focus by then.
    act(() => screen.getByRole('button', { name: 'Fermer' }).focus());
    expect(document.activeElement?.getAttribute('role')).toBe('dialog');
    rerender(
      <Sample>
        <TextField label="Nom gardé" />
      </Sample>,
    );
    await expect.poll(focusedName).toBe('Nom gardé');
    // Its author may go there.
    act(() => screen.getByRole('button', { name: 'Fermer' }).focus());
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Fermer' }));
  });

  it('does not move once the author has moved it', async () => {
    const { rerender } = render(
      <Sample disabled opensOn="act">
        <TextField label="Nom" />
      </Sample>,
    );
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('dialog'));
    act(() => screen.getByRole('textbox', { name: 'Nom' }).focus());
    rerender(
      <Sample opensOn="act">
        <TextField label="Nom" />
      </Sample>,
    );
    await new Promise((resolve) => setImmediate(resolve));
    await expect.poll(focusedName).toBe('Nom');
  });
});

describe('the keys of the main button', () => {
  const user = userEvent.setup();

  it('are Enter and Ctrl+Enter in a field of one line, Ctrl+Enter in one of several', async () => {
    render(
      <Sample>
        <TextField label="Nom" />
        <TextField label="Réponses" rows={4} />
      </Sample>,
    );
    await expect.poll(focusedName).toBe('Nom');
    await user.keyboard('{Enter}');
    expect(pressed).toEqual(['act']);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(pressed).toEqual(['act', 'act']);
    await user.tab();
    await user.keyboard('{Enter}');
    expect(pressed).toHaveLength(2);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(pressed).toHaveLength(3);
  });

  it('exclude Enter in a field when readers would see the result', async () => {
    render(
      <Sample enterActs={false}>
        <TextField label="Mots de l’adresse" />
      </Sample>,
    );
    await expect.poll(focusedName).toBe('Mots de l’adresse');
    await user.keyboard('{Enter}');
    expect(pressed).toEqual([]);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(pressed).toEqual(['act']);
  });

  it('exclude Enter in a field when the act deletes something', async () => {
    render(
      <Sample kind="danger">
        <TextField label="Nom" />
      </Sample>,
    );
    await expect.poll(focusedName).toBe('Nom');
    await user.keyboard('{Enter}');
    expect(pressed).toEqual([]);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(pressed).toEqual(['act']);
  });

  it('are Ctrl+Enter on « Annuler » too, and Enter there cancels', async () => {
    render(<Sample kind="danger">Supprimer ?</Sample>);
    await expect.poll(focusedName).toBe('Annuler');
    await user.keyboard('{Enter}');
    expect(pressed).toEqual(['cancel']);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(pressed).toEqual(['cancel', 'act']);
  });

  it('run once, however long the keys are held', async () => {
    render(<Sample>Une phrase.</Sample>);
    await expect.poll(focusedName).toBe('Faire');
    await user.keyboard('{Control>}{Enter>3/}{/Control}');
    expect(pressed).toEqual(['act']);
  });

  it('do nothing for a disabled button', async () => {
    render(
      <Sample disabled>
        <TextField label="Nom" />
      </Sample>,
    );
    await expect.poll(focusedName).toBe('Nom');
    await user.keyboard('{Enter}{Control>}{Enter}{/Control}');
    expect(pressed).toEqual([]);
  });

  it('add the words of a box before they run the button', async () => {
    const added: string[] = [];
    function Labels(): ReactNode {
      const [text, setText] = useState('');
      return (
        <Suggest
          label="Libellé"
          suggestions={[]}
          text={text}
          onText={setText}
          onChoose={() => undefined}
          onSubmit={(label) => added.push(label)}
        />
      );
    }
    render(
      <Sample>
        <Labels />
      </Sample>,
    );
    await expect.poll(focusedName).toBe('Libellé');
    await user.keyboard('Eau{Control>}{Enter}{/Control}');
    expect({ added, pressed }).toEqual({ added: ['Eau'], pressed: [] });
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(pressed).toEqual(['act']);
  });
});
