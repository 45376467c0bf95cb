// A node with its room and its pods; also the place of pods that are on no node.

import type { NodeCard as Card, Density, Meter, PodCount } from '../../../core/protocol.js';
import { useHost } from '../host.js';
import { Icon } from '../text.js';
import { useLeaving } from './leaving.js';
import { contextOf, PodDot, PodTile, stateIcons, useSelect } from './podTile.js';

interface Properties {
  readonly card: Card;
  readonly density: Density;
  readonly selection: string | undefined;
}

/** One card of the third column. */
export function NodeCard({ card, density, selection }: Properties) {
  const flags = `${card.failed ? ' failed' : ''}${card.id === undefined ? ' unscheduled' : ''}`;
  return (
    <div class={`card node edge-${card.tone}${flags}`} data-node={card.id ?? 'unscheduled'}>
      {card.id === undefined ? (
        <div class="card-head" data-count={card.counts.length}>
          <b>{card.name}</b> <span class={`tone-${card.tone}`}>{card.note}</span>
        </div>
      ) : (
        <NodeHead card={card} id={card.id} selected={selection === card.id} />
      )}
      {card.cpu === undefined && card.memory === undefined ? null : <Meters card={card} />}
      {density === 'counts' ? (
        <Counts counts={card.counts} />
      ) : (
        <Pods card={card} density={density} selection={selection} />
      )}
    </div>
  );
}

function NodeHead(properties: {
  readonly card: Card;
  readonly id: string;
  readonly selected: boolean;
}) {
  const { card, id, selected } = properties;
  const host = useHost();
  return (
    <button
      type="button"
      class="card-head"
      aria-pressed={selected}
      aria-label={`Node ${card.name}, ${card.note}`}
      data-item={id}
      data-vscode-context={contextOf(id, card.failed ? 'failedNode' : 'node')}
      onClick={useSelect(id)}
    >
      {card.failed ? <Icon name="debug-disconnect" /> : null}
      <b>{card.name}</b>{' '}
      <span class={card.tone === 'good' ? 'muted' : `tone-${card.tone}`}>{card.note}</span>
      {card.cordoned ? (
        <span class="cordoned">
          <Icon name="circle-slash" /> {host.word('cordoned')}
        </span>
      ) : null}
    </button>
  );
}

function Meters({ card }: { readonly card: Card }) {
  const host = useHost();
  return (
    <div class="meters">
      <MeterBar name={host.word('cpu')} meter={card.cpu} />
      <MeterBar name={host.word('memory')} meter={card.memory} />
    </div>
  );
}

function MeterBar({ name, meter }: { readonly name: string; readonly meter: Meter | undefined }) {
  if (meter === undefined) {
    return null;
  }
  const percent = Math.round(Math.min(1, Math.max(0, meter.fraction)) * 100);
  const heat = percent >= 95 ? ' full' : percent >= 80 ? ' high' : '';
  return (
    <span class="meter" title={meter.label} role="img" aria-label={meter.label}>
      <span class="muted">{name}</span>
      <span class="meter-track">
        <span class={`meter-fill${heat}`} style={{ width: `${percent}%` }} />
      </span>
    </span>
  );
}

function Pods({ card, density, selection }: Properties) {
  const pods = useLeaving(card.pods);
  const Shape = density === 'dots' ? PodDot : PodTile;
  return (
    <div class={`pods ${density}`}>
      {pods.map(({ pod, leaving }) => (
        <Shape key={pod.id} pod={pod} leaving={leaving} selected={selection === pod.id} />
      ))}
    </div>
  );
}

function Counts({ counts }: { readonly counts: readonly PodCount[] }) {
  const total = counts.reduce((sum, part) => sum + part.count, 0);
  return (
    <div class="counts">
      <span class="count-bar" aria-hidden="true">
        {counts.map(part => (
          <span
            class={`count-part state-${part.state}`}
            style={{ flexGrow: part.count / Math.max(1, total) }}
            key={part.state}
          />
        ))}
      </span>
      {counts.map(part => (
        <span class={`count state-${part.state}`} key={part.state}>
          <Icon name={stateIcons[part.state]} /> {part.count} {part.label}
        </span>
      ))}
    </div>
  );
}
