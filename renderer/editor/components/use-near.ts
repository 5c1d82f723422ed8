import { useState } from 'react';

export type Near = Readonly<{
  /** Whether the pointer or the focus has come to the card: what one works with is drawn from then on. */
  near: boolean;
  props: Readonly<{ onPointerEnter: () => void; onFocus: () => void }>;
}>;

/** Tools and editors of a card are made when it is approached: a post with sixty pictures opens without them. */
export function useNear(selected: boolean): Near {
  const [near, setNear] = useState(false);
  const come = (): void => setNear(true);
  return { near: near || selected, props: { onPointerEnter: come, onFocus: come } };
}
