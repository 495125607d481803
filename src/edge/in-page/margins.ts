import type { HandlerClass, PagedModule } from './paged.js';
import type { Run } from './press.js';

/** Arranges the margin boxes of a page that is shown: which of them are filled, and how wide they are beside each other. */
export type ArrangeMargins = (run: Run, page: HTMLElement) => void;

type Arrange = (this: unknown, element: HTMLElement, page: { readonly element: HTMLElement }) => void;

/** Keeps paged.js from arranging the margin boxes of each page as it is finished: they are not there. To be called once. */
export function deferMargins({ registeredHandlers }: PagedModule): ArrangeMargins {
  const index = registeredHandlers.findIndex((handler) => 'addMarginaliaContent' in handler.prototype);
  const stock: HandlerClass['prototype'] | undefined = registeredHandlers[index]?.prototype;
  if (!stock) throw new Error('Unexpected paged.js without its handling of margins');
  keepContent(stock);
  const arrange = stock['finalizePage'] as Arrange;
  stock['finalizePage'] = () => undefined;
  return ({ handlers }, element) => {
    arrange.call(handlers[index], element, { element });
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
