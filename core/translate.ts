// How words become the person's language; VS Code's l10n in the editor, the text itself in tests and on the command line.

/** Replaces `{0}`, `{1}` … in the (translated) message. */
export type Translate = (message: string, ...values: (string | number)[]) => string;

/** English: the message as it stands. */
export const untranslated: Translate = (message, ...values) =>
  message.replace(/\{(\d+)\}/g, (hole, index: string) => String(values[Number(index)] ?? hole));
