import { giveMargins, marginsOf, removeIdle } from './around.js';
import type { ArrangeMargins } from './place.js';
import type { HandlerClass, Page, PagedModule } from './paged.js';

type Arrange = (this: unknown, element: HTMLElement, page: Page) => void;

/**
 * Keeps paged.js from arranging the margin boxes of each page as it is finished, which costs style recalculations and takes
 * its side for settled. The result does it for all pages of a run, each shown before it is looked at: once for those of a kind, where no
 * more than one box of a group is filled, so that its words do not matter. Boxes with nothing in them go. To be called once.
 */
export function deferMargins({ registeredHandlers }: PagedModule): ArrangeMargins {
  const index = registeredHandlers.findIndex((handler) => 'addMarginaliaContent' in handler.prototype);
  const stock: HandlerClass['prototype'] | undefined = registeredHandlers[index]?.prototype;
  if (!stock) throw new Error('Unexpected paged.js without its handling of margins');
  keepContent(stock);
  const arrange = stock['finalizePage'] as Arrange;
  stock['finalizePage'] = () => undefined;
  const known = new Map<string, DocumentFragment>();
  return ({ chunker, handlers }, show) => {
    for (const page of chunker.pages) {
      const { element } = page;
      const kind = element.className;
      const earlier = known.get(kind);
      if (earlier && giveMargins(element, earlier)) continue;
      giveMargins(element);
      show(page);
      arrange.call(handlers[index], element, page);
      const plain = isPlain(element);
      removeIdle(element);
      if (plain) known.set(kind, marginsOf(element));
    }
  };
}

/** A rule of a margin box, as paged.js has it. */
interface MarginRule {
  readonly block: { readonly children: { toArray(): readonly { readonly property?: string }[] } };
  hasContent: boolean;
}

type AddStyles = (this: { readonly marginalia: Record<string, MarginRule> }, ...values: unknown[]) => void;

/**
 * A margin box that a later style sheet says more of, but not what stands in it, keeps what an earlier one has put there, as in any
 * cascade: paged.js would take it for empty.
 */
function keepContent(stock: HandlerClass['prototype']): void {
  const add = stock['addMarginaliaStyles'] as AddStyles;
  const styled: AddStyles = function (...values) {
    const before = new Map(Object.entries(this.marginalia).map(([box, rule]) => [box, rule.hasContent]));
    add.apply(this, values);
    for (const [box, rule] of Object.entries(this.marginalia)) {
      const says = rule.block.children.toArray().some(({ property }) => property === 'content');
      if (!says && before.get(box)) rule.hasContent = true;
    }
  };
  stock['addMarginaliaStyles'] = styled;
}

const GROUPS = '.pagedjs_margin-top, .pagedjs_margin-bottom, .pagedjs_margin-left, .pagedjs_margin-right';

function isPlain(page: Element): boolean {
  return [...page.querySelectorAll(GROUPS)].every(
    (group) => group.querySelectorAll(':scope > .hasContent').length <= 1,
  );
}
