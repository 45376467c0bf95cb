// A Service (or what else leads requests in): its address and whether anything answers there.

import type { ServiceCard as Card } from '../../../core/protocol.js';
import { ToneIcon } from '../text.js';
import { contextOf, useSelect } from './podTile.js';

/** One card of the first column. */
export function ServiceCard({
  card,
  selected,
}: {
  readonly card: Card;
  readonly selected: boolean;
}) {
  return (
    <button
      type="button"
      class={`card service edge-${card.tone}`}
      aria-pressed={selected}
      aria-label={`${card.kind} ${card.name}, ${card.address}, ${card.verdict}`}
      data-item={card.id}
      data-node={card.id}
      data-vscode-context={contextOf(card.id, 'service')}
      onClick={useSelect(card.id)}
    >
      <span class="card-title">
        <b>{card.name}</b> <span class="muted">{card.kind}</span>
      </span>
      <span class="code clip" title={card.address}>
        {card.address}
      </span>
      <span class={`verdict tone-${card.tone}`}>
        <ToneIcon tone={card.tone} /> {card.verdict}
      </span>
    </button>
  );
}
