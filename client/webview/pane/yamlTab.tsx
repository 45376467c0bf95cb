// The selected object's YAML as the cluster holds it: keys, values and comments told apart, text only.

import { useHost } from '../host.js';

/** Longer texts are cut; the cut is said. */
const linesMax = 2000;

/** Draws the text; every part of it is hostile and drawn as text. */
export function YamlTab({ title, text }: { readonly title: string; readonly text: string }) {
  const host = useHost();
  const lines = text.split('\n');
  return (
    <div class="yaml">
      {title === '' ? <p class="muted pad">{host.word('nothingSelected')}</p> : <h2>{title}</h2>}
      <pre class="code">
        {lines.slice(0, linesMax).map((line, index) => (
          <YamlLine key={`${index}`} line={line} />
        ))}
      </pre>
      {lines.length > linesMax ? (
        <p class="muted">
          + {lines.length - linesMax} {host.word('more')}
        </p>
      ) : null}
    </div>
  );
}

function YamlLine({ line }: { readonly line: string }) {
  const match = /^(\s*(?:- )*)([^\s:][^:]*)(:)(\s.*)?$/.exec(line);
  if (match === null) {
    return <span class="yaml-line">{`${line}\n`}</span>;
  }
  return (
    <span class="yaml-line">
      {match[1]}
      <span class="yaml-key">{match[2]}</span>
      {match[3]}
      <span class="yaml-value">{match[4]}</span>
      {'\n'}
    </span>
  );
}
