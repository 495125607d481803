import type { StyleElement } from 'citeproc';

/**
 * A CSL style without the branches for types of works that are not among `types`, and without the macros that nothing calls then: the processor
 * prepares each element when it starts, and asks each condition at each citation. What it sets is the same: a test of `type` is met if any of its
 * types is the work's (CSL 1.0.2, cs:choose).
 */
export function forTypes(style: StyleElement, types: ReadonlySet<string>): StyleElement {
  const live = withoutBranches(style, types);
  const macros = new Map(elementsOf(live).flatMap((one) => (isMacro(one) ? [[one.attrs['name'], one]] : [])));
  const called = new Set<string | undefined>();
  const follow = (element: StyleElement): void => {
    const name = element.attrs['macro'];
    if (name !== undefined && !called.has(name)) {
      called.add(name);
      const macro = macros.get(name);
      if (macro) follow(macro);
    }
    elementsOf(element).forEach(follow);
  };
  for (const element of elementsOf(live)) if (!isMacro(element)) follow(element);
  return {
    ...live,
    children: live.children.filter(
      (child) => typeof child === 'string' || !isMacro(child) || called.has(child.attrs['name']),
    ),
  };
}

const elementsOf = ({ children }: StyleElement): readonly StyleElement[] =>
  children.filter((child) => typeof child !== 'string');

const isMacro = ({ name }: StyleElement): boolean => name === 'macro';

function withoutBranches(element: StyleElement, types: ReadonlySet<string>): StyleElement {
  const children = element.name === 'choose' ? branchesOf(element, types) : element.children;
  return {
    ...element,
    children: children.map((child) => (typeof child === 'string' ? child : withoutBranches(child, types))),
  };
}

/** The branches of a choice that a work can take, its first one an `if`. Where none is left but an `else`, or none at all, the first stays, empty. */
function branchesOf(choose: StyleElement, types: ReadonlySet<string>): readonly StyleElement[] {
  const all = elementsOf(choose);
  const [first, ...others] = all.filter((branch) => !isNeverTaken(branch, types));
  if (first && first.name !== 'else') return [{ ...first, name: 'if' }, ...others];
  // what has no child at all the processor takes for one that ends where it begins
  return [...all.slice(0, 1).map((one) => ({ ...one, children: [''] })), ...(first ? [first] : [])];
}

function isNeverTaken({ attrs }: StyleElement, types: ReadonlySet<string>): boolean {
  const { type, match = 'all', ...conditions } = attrs;
  if (type === undefined || type.split(/\s+/).some((one) => types.has(one))) return false;
  return match === 'all' || (match === 'any' && Object.keys(conditions).length === 0);
}
