// What the person chose, as a value: read in the shell, passed to the pure parts.

/** Settings of the language service. */
export interface Settings {
  /** Kubernetes version whose API counts: `1.36`. */
  readonly kubernetesVersion: string;
  readonly codeLens: boolean;
  /** What the client can do with completions. */
  readonly snippets: boolean;
}

/** What counts where nothing was chosen. */
export const defaultSettings: Settings = {
  kubernetesVersion: '1.36',
  codeLens: true,
  snippets: true,
};
