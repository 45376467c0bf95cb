// What the simulated API refused: which object, which field, why, and where it stands in the text.

import type { RefusalView } from '../../core/protocol.js';
import { useHost } from './host.js';
import { Icon } from './text.js';

/** More than these are counted, not drawn. */
const refusalsMax = 6;

/** Draws the refusals above the picture; nothing where nothing was refused. */
export function Refusals({ refusals }: { readonly refusals: readonly RefusalView[] }) {
  const host = useHost();
  if (refusals.length === 0) {
    return null;
  }
  return (
    <div class="refusals" role="alert">
      {refusals.slice(0, refusalsMax).map((refusal, index) => (
        <Refusal key={`${index}`} refusal={refusal} />
      ))}
      {refusals.length > refusalsMax ? (
        <p class="muted">
          + {refusals.length - refusalsMax} {host.word('more')}
        </p>
      ) : null}
    </div>
  );
}

function Refusal({ refusal }: { readonly refusal: RefusalView }) {
  const host = useHost();
  return (
    <div class="refusal">
      <Icon name="error" />
      <div>
        <b>{refusal.title}</b> <span class="tone-bad">{host.word('refused')}</span>{' '}
        <span class="muted">{refusal.reason}</span>
        <ul>
          {refusal.causes.map((cause, index) => (
            <li key={`${index}`}>
              <Field field={cause.field} link={cause.link} /> {cause.message}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Field({ field, link }: { readonly field: string; readonly link: number | undefined }) {
  const host = useHost();
  return link === undefined ? (
    <span class="code">{field}</span>
  ) : (
    <button type="button" class="link code" onClick={() => host.post({ type: 'link', link })}>
      {field}
    </button>
  );
}
