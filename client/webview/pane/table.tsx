// A table of objects as kubectl prints it; rows are selectable with mouse and keyboard.

import type { TableRow, TableView } from '../../../core/protocol.js';
import { useHost } from '../host.js';

interface Properties {
  readonly table: TableView;
  readonly selection: string | undefined;
}

/** Draws columns and rows; says how many rows are left out. */
export function Table({ table, selection }: Properties) {
  const host = useHost();
  if (table.rows.length === 0) {
    return <p class="muted pad">{host.word('nothingHere')}</p>;
  }
  return (
    <div class="table-scroll">
      <table>
        <thead>
          <tr>
            {table.columns.map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <Row key={row.id ?? `${index}`} row={row} selected={isSelected(row, selection)} />
          ))}
        </tbody>
      </table>
      {table.left === 0 ? null : (
        <p class="muted pad">
          + {table.left} {host.word('more')}
        </p>
      )}
    </div>
  );
}

function Row({ row, selected }: { readonly row: TableRow; readonly selected: boolean }) {
  const host = useHost();
  const { id } = row;
  const select = () => {
    if (id !== undefined) {
      host.post({ type: 'select', id });
    }
  };
  return (
    <tr
      class={`${selected ? 'selected ' : ''}row-${row.tone}`}
      tabIndex={id === undefined ? -1 : 0}
      aria-selected={selected}
      onClick={select}
      onKeyDown={event => {
        if (event.key === 'Enter') {
          select();
        } else {
          moveRow(event);
        }
      }}
    >
      {row.cells.map((cell, index) => (
        <td key={`${index}`} title={cell}>
          {cell}
        </td>
      ))}
    </tr>
  );
}

function moveRow(event: KeyboardEvent): void {
  const row = event.currentTarget;
  if (!(row instanceof HTMLElement)) {
    return;
  }
  const next =
    event.key === 'ArrowDown'
      ? row.nextElementSibling
      : event.key === 'ArrowUp'
        ? row.previousElementSibling
        : null;
  if (next instanceof HTMLElement) {
    event.preventDefault();
    next.focus();
  }
}

function isSelected(row: TableRow, selection: string | undefined): boolean {
  return row.id !== undefined && row.id === selection;
}
