// The cluster's events, newest first, as `kubectl get events` prints them.

import type { PaneRequest, PaneView } from '../../../core/protocol.js';
import { FilterField } from './filterField.js';
import { Table } from './table.js';

interface Properties {
  readonly view: Extract<PaneView, { tab: 'events' }>;
  readonly selection: string | undefined;
  readonly request: PaneRequest;
  readonly onRequest: (request: PaneRequest) => void;
}

/** Draws the table of events with its filter. */
export function EventsTab({ view, selection, request, onRequest }: Properties) {
  return (
    <>
      <div class="pane-tools">
        <FilterField request={request} onRequest={onRequest} />
      </div>
      <Table table={view.table} selection={selection} />
    </>
  );
}
