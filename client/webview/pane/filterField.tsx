// The field that narrows a table to the rows containing a text.

import type { PaneRequest } from '../../../core/protocol.js';
import { useHost } from '../host.js';

interface Properties {
  readonly request: PaneRequest;
  readonly onRequest: (request: PaneRequest) => void;
}

/** Asks the host again at each keystroke; the host filters, because it has all rows. */
export function FilterField({ request, onRequest }: Properties) {
  const host = useHost();
  return (
    <input
      type="search"
      class="filter"
      placeholder={host.word('filter')}
      aria-label={host.word('filter')}
      value={request.filter ?? ''}
      onInput={event => onRequest({ ...request, filter: event.currentTarget.value })}
    />
  );
}
