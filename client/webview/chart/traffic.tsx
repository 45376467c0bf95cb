// Where requests to a Service go at the moment shown: one column per endpoint, lost ones in words and colour.

import type { TrafficView } from '../../../core/protocol.js';
import { useHost } from '../host.js';

/** Draws the shares of one Service's endpoints. */
export function Traffic({ view }: { readonly view: TrafficView }) {
  const host = useHost();
  const most = Math.max(1e-6, ...view.bars.map(bar => bar.share));
  return (
    <section class="chart">
      <h3>{view.title}</h3>
      <div class="traffic">
        {view.bars.map(bar => (
          <button
            type="button"
            key={bar.id}
            class={`traffic-bar hue-${bar.hue}${bar.lost ? ' lost' : ''}`}
            style={{ height: `${Math.max(4, (bar.share / most) * 100)}%` }}
            title={bar.label}
            aria-label={bar.label}
            onClick={() => host.post({ type: 'select', id: bar.id })}
          >
            {bar.lost ? <i class="codicon codicon-error" aria-hidden="true" /> : null}
          </button>
        ))}
      </div>
      <p class="muted">{view.caption}</p>
    </section>
  );
}
