// Why something is as it is: a sentence, a verdict per node or rule, and the chain of causes back to the manifest.

import type { WhyView } from '../../../core/protocol.js';
import { useHost } from '../host.js';
import { Text, ToneIcon } from '../text.js';
import { formatMoment } from '../time.js';
import { Table } from './table.js';

interface Properties {
  readonly why: WhyView;
  readonly selection: string | undefined;
}

/** Draws the host's explanation of the selected object, or of the whole run. */
export function WhyTab({ why, selection }: Properties) {
  const host = useHost();
  return (
    <div class="why">
      <h2>{why.title}</h2>
      <p>
        <Text text={why.sentence} />
      </p>
      {why.verdicts.length === 0 ? null : (
        <dl class="verdicts" aria-label={host.word('verdicts')}>
          {why.verdicts.map((verdict, index) => (
            <div key={`${index}`} class="verdict-row">
              <dt class="muted">{verdict.subject}</dt>
              <dd>
                <span class={`tone-${verdict.tone}`}>
                  <ToneIcon tone={verdict.tone} />
                </span>{' '}
                <Text text={verdict.text} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {why.causes.length === 0 ? null : <Causes why={why} />}
      {why.related === undefined ? null : <Table table={why.related} selection={selection} />}
    </div>
  );
}

function Causes({ why }: { readonly why: WhyView }) {
  const host = useHost();
  return (
    <>
      <h3>{host.word('causes')}</h3>
      <ol class="causes">
        {why.causes.map((cause, index) => (
          <li key={`${index}`}>
            <button
              type="button"
              class="moment code"
              onClick={() => host.post({ type: 'scrub', timeMs: cause.timeMs })}
            >
              {formatMoment(cause.timeMs)}
            </button>
            <span>
              <Text text={cause.text} />
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
