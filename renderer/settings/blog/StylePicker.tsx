import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup, Text } from 'react-aria-components';
import { STYLES, type Presentation } from '#interview/render/presentation.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { SteadyFrame } from '../../preview/SteadyFrame.tsx';
import field from '../../ui/Field.module.css';
import styles from './StylePicker.module.css';

type StylePickerProps = Readonly<{
  value: Presentation['style'];
  onChange: (style: Presentation['style']) => void;
  /** The page of the sample under a style. */
  sample: (style: Presentation['style']) => string;
}>;

/** The styles, each as it looks. */
export function StylePicker({ value, onChange, sample }: StylePickerProps): ReactNode {
  const words = useMessages().presentation;
  return (
    <RadioGroup
      className={field.field ?? ''}
      value={value}
      onChange={(chosen) => {
        const style = STYLES.find((one) => one === chosen);
        if (style !== undefined) onChange(style);
      }}
    >
      <Label className={field.label ?? ''}>{words.style}</Label>
      <div className={styles.styles}>
        {STYLES.map((style) => (
          <Radio key={style} value={style} className={styles.style ?? ''}>
            <span className={styles.window} aria-hidden="true">
              <span className={styles.page}>
                <SteadyFrame src={`${sample(style)}#q-q0`} title={words.styles[style]} picture />
              </span>
            </span>
            <span className={styles.name}>
              <span className={styles.mark} aria-hidden="true" />
              {words.styles[style]}
            </span>
            <Text slot="description" className={styles.hint ?? ''}>
              {words.styleHints[style]}
            </Text>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
