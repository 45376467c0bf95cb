/**
 * Feature: outline
 *
 * Kubernetes objects as `Kind/name`, with their containers, init containers, ports and keys of data below.
 */
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { entryOf } from '../../core/manifest/find.js';
import type {
  Manifest,
  MappingNode,
  PlacedDocument,
  ScalarNode,
  YamlNode,
} from '../../core/manifest/node.js';
import { type ObjectInDocument, objectsOf } from '../../core/manifest/objects.js';
import { jsonKey } from '../../core/manifest/reader/keys.js';
import { resolveAlias } from '../../core/manifest/toValue.js';
import { rangeIn } from '../place.js';

/** Lists whose items are worth a line of the outline, with what they hold. */
const listed: Readonly<Record<string, SymbolKind>> = {
  containers: SymbolKind.Module,
  initContainers: SymbolKind.Module,
  ephemeralContainers: SymbolKind.Module,
  ports: SymbolKind.Interface,
  rules: SymbolKind.Method,
  volumeClaimTemplates: SymbolKind.File,
};

const depthMax = 12;

/** The outline of a file. */
export function documentSymbols(manifest: Manifest): DocumentSymbol[] {
  return manifest.documents.flatMap(placed =>
    objectsOf(placed.document).map(object => objectSymbol(placed, object)),
  );
}

function objectSymbol(placed: PlacedDocument, object: ObjectInDocument): DocumentSymbol {
  const { node, kind, name, namespace } = object;
  const named = scalarAt(mappingAt(node, 'metadata'), 'name') ?? scalarAt(node, 'kind') ?? node;
  const symbol = {
    name: name === undefined ? (kind ?? 'object') : `${kind ?? 'object'}/${name}`,
    kind: SymbolKind.Object,
    range: rangeIn(placed, node),
    selectionRange: rangeIn(placed, named),
    children: [...childSymbols(placed, node, 0), ...dataKeys(placed, node)],
  };
  return namespace === undefined ? symbol : { ...symbol, detail: namespace };
}

/** Items of the lists worth showing, wherever below the node they are. */
function childSymbols(placed: PlacedDocument, node: YamlNode, depth: number): DocumentSymbol[] {
  if (depth > depthMax || node.kind !== 'mapping') {
    return [];
  }
  return node.entries.flatMap(entry => {
    const key = jsonKey(entry.key);
    const symbolKind = Object.hasOwn(listed, key) ? listed[key] : undefined;
    if (symbolKind !== undefined && entry.value?.kind === 'sequence') {
      return entry.value.items.flatMap(({ value }) =>
        value?.kind === 'mapping' ? itemSymbols(placed, value, { symbolKind, key, depth }) : [],
      );
    }
    return entry.value === undefined ? [] : childSymbols(placed, entry.value, depth + 1);
  });
}

function itemSymbols(
  placed: PlacedDocument,
  item: MappingNode,
  of: { readonly symbolKind: SymbolKind; readonly key: string; readonly depth: number },
): DocumentSymbol[] {
  const children = childSymbols(placed, item, of.depth + 1);
  const title = itemTitle(item, of.key);
  if (title === undefined) {
    return children;
  }
  const range = rangeIn(placed, item);
  const selectionRange = rangeIn(placed, title.node);
  const { name, detail } = title;
  return [{ name, detail, kind: of.symbolKind, range, selectionRange, children }];
}

function itemTitle(
  item: MappingNode,
  key: string,
): { readonly name: string; readonly detail: string; readonly node: YamlNode } | undefined {
  const name = scalarAt(item, 'name') ?? scalarAt(mappingAt(item, 'metadata'), 'name');
  if (key === 'ports') {
    const port = scalarAt(item, 'containerPort') ?? scalarAt(item, 'port');
    const protocol = scalarAt(item, 'protocol')?.text ?? 'TCP';
    const text = port === undefined ? '' : `${port.text}/${protocol}`;
    const node = name ?? port;
    return node && { name: name?.text || text, detail: name === undefined ? '' : text, node };
  }
  if (key === 'rules') {
    const host = scalarAt(item, 'host');
    return host && { name: host.text, detail: 'host', node: host };
  }
  const detail = scalarAt(item, 'image')?.text ?? '';
  return name && { name: name.text || key, detail, node: name };
}

function dataKeys(placed: PlacedDocument, node: MappingNode): DocumentSymbol[] {
  return ['data', 'stringData', 'binaryData'].flatMap(field =>
    (mappingAt(node, field)?.entries ?? []).map(({ key, value }) => ({
      name: jsonKey(key) || '""',
      detail: field,
      kind: SymbolKind.Key,
      range: rangeIn(placed, { start: key.start, end: value?.end ?? key.end }),
      selectionRange: rangeIn(placed, key),
    })),
  );
}

function mappingAt(node: MappingNode, key: string): MappingNode | undefined {
  const value = resolveAlias(entryOf(node, key)?.value);
  return value?.kind === 'mapping' ? value : undefined;
}

function scalarAt(node: MappingNode | undefined, key: string): ScalarNode | undefined {
  const value = node && entryOf(node, key)?.value;
  return value?.kind === 'scalar' && value.text !== '' ? value : undefined;
}
