import { expect, test } from 'vitest';
import { panelHtml } from '../../../client/panel/html.js';

const page = panelHtml({ script: 's.js', style: 's.css', icons: 'i.css' }, 'https://own', 'abc');

test('only our own script, styles and font may load', () => {
  expect(page).toContain(
    "default-src 'none'; script-src 'nonce-abc'; style-src https://own; font-src https://own",
  );
  expect(page).not.toContain('unsafe');
});

test('the page holds no script but the one with the nonce', () => {
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).toContain('<script nonce="abc" src="s.js"></script>');
});
