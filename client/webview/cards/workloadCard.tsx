// A workload: its revisions as bars of replicas, old and new beside each other, and its arithmetic in words.

import type { WorkloadCard as Card, PodCount, RevisionBar } from '../../../core/protocol.js';
import { Icon, Text } from '../text.js';
import { contextOf, stateIcons, useSelect } from './podTile.js';

/** Beyond this many replicas a bar is proportional instead of one segment per replica. */
const segmentsMax = 12;

interface Properties {
  readonly card: Card;
  readonly selection: string | undefined;
}

/** One card of the second column. */
export function WorkloadCard({ card, selection }: Properties) {
  return (
    <div
      class={`card workload edge-${card.tone}${card.kind === 'Pod' ? ' bare' : ''}`}
      data-node={card.id}
    >
      <button
        type="button"
        class="card-head"
        aria-pressed={selection === card.id}
        aria-label={`${card.kind} ${card.name}, ${card.status}`}
        data-item={card.id}
        data-vscode-context={contextOf(card.id, 'workload')}
        onClick={useSelect(card.id)}
      >
        <b>{card.name}</b> <span class="muted">{card.kind} · </span>
        <span class={card.tone === 'good' ? 'muted' : `tone-${card.tone}`}>{card.status}</span>
      </button>
      {card.bars.map(bar => (
        <Bar key={bar.id} bar={bar} selected={selection === bar.id && bar.id !== card.id} />
      ))}
      {card.notes.map((note, index) => (
        <div class="note" key={`${index}`} title={note.map(piece => piece.text).join('')}>
          <Text text={note} />
        </div>
      ))}
    </div>
  );
}

function Bar({ bar, selected }: { readonly bar: RevisionBar; readonly selected: boolean }) {
  const total = bar.segments.reduce((sum, segment) => sum + segment.count, bar.missing);
  const parts = bar.segments.map(part => `${part.count} ${part.label}`).join(', ');
  const label = `${bar.name} ${bar.note}: ${parts}`;
  return (
    <button
      type="button"
      class={`revision hue-${bar.hue}`}
      aria-pressed={selected}
      aria-label={label}
      title={label}
      data-item={bar.id}
      data-vscode-context={contextOf(bar.id, 'revision')}
      onClick={useSelect(bar.id)}
    >
      {total > segmentsMax ? <Proportions bar={bar} total={total} /> : <Segments bar={bar} />}
      <span class="code clip">{bar.name}</span>
      <span class="muted">{bar.note}</span>
    </button>
  );
}

function Segments({ bar }: { readonly bar: RevisionBar }) {
  const states = bar.segments.flatMap(part => Array.from({ length: part.count }, () => part));
  return (
    <span class="segments" aria-hidden="true">
      {states.map((part, index) => (
        <span class={`segment state-${part.state}`} key={`${index}`}>
          {bar.ordinals ? index : <SegmentGlyph part={part} />}
        </span>
      ))}
      {Array.from({ length: bar.missing }, (_, index) => (
        <span class="segment missing" key={`missing-${index}`} />
      ))}
    </span>
  );
}

function SegmentGlyph({ part }: { readonly part: PodCount }) {
  const quiet = part.state === 'ready' || part.state === 'starting';
  return quiet ? null : <Icon name={stateIcons[part.state]} />;
}

function Proportions({ bar, total }: { readonly bar: RevisionBar; readonly total: number }) {
  return (
    <span class="segments proportional" aria-hidden="true">
      {bar.segments.map(part => (
        <span
          class={`segment state-${part.state}`}
          style={{ flexGrow: part.count / total }}
          key={part.state}
        />
      ))}
      {bar.missing === 0 ? null : (
        <span class="segment missing" style={{ flexGrow: bar.missing / total }} />
      )}
    </span>
  );
}
