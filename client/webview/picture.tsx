// The cluster from left to right, the way a request goes: Services, workloads, nodes with their pods.

import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { NodeCard as Node, PanelState } from '../../core/protocol.js';
import { NodeCard } from './cards/nodeCard.js';
import { ServiceCard } from './cards/serviceCard.js';
import { WorkloadCard } from './cards/workloadCard.js';
import { Connectors } from './connectors.js';
import { useHost } from './host.js';
import { useRovingFocus } from './rovingFocus.js';

/** Beyond this many cards in a column they shrink to their essentials. */
const roomyMax = 9;

/** Draws the whole cluster at the moment shown. */
export function Picture({ state }: { readonly state: PanelState }) {
  const host = useHost();
  const container = useRef<HTMLElement>(null);
  useRovingFocus(container);
  useSelectionInView(container, state.selection);
  const { selection, density, left } = state;
  return (
    <div class="picture-scroll">
      <section class="picture" ref={container} aria-label={host.word('cluster')}>
        <Connectors state={state} container={container} />
        <Column title={host.word('services')} count={state.services.length} left={left.services}>
          {state.services.map(card => (
            <ServiceCard key={card.id} card={card} selected={selection === card.id} />
          ))}
          {state.services.length === 0 ? <Absent text={host.word('noServices')} /> : null}
        </Column>
        <Column title={host.word('workloads')} count={state.workloads.length} left={left.workloads}>
          {state.workloads.map(card => (
            <WorkloadCard key={card.id} card={card} selection={selection} />
          ))}
          {state.workloads.length === 0 ? <Absent text={host.word('noWorkloads')} /> : null}
        </Column>
        <Column title={host.word('nodes')} count={state.nodes.length} left={left.nodes}>
          {state.nodes.map(card => (
            <NodeCard key={keyOf(card)} card={card} density={density} selection={selection} />
          ))}
        </Column>
      </section>
    </div>
  );
}

/** What is selected elsewhere (editor, tree, tables) comes into view. */
function useSelectionInView(
  container: RefObject<HTMLElement>,
  selection: string | undefined,
): void {
  useEffect(() => {
    if (selection !== undefined) {
      const item = container.current?.querySelector(`[data-item="${CSS.escape(selection)}"]`);
      item?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }, [container, selection]);
}

interface ColumnProperties {
  readonly title: string;
  readonly count: number;
  readonly left: number;
  readonly children: ComponentChildren;
}

function Column({ title, count, left, children }: ColumnProperties) {
  const host = useHost();
  return (
    <section class={`column${count > roomyMax ? ' dense' : ''}`} aria-label={title}>
      <h2>{title}</h2>
      {children}
      {left === 0 ? null : (
        <p class="muted">
          + {left} {host.word('more')}
        </p>
      )}
    </section>
  );
}

function Absent({ text }: { readonly text: string }) {
  return <p class="muted absent">{text}</p>;
}

function keyOf(card: Node): string {
  return card.id ?? 'unscheduled';
}
