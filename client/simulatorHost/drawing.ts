// Decides when the views are made again, and sends them: never two pictures at once, none of what nobody sees.

import type { Look, Picture } from './messages.js';
import type { WallClock } from './pacer.js';
import type { RunningSimulation } from './runningSimulation.js';
import { statusOf } from './runStatus.js';

/** Pictures follow each other by this much at least. */
const drawMsMin = 60;
/** Making them takes at most one part in so many of the time: the rest is the simulation's. */
const partsOfTime = 4;

const nothingSeen: Look = { pane: undefined, tree: false, panelAge: 0 };

/** Draws one run for one window. */
export class Drawing {
  readonly #clock: WallClock;
  readonly #send: (picture: Picture) => Promise<void>;
  #run: RunningSimulation | undefined;
  #look = nothingSeen;
  #waitMs = drawMsMin;
  #cancel: (() => void) | undefined;
  /** A picture was sent and is not shown yet. */
  #isAway = false;
  #isAskedAgain = false;
  #sentPane = '';
  #sentTree = '';

  constructor(clock: WallClock, send: (picture: Picture) => Promise<void>) {
    this.#clock = clock;
    this.#send = send;
  }

  /** What is drawn from now on; undefined for nothing. */
  follow(run: RunningSimulation | undefined): void {
    this.#run = run;
    this.#forget();
    this.request();
  }

  /** What the window can see now. */
  see(look: Look): void {
    if (look.panelAge !== this.#look.panelAge) {
      this.#forget();
    }
    this.#look = look;
    this.request();
  }

  /** Something may look different: draws soon, and the less often the longer it takes. */
  request(): void {
    if (this.#isAway) {
      this.#isAskedAgain = true;
    } else {
      this.#cancel ??= this.#clock.after(this.#waitMs, () => this.#draw());
    }
  }

  #draw(): void {
    this.#cancel = undefined;
    if (this.#run === undefined) {
      return;
    }
    const startMs = this.#clock.nowMs();
    const picture = this.#pictureOf(this.#run);
    this.#waitMs = Math.max(drawMsMin, (this.#clock.nowMs() - startMs) * (partsOfTime - 1));
    this.#isAway = true;
    const arrived = () => {
      this.#isAway = false;
      if (this.#isAskedAgain) {
        this.#isAskedAgain = false;
        this.request();
      }
    };
    // A window that is gone needs no picture.
    this.#send(picture).then(arrived, arrived);
  }

  #pictureOf(run: RunningSimulation): Picture {
    const { pane: request, tree: isTreeSeen } = this.#look;
    const status = statusOf(run.index(), run.pacer.playing);
    const pane = request && run.pane(request);
    const tree = isTreeSeen ? run.tree() : undefined;
    const [paneText, treeText] = [JSON.stringify(pane) ?? '', JSON.stringify(tree) ?? ''];
    const picture = {
      status,
      ...(request === undefined ? {} : { panel: run.panelState() }),
      ...(pane === undefined || paneText === this.#sentPane ? {} : { pane }),
      ...(tree === undefined || treeText === this.#sentTree ? {} : { tree }),
    };
    this.#sentPane = paneText;
    this.#sentTree = treeText;
    return picture;
  }

  #forget(): void {
    this.#sentPane = '';
    this.#sentTree = '';
  }
}
