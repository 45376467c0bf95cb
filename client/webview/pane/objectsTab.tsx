// All objects of the cluster, one kind at a time, in the columns kubectl gives them.

import type { PaneRequest, PaneView } from '../../../core/protocol.js';
import { useHost } from '../host.js';
import { FilterField } from './filterField.js';
import { Table } from './table.js';

interface Properties {
  readonly view: Extract<PaneView, { tab: 'objects' }>;
  readonly selection: string | undefined;
  readonly request: PaneRequest;
  readonly onRequest: (request: PaneRequest) => void;
}

/** Draws the choice of kinds and the table of the chosen one. */
export function ObjectsTab({ view, selection, request, onRequest }: Properties) {
  const host = useHost();
  return (
    <>
      <div class="pane-tools">
        <select
          aria-label={host.word('kind')}
          value={view.kind}
          onChange={event => onRequest({ ...request, kind: event.currentTarget.value })}
        >
          {view.kinds.map(kind => (
            <option key={kind.kind} value={kind.kind}>
              {kind.label} ({kind.count})
            </option>
          ))}
        </select>
        <FilterField request={request} onRequest={onRequest} />
      </div>
      <Table table={view.table} selection={selection} />
    </>
  );
}
