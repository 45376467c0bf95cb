// The pane beside the picture: why, objects, events and YAML, as tabs.

import { useEffect, useRef, useState } from 'preact/hooks';
import type {
  PanelState,
  PanelWord,
  PaneRequest,
  PaneTab,
  PaneView,
} from '../../../core/protocol.js';
import { useHost } from '../host.js';
import { EventsTab } from './eventsTab.js';
import { ObjectsTab } from './objectsTab.js';
import { Verbs } from './verbs.js';
import { WhyTab } from './whyTab.js';
import { YamlTab } from './yamlTab.js';

export const paneTabs: readonly PaneTab[] = ['why', 'objects', 'events', 'yaml'];

interface Properties {
  readonly state: PanelState;
  readonly pane: PaneView | undefined;
  readonly request: PaneRequest;
  readonly onRequest: (request: PaneRequest) => void;
}

/** Draws the tabs and the one that is open. The open tab's content is asked from the host. */
export function SidePane({ state, pane, request, onRequest }: Properties) {
  return (
    <section class="pane">
      <Tabs
        tabs={paneTabs}
        current={request.tab}
        counts={{ objects: state.counts.objects, events: state.counts.events }}
        onSelect={tab => onRequest({ ...request, tab })}
      />
      <PaneBody state={state} pane={pane} request={request} onRequest={onRequest} />
    </section>
  );
}

/** The open tab without its bar; narrow panels have the bar on top. */
export function PaneBody({ state, pane, request, onRequest }: Properties) {
  const host = useHost();
  const shown = pane?.tab === request.tab ? pane : undefined;
  return (
    <div class="pane-body" role="tabpanel" id="pane-body" aria-label={host.word(request.tab)}>
      {shown?.tab === 'why' || shown?.tab === 'yaml' ? <Verbs state={state} /> : null}
      {shown === undefined ? null : (
        <Open pane={shown} state={state} request={request} onRequest={onRequest} />
      )}
    </div>
  );
}

function Open(properties: {
  readonly pane: PaneView;
  readonly state: PanelState;
  readonly request: PaneRequest;
  readonly onRequest: (request: PaneRequest) => void;
}) {
  const { pane, state, request, onRequest } = properties;
  switch (pane.tab) {
    case 'why':
      return <WhyTab why={pane.why} selection={state.selection} />;
    case 'objects':
      return (
        <ObjectsTab
          view={pane}
          selection={state.selection}
          request={request}
          onRequest={onRequest}
        />
      );
    case 'events':
      return (
        <EventsTab
          view={pane}
          selection={state.selection}
          request={request}
          onRequest={onRequest}
        />
      );
    case 'yaml':
      return <YamlTab title={pane.title} text={pane.text} />;
  }
}

interface TabsProperties<Tab extends PanelWord> {
  readonly tabs: readonly Tab[];
  readonly current: Tab;
  readonly counts: Partial<Record<PanelWord, number>>;
  readonly onSelect: (tab: Tab) => void;
}

/** A tab bar as VS Code's panels have it; arrow keys move between tabs. */
export function Tabs<Tab extends PanelWord>({
  tabs,
  current,
  counts,
  onSelect,
}: TabsProperties<Tab>) {
  const host = useHost();
  const bar = useRef<HTMLDivElement>(null);
  const [moved, setMoved] = useState(false);
  useEffect(() => {
    if (moved) {
      bar.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
      setMoved(false);
    }
  }, [moved]);
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[tabs.indexOf(current) + step];
    if (step !== 0 && next !== undefined) {
      onSelect(next);
      setMoved(true);
    }
  };
  return (
    <div class="tabs" role="tablist" ref={bar} onKeyDown={onKey}>
      {tabs.map(tab => (
        <button
          type="button"
          key={tab}
          role="tab"
          class="tab"
          aria-selected={tab === current}
          aria-controls="pane-body"
          tabIndex={tab === current ? 0 : -1}
          onClick={() => onSelect(tab)}
        >
          {host.word(tab)}
          {counts[tab] === undefined ? null : <span class="tab-count"> {counts[tab]}</span>}
        </button>
      ))}
    </div>
  );
}
