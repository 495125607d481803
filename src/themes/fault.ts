/** What is wrong at a place of a style sheet. */
export interface Fault {
  /** An offset into its text. */
  readonly at: number;
  /** `Unexpected X, expected Y`. */
  readonly message: string;
  readonly hint?: string;
}
