import { useState } from 'react';

/** The last answer, while a newer one is asked for: what is chosen meanwhile stays under the hand. */
export function useLastAnswer<Value>(value: Value | undefined): Value | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}
