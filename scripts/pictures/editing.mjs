// The pictures of what the editor does: each step opens its file, brings the feature to light and keeps it.
import path from 'node:path';
import { goToProblem, hoverOver, keep, messageAlone, openStudio, press } from './studio.mjs';

const workspaces = path.resolve(import.meta.dirname, '../../test/e2e/workspaces');
const viewport = { width: 760, height: 640 };
const quiet = { 'drydock.codeLens.enabled': false, 'editor.inlayHints.enabled': 'off' };

/** A window for one picture of the guide. */
async function openGuide(tools, { file, from = 'guide', size, settings, cursor }) {
  const folder = tools.server.makeWorkspace({ shop: path.join(workspaces, from) });
  return openStudio(tools, {
    folder: path.join(folder, 'shop'),
    file,
    viewport: size ?? viewport,
    settings: { ...quiet, ...settings },
    cursor,
  });
}

async function box(page, selector) {
  return page.locator(`${selector} >> visible=true`).last().boundingBox();
}

/** The window from a line to something that is open in it, and what text follows. */
async function keepFrom(window, name, selector, more = {}) {
  const { page } = window;
  await page.waitForTimeout(500);
  const { y, height } = await box(page, selector);
  const text = more.below === undefined ? 0 : (await endOfText(page)) + 6;
  const end = Math.max(y + height + 8, Math.min(text, y + height + (more.below ?? 0)));
  await keepRows(window, name, { top: more.top ?? 10, end });
}

/** All lines of the file that are seen. */
async function keepText(window, name) {
  await window.page.waitForTimeout(500);
  await keepRows(window, name, { top: 10, end: (await endOfText(window.page)) + 6 });
}

async function keepRows(window, name, { top, end }) {
  const { width, height } = window.page.viewportSize();
  const bottom = Math.min(height - 8, end);
  await keep(window, `guide/${name}.png`, {
    x: 8,
    y: top,
    width: width - 16,
    height: bottom - top,
  });
}

function endOfText(page) {
  return page
    .locator('.view-lines > .view-line')
    .evaluateAll(all => Math.max(...all.map(line => line.getBoundingClientRect().bottom)));
}

const problem = '.marker-widget';

async function takeProblem(tools, name, file, more) {
  const window = await openGuide(tools, { file, ...more });
  await window.page.locator('[class*="squiggly-"]').first().waitFor({ state: 'attached' });
  await window.page.waitForTimeout(800);
  await goToProblem(window.page);
  await keepFrom(window, name, problem, { below: 10 * 20 });
  await window.close();
}

/** The pictures by name: what the step needs is opened by the step. */
export const editingPictures = {
  diagnostics: tools => takeProblem(tools, 'diagnostics', 'mistakes.yaml'),
  async versions(tools) {
    const settings = {
      'drydock.kubernetesVersion': '1.30',
      'drydock.alsoCheckVersions': ['1.36'],
    };
    const window = await openGuide(tools, { file: 'versions.yaml', settings });
    await window.page.addStyleTag({ content: messageAlone });
    await window.seeSquiggle('versions.yaml');
    await hoverOver(window.page, window.page.locator('.squiggly-error').first());
    await keepFrom(window, 'versions', '.monaco-hover:not(.hidden)', { below: 200 });
    await window.close();
  },
  'custom-resources': tools =>
    takeProblem(tools, 'custom-resources', 'boat.yaml', { from: 'boats' }),
  async completion(tools) {
    const window = await openGuide(tools, { file: 'completion.yaml', cursor: true });
    await window.goTo('completion.yaml', 14, 20);
    await press(window.page, 'Control+Space', '.suggest-widget.visible .monaco-list-row');
    await keepFrom(window, 'completion', '.suggest-widget', { top: 130 });
    await window.close();
  },
  async hover(tools) {
    const window = await openGuide(tools, { file: 'nightly.yaml' });
    await window.hover('nightly.yaml', '30 2 * * 1-5');
    await keepFrom(window, 'hover', '.monaco-hover:not(.hidden)');
    await window.close();
  },
  async navigation(tools) {
    const window = await openGuide(tools, {
      file: 'settings.yaml',
      size: { width: 1000, height: 560 },
    });
    await window.goTo('settings.yaml', 4, 10);
    await press(window.page, 'Shift+F12', '.reference-zone-widget .ref-tree .monaco-list-row');
    await keepFrom(window, 'navigation', '.reference-zone-widget', { below: 60 });
    await window.close();
  },
  async rename(tools) {
    const window = await openGuide(tools, { file: 'web.yaml', size: { width: 900, height: 900 } });
    const { page } = window;
    await window.goTo('web.yaml', 8, 27);
    await press(page, 'F2', '.rename-box input');
    await page.locator('.rename-box input').fill('shop');
    await page.keyboard.press('Control+Enter');
    await page.locator('.bulk-edit-panel .monaco-list-row').nth(3).waitFor();
    await page.waitForTimeout(1500);
    await keep(window, 'guide/rename.png', await box(page, '.part.panel'));
    await window.close();
  },
  async 'call-hierarchy'(tools) {
    const size = { width: 900, height: 560 };
    const window = await openGuide(tools, { file: 'settings.yaml', size });
    await window.goTo('settings.yaml', 4, 10);
    await press(window.page, 'Shift+Alt+H', '.part.sidebar .monaco-list-row >> nth=2');
    await window.page.waitForTimeout(1000);
    await keep(window, 'guide/call-hierarchy.png', { x: 4, y: 4, width: 892, height: 260 });
    await window.close();
  },
  async 'code-actions'(tools) {
    const window = await openGuide(tools, {
      file: 'nightly.yaml',
      settings: { 'editor.lightbulb.enabled': 'on' },
    });
    await window.seeSquiggle('nightly.yaml', 'warning');
    await window.goTo('nightly.yaml', 18, 28);
    await press(window.page, 'Control+.', '.action-widget .monaco-list-row.action');
    await keepFrom(window, 'code-actions', '.action-widget', { top: 190 });
    await window.close();
  },
  async suppression(tools) {
    const window = await openGuide(tools, { file: 'nightly.yaml' });
    await window.seeSquiggle('nightly.yaml', 'warning');
    await window.goTo('nightly.yaml', 18, 28);
    await window.quickFix('Silence missing-reference here');
    await window.seeNoSquiggle('warning');
    await keepText(window, 'suppression');
    await window.close();
  },
  async 'new-secret'(tools) {
    const window = await openGuide(tools, {
      file: 'settings.yaml',
      size: { width: 760, height: 420 },
    });
    await window.runCommand('Drydock: New Secret');
    await window.page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ hasText: 'Keys and values' })
      .waitFor();
    await keepFrom(window, 'new-secret', '.quick-input-widget', { top: 0, below: 40 });
    await window.close();
  },
  async formatting(tools) {
    const window = await openGuide(tools, {
      file: 'format.yaml',
      size: { width: 1000, height: 400 },
      settings: {
        'drydock.format.enable': true,
        'diffEditor.renderSideBySide': true,
        'diffEditor.useInlineViewWhenSpaceIsLimited': false,
        'diffEditor.renderIndicators': false,
        'diffEditor.renderMarginRevertIcon': false,
        'diffEditor.renderGutterMenu': false,
        'diffEditor.renderOverviewRuler': false,
      },
    });
    await window.page.waitForTimeout(1500);
    await window.runCommand('Format Document');
    await window.line('format.yaml', 'kind: Service').waitFor();
    await window.runCommand('File: Compare Active File with Saved');
    await window.page.locator('.monaco-diff-editor .view-line').first().waitFor();
    await window.page.mouse.move(300, 390);
    await window.page.waitForTimeout(2000);
    await keep(window, 'guide/formatting.png', { x: 8, y: 8, width: 984, height: 250 });
    await window.close();
  },
  async 'inlay-hints'(tools) {
    const window = await openGuide(tools, {
      file: 'traffic.yaml',
      size: { width: 760, height: 880 },
      settings: { 'drydock.codeLens.enabled': true, 'editor.inlayHints.enabled': 'on' },
    });
    await window.page.locator('.codelens-decoration').first().waitFor();
    await window.page.waitForTimeout(2500);
    await keepText(window, 'inlay-hints');
    await window.close();
  },
  async 'semantic-tokens'(tools) {
    const window = await openGuide(tools, { file: 'web.yaml' });
    await window.page.waitForTimeout(2500);
    await keepText(window, 'semantic-tokens');
    await window.close();
  },
  async outline(tools) {
    const window = await openGuide(tools, {
      file: 'traffic.yaml',
      size: { width: 760, height: 640 },
    });
    await press(window.page, 'Control+Shift+O', '.quick-input-list .monaco-list-row >> nth=4');
    await window.page.waitForTimeout(1000);
    await keepFrom(window, 'outline', '.quick-input-widget', { top: 0, below: 60 });
    await window.close();
  },
  kustomization: tools =>
    takeProblem(tools, 'kustomization', 'kustomization.yaml', { from: 'overlay' }),
  async settings(tools) {
    const window = await openGuide(tools, {
      file: 'web.yaml',
      size: { width: 1000, height: 720 },
      settings: { 'workbench.colorTheme': 'Default Light Modern' },
    });
    const { page } = window;
    await page.addStyleTag({ content: '.settings-header-controls { visibility: hidden; }' });
    await window.runCommand('Preferences: Open Settings (UI)');
    await page.locator('.settings-editor').first().waitFor();
    await page.waitForTimeout(1500);
    await page.keyboard.type('@ext:drydock.drydock', { delay: 20 });
    const row = page.locator('.settings-editor .setting-item-contents');
    await row.filter({ hasText: 'Kubernetes Version' }).first().waitFor();
    await page.mouse.click(500, 185);
    await page.waitForTimeout(1500);
    await keep(window, 'guide/settings.png', { x: 100, y: 72, width: 800, height: 575 });
    await window.close();
  },
};
