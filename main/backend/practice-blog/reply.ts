/** An answer before it is written to the wire. */
export type Reply = Readonly<{
  status: number;
  headers?: Readonly<Record<string, string>>;
  /** At most one of these. */
  json?: object;
  text?: string;
}>;
