// The whole panel: chooses between its three layouts by its width, and between empty and running.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { PanelState, PaneRequest, PaneView } from '../../core/protocol.js';
import { Availability } from './chart/availability.js';
import { Traffic } from './chart/traffic.js';
import { EmptyState } from './emptyState.js';
import { useHost } from './host.js';
import { PaneBody, paneTabs, SidePane, Tabs } from './pane/sidePane.js';
import { Picture } from './picture.js';
import { Refusals } from './refusals.js';
import { TimelineStrip } from './timelineStrip.js';
import { timeScaleOf } from './timeScale.js';
import { Toolbar } from './toolbar.js';
import { useWidth } from './useWidth.js';

/** From this width the pane stands beside the picture; below the second everything is one list. */
const wideMin = 940;
const columnsMin = 540;

interface Properties {
  readonly state: PanelState | undefined;
  readonly pane: PaneView | undefined;
}

/** Draws what the host last said. */
export function App({ state, pane }: Properties) {
  const host = useHost();
  const element = useRef<HTMLDivElement>(null);
  const width = useWidth(element);
  const [request, setRequest] = useState<PaneRequest>({ tab: 'why' });
  useEffect(() => host.post({ type: 'pane', request }), [request, host]);
  const layout = width >= wideMin ? 'wide' : width >= columnsMin ? 'columns' : 'narrow';
  return (
    <div class={`app ${layout}`} ref={element}>
      {state === undefined || state.phase === 'empty' || width === 0 ? (
        <EmptyState state={state} />
      ) : (
        <>
          <Toolbar state={state} />
          <TimelineStrip state={state} />
          <Refusals refusals={state.refusals} />
          <Body
            layout={layout}
            state={state}
            pane={pane}
            request={request}
            onRequest={setRequest}
          />
        </>
      )}
    </div>
  );
}

interface BodyProperties {
  readonly layout: 'wide' | 'columns' | 'narrow';
  readonly state: PanelState;
  readonly pane: PaneView | undefined;
  readonly request: PaneRequest;
  readonly onRequest: (request: PaneRequest) => void;
}

function Body(properties: BodyProperties) {
  const { layout, state, pane, request, onRequest } = properties;
  if (layout === 'narrow') {
    return <NarrowBody {...properties} />;
  }
  const side = <SidePane state={state} pane={pane} request={request} onRequest={onRequest} />;
  return (
    <vscode-split-layout
      class="body"
      key={layout}
      split={layout === 'wide' ? 'vertical' : 'horizontal'}
      initial-handle-position={layout === 'wide' ? '69%' : '66%'}
      min-start="240px"
      min-end="160px"
    >
      <div slot="start" class="main-area">
        <Picture state={state} />
        <Charts state={state} traffic={layout === 'columns'} />
      </div>
      <div slot="end" class="side-area">
        {side}
        {layout === 'wide' && state.traffic !== undefined ? (
          <div class="charts">
            <Traffic view={state.traffic} />
          </div>
        ) : null}
      </div>
    </vscode-split-layout>
  );
}

function Charts({ state, traffic }: { readonly state: PanelState; readonly traffic: boolean }) {
  if (state.availability === undefined) {
    return null;
  }
  return (
    <div class="charts">
      <Availability view={state.availability} clock={state.clock} time={timeScaleOf(state)} />
      {traffic && state.traffic !== undefined ? <Traffic view={state.traffic} /> : null}
    </div>
  );
}

function NarrowBody({ state, pane, request, onRequest }: BodyProperties) {
  const [showsCluster, setShowsCluster] = useState(true);
  return (
    <div class="body narrow-body">
      <Tabs
        tabs={['cluster', ...paneTabs]}
        current={showsCluster ? 'cluster' : request.tab}
        counts={{ objects: state.counts.objects, events: state.counts.events }}
        onSelect={tab => {
          setShowsCluster(tab === 'cluster');
          if (tab !== 'cluster') {
            onRequest({ ...request, tab });
          }
        }}
      />
      {showsCluster ? (
        <div class="main-area">
          <Picture state={state} />
          <Charts state={state} traffic={false} />
        </div>
      ) : (
        <PaneBody state={state} pane={pane} request={request} onRequest={onRequest} />
      )}
    </div>
  );
}
