// The lines from Services to workloads to nodes, drawn under the cards where there is room for columns.

import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { PanelState, Tone } from '../../core/protocol.js';

/** Beyond this many lines only those of the selected object are drawn. */
const linesMax = 120;
/** Where lines from one card are more than this they say nothing: it goes everywhere. */
const fanMax = 24;

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly tone: Tone;
}

interface Line extends Edge {
  readonly path: string;
}

interface Properties {
  readonly state: PanelState;
  readonly container: RefObject<HTMLElement>;
}

/** Measures the cards after each layout and joins them by curves. */
export function Connectors({ state, container }: Properties) {
  const [lines, setLines] = useState<readonly Line[]>([]);
  const edges = edgesOf(state);
  const shape = edges.map(edge => `${edge.from}>${edge.to}:${edge.tone}`).join();
  useLayoutEffect(() => {
    const element = container.current;
    if (element === null) {
      return undefined;
    }
    const measure = () => setLines(current => keepSame(current, linesOf(element, edges)));
    const frame = requestAnimationFrame(measure);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const card of element.querySelectorAll('[data-node]')) {
      observer.observe(card);
    }
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, [shape]);
  return (
    <svg class="connectors" aria-hidden="true">
      {lines.map(line => (
        <path
          key={`${line.from}>${line.to}`}
          d={line.path}
          class={`connector edge-${line.tone}${touches(line, state.selection) ? ' strong' : ''}`}
        />
      ))}
    </svg>
  );
}

function edgesOf(state: PanelState): readonly Edge[] {
  const toWorkloads = state.services.flatMap(service =>
    service.targets.map(target => ({ from: service.id, to: target.id, tone: target.tone })),
  );
  const toNodes = state.workloads.flatMap(workload =>
    (workload.nodes.length > fanMax ? [] : workload.nodes).map(node => ({
      from: workload.id,
      to: node,
      tone: 'neutral' as const,
    })),
  );
  const edges = [...toWorkloads, ...toNodes];
  return edges.length <= linesMax ? edges : edges.filter(edge => touches(edge, state.selection));
}

function touches(edge: Edge, selection: string | undefined): boolean {
  return selection !== undefined && (edge.from === selection || edge.to === selection);
}

function linesOf(container: HTMLElement, edges: readonly Edge[]): readonly Line[] {
  const origin = container.getBoundingClientRect();
  const boxes = new Map<string, DOMRect>();
  for (const card of container.querySelectorAll<HTMLElement>('[data-node]')) {
    boxes.set(card.dataset['node'] ?? '', card.getBoundingClientRect());
  }
  return edges.flatMap(edge => {
    const from = boxes.get(edge.from);
    const to = boxes.get(edge.to);
    // Stacked columns (narrow panels) have no room between them.
    if (from === undefined || to === undefined || to.left < from.right + 8) {
      return [];
    }
    return [{ ...edge, path: curve(from, to, origin) }];
  });
}

function curve(from: DOMRect, to: DOMRect, origin: DOMRect): string {
  const x1 = Math.round(from.right - origin.left);
  const y1 = Math.round(from.top - origin.top + Math.min(from.height / 2, 44));
  const x2 = Math.round(to.left - origin.left);
  const y2 = Math.round(to.top - origin.top + Math.min(to.height / 2, 44));
  const middle = (x1 + x2) / 2;
  return `M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}

function keepSame(current: readonly Line[], next: readonly Line[]): readonly Line[] {
  const text = (lines: readonly Line[]) => lines.map(line => line.path + line.tone).join();
  return text(current) === text(next) ? current : next;
}
