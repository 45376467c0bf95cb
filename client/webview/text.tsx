// Draws the host's runs of text: always as text, never as markup. Links are known to the host by number only.

import type { RichText, TextPiece } from '../../core/protocol.js';
import { useHost } from './host.js';

/** A sentence of the host. */
export function Text({ text }: { readonly text: RichText }) {
  return (
    <>
      {text.map((piece, index) => (
        <Piece key={`${index}:${piece.text}`} piece={piece} />
      ))}
    </>
  );
}

function Piece({ piece }: { readonly piece: TextPiece }) {
  const host = useHost();
  const { link, object } = piece;
  if (link !== undefined || object !== undefined) {
    const follow = () =>
      host.post(link === undefined ? { type: 'select', id: object } : { type: 'link', link });
    return (
      <button type="button" class="link" onClick={follow}>
        {piece.text}
      </button>
    );
  }
  const tone = piece.tone === undefined ? '' : `tone-${piece.tone}`;
  return <span class={`${piece.style ?? ''} ${tone}`.trim()}>{piece.text}</span>;
}

/** A codicon; it is decoration, the words stand beside it. */
export function Icon({ name, spin }: { readonly name: string; readonly spin?: boolean }) {
  return <i class={`codicon codicon-${name}${spin ? ' spin' : ''}`} aria-hidden="true" />;
}

const toneIcons = {
  good: 'check',
  busy: 'sync',
  warning: 'warning',
  bad: 'error',
  neutral: 'circle-small',
} as const;

/** The glyph of a tone, so that it is never told by colour alone. */
export function ToneIcon({ tone }: { readonly tone: keyof typeof toneIcons }) {
  return <Icon name={toneIcons[tone]} />;
}
