// One VS Code window as a person uses it: opens files, types, runs commands, looks at the panel.
import path from 'node:path';

const slowMs = 60_000;
const usualMs = 20_000;

/** A window on a workspace folder with one file open. */
export async function openWorkbench({ browser, server, folder, file, viewport, scale }) {
  const context = await browser.newContext({
    viewport: viewport ?? { width: 1600, height: 1000 },
    reducedMotion: 'reduce',
    deviceScaleFactor: scale ?? 1,
  });
  const page = await context.newPage();
  const host = new URL(server.origin).host;
  const payload = JSON.stringify([
    ['openFile', `vscode-remote://${host}${path.join(folder, file)}`],
  ]);
  const query = `folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(payload)}`;
  await page.goto(`${server.origin}/?${query}`, { waitUntil: 'domcontentloaded' });
  const window = new Workbench(page, context);
  await window.editor(file).waitFor({ timeout: slowMs });
  return window;
}

/** What a person can do and see. */
class Workbench {
  constructor(page, context) {
    this.page = page;
    this.context = context;
  }

  editor(file) {
    return this.page.locator(`.monaco-editor[data-uri$="/${file}"]`).first();
  }

  /** The panel's own page. */
  get panel() {
    return this.page
      .locator('iframe.webview.ready[src*="extensionId=drydock.drydock"]')
      .contentFrame()
      .frameLocator('#active-frame');
  }

  /** Lines of a file that hold a text. */
  line(file, text) {
    return this.editor(file).locator('.view-line').filter({ hasText: text }).first();
  }

  /** Opens a file of the workspace in front. */
  async openFile(file) {
    const input = this.page.locator('.quick-input-widget:not([style*="display: none"]) input');
    const row = this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: file });
    await this.#pressUntil('Control+P', input);
    await input.fill(file);
    await row.first().click();
    await this.page.locator(`.tab.active[aria-label^="${file}"]`).first().waitFor();
    await this.editor(file).waitFor({ timeout: usualMs });
  }

  /** Takes a quick fix or a refactoring at the cursor; `look` sees the open menu. */
  async quickFix(title, look) {
    const row = this.page
      .locator('.action-widget .monaco-list-row.action')
      .filter({ hasText: title })
      .first();
    await this.#pressUntil('Control+.', row);
    await look?.();
    await row.click();
  }

  /** Renames what is under the cursor. */
  async rename(name) {
    const input = this.page.locator('.rename-box input');
    await this.#pressUntil('F2', input);
    await input.fill(name);
    await this.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** Answers a question for a line of text. */
  async answer(text) {
    const input = this.page.locator('.quick-input-widget:visible input');
    await input.fill(text);
    const title = await this.page.locator('.quick-input-title:visible').textContent();
    await this.page.keyboard.press('Enter');
    await this.page.waitForFunction(
      before =>
        document.querySelector('.quick-input-title')?.textContent !== before ||
        document.querySelector('.quick-input-widget')?.style.display === 'none',
      title,
      { timeout: usualMs },
    );
  }

  /** Waits until the editor shows this many squiggles of a kind, or at least one. */
  async seeSquiggle(file, kind = 'error') {
    await this.editor(file).locator(`.squiggly-${kind}`).first().waitFor({
      state: 'attached',
      timeout: slowMs,
    });
  }

  async seeNoSquiggle(kind = 'error') {
    await this.page.waitForFunction(
      name => document.querySelectorAll(`.squiggly-${name}`).length === 0,
      kind,
      { timeout: usualMs },
    );
  }

  /** Moves the cursor; line and column count from 1. */
  async goTo(file, line, column = 1) {
    await this.editor(file).locator('.view-lines').click();
    const input = this.page.locator('.quick-input-widget:not([style*="display: none"]) input');
    await this.#pressUntil('Control+G', input);
    await input.fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
    await this.page.locator('.monaco-editor.focused').waitFor();
  }

  /** Replaces the text of a line, from its first character that is no space. */
  async replaceLine(file, line, text) {
    await this.goTo(file, line);
    await this.page.keyboard.press('Home');
    await this.page.keyboard.press('Shift+End');
    await this.page.keyboard.type(text, { delay: 5 });
  }

  async save(file) {
    await this.page.keyboard.press('Control+S');
    await this.page
      .locator(`.tab.active:not(.dirty)[aria-label^="${file}"]`)
      .first()
      .waitFor({ timeout: usualMs });
  }

  /** Opens the suggestions and takes one. */
  async complete(label) {
    const row = this.page
      .locator('.suggest-widget.visible .monaco-list-row')
      .filter({ hasText: label })
      .first();
    await this.#pressUntil('Control+Space', row);
    await row.click();
  }

  /** The text of the hover over a word of the editor. */
  async hover(file, word) {
    const hover = this.page.locator('.monaco-hover:not(.hidden)').first();
    for (let attempt = 0; attempt < 5; attempt++) {
      await this.page.mouse.move(5, 5);
      await this.editor(file)
        .locator('.view-line span span')
        .filter({ hasText: word })
        .last()
        .hover();
      const isThere = await hover.waitFor({ timeout: 4000 }).then(
        () => true,
        () => false,
      );
      if (isThere) {
        return hover.textContent();
      }
    }
    throw new Error(`no hover over ${word}`);
  }

  /** Runs a command by its title; a palette that closed, or came before the extension was known, is opened again. */
  async runCommand(title) {
    const input = this.page.locator('.quick-input-widget input');
    const row = this.page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ hasText: title })
      .first();
    for (let attempt = 1; ; attempt++) {
      await this.#pressUntil('F1', input);
      try {
        await input.fill(`>${title}`, { timeout: 5000 });
        await row.click({ timeout: 5000 });
        return;
      } catch (error) {
        if (attempt === 6) {
          throw error;
        }
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** Runs a folder of the explorer by its menu, which a workbench that is busy closes again. */
  async runFromExplorer(name) {
    const row = this.page
      .locator('.explorer-folders-view .monaco-list-row')
      .filter({ hasText: name });
    const entry = this.page
      .locator('.monaco-menu .action-label')
      .filter({ hasText: 'Run in Simulator' });
    for (let attempt = 0; attempt < 5 && !(await entry.isVisible()); attempt++) {
      await this.page.keyboard.press('Escape');
      await row.first().click({ button: 'right' });
      await this.page.waitForTimeout(1500);
    }
    await entry.click();
  }

  /** Takes a choice that a command offers. */
  async pick(label) {
    const row = this.page
      .locator('.quick-input-widget:visible .monaco-list-row')
      .filter({ hasText: label })
      .first();
    await row.waitFor({ timeout: usualMs });
    await row.click();
  }

  /** Problems as VS Code lists them. */
  async problems() {
    await this.runCommand('Problems: Focus on Problems View');
    const rows = this.page.locator('.markers-panel .monaco-list-row');
    await rows.first().waitFor({ timeout: usualMs });
    const labels = await rows.evaluateAll(list => list.map(row => row.getAttribute('aria-label')));
    await this.runCommand('View: Hide Panel');
    return labels.join('\n');
  }

  async screenshot(file) {
    await this.page.screenshot({ path: file });
  }

  /** Presses a key until its effect shows: keys that meet a moving focus are lost. */
  async #pressUntil(key, effect, triesMax = 6) {
    for (let attempt = 1; ; attempt++) {
      await this.page.keyboard.press(key);
      try {
        await effect.waitFor({ timeout: 3000 });
        return;
      } catch (error) {
        if (attempt === triesMax) {
          throw error;
        }
        await this.page.keyboard.press('Escape');
      }
    }
  }

  async close() {
    await this.context.close();
  }
}
