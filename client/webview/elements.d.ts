// Tells the compiler which elements of @vscode-elements the panel uses, and that styles may be imported.

import type { JSX } from 'preact';

type Element<Attributes = unknown> = JSX.HTMLAttributes<HTMLElement> & Attributes;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'vscode-button': Element<{ secondary?: boolean; icon?: string; disabled?: boolean }>;
      'vscode-badge': Element<{ variant?: string }>;
      'vscode-textfield': Element<{ value?: string; placeholder?: string }>;
      'vscode-single-select': Element<{ value?: string }>;
      'vscode-option': Element<{ value?: string; selected?: boolean }>;
      'vscode-split-layout': Element<{
        split?: string;
        'initial-handle-position'?: string;
        'min-start'?: string;
        'min-end'?: string;
      }>;
    }
  }
}
