// What commands that make or show manifests ask of the editor: an interface, so that they are tested without one.

/** A file that the person chose. */
export interface PickedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A question for one line of text. */
export interface TextQuestion {
  readonly title: string;
  readonly value?: string;
  /** What is typed is not shown. */
  readonly isSecret?: true;
  /** Why an answer does not do; undefined when it does. */
  readonly problemWith?: (text: string) => string | undefined;
}

/** Asking for text and files, and showing text. Undefined when the person turned away. */
export interface Forms {
  askText(question: TextQuestion): Promise<string | undefined>;
  pickFiles(title: string): Promise<readonly PickedFile[] | undefined>;
  /** The manifest in front and the line of the cursor, from 0. */
  activeText(): { readonly text: string; readonly line: number } | undefined;
  /** Puts an object behind the others of the manifest in front; a new manifest where none is. */
  addObject(yaml: string): Promise<void>;
  /** Shows a YAML text in an editor of its own that belongs to no file. */
  showText(yaml: string): Promise<void>;
}
